package io.jenkins.plugins.modelgate.engine.redteam.robustness;

import io.jenkins.plugins.modelgate.engine.report.JsonInput;
import io.jenkins.plugins.modelgate.engine.report.JsonShape;
import io.jenkins.plugins.modelgate.engine.report.ReportException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code robustness.json}, whose author may be an attacker: what cannot be is refused. */
public final class RobustnessReader {
    /** Most bytes of a file. */
    public static final int MAX_BYTES = 16 << 20;

    private static final int TEXT = 600;
    private static final int NAMES = 100_000;

    private static final JsonShape THREAT = new JsonShape()
            .must("norm", in -> in.text(8))
            .must("epsilon", RobustnessReader::decimal)
            .must("queries", JsonInput::count)
            .must("deviation", RobustnessReader::decimal)
            .must("immutable", in -> in.list(NAMES, name -> name.text(TEXT)))
            .must("integer", in -> in.list(NAMES, name -> name.text(TEXT)));

    private static final JsonShape TURNED = new JsonShape()
            .must("example", JsonInput::count)
            .must("queries", JsonInput::count)
            .must("distance", JsonInput::number)
            .must("label", in -> SafeText.of(in.text(TEXT)))
            .must("answer", in -> SafeText.of(in.text(TEXT)));

    private static final JsonShape PLAYED = new JsonShape()
            .must("attack", in -> SafeText.of(in.text(32)))
            .must("turned", in -> in.list(Robustness.MOST, RobustnessReader::turned));

    private static final JsonShape RECORD = new JsonShape()
            .must("schemaVersion", RobustnessReader::version)
            .may("model", JsonInput::digest)
            .may("inputs", JsonInput::digest)
            .may("fault", in -> SafeText.of(in.text(TEXT), TEXT))
            .must("threat", RobustnessReader::threat)
            .must("seed", RobustnessReader::seed)
            .must("given", JsonInput::count)
            .must("distinct", JsonInput::count)
            .must("right", JsonInput::count)
            .must("still", JsonInput::count)
            .must("attacks", in -> in.list(Robustness.ATTACKS.size(), RobustnessReader::played));

    private RobustnessReader() {}

    /** @throws IOException with a sentence when it cannot be read, or says what cannot be */
    public static Robustness read(InputStream in) throws IOException {
        try (JsonInput json = new JsonInput(Robustness.FILE, in, MAX_BYTES)) {
            json.next();
            JsonShape.Values values = RECORD.read(json);
            if (json.next() != null) {
                throw json.refused("something follows");
            }
            Robustness read = new Robustness(
                    values.text("model"),
                    values.text("inputs"),
                    values.get("threat"),
                    values.<Long>get("seed"),
                    values.<Long>get("given"),
                    values.<Long>get("distinct"),
                    values.<Long>get("right"),
                    values.<Long>get("still"),
                    values.get("attacks"),
                    values.text("fault"));
            String wrong = wrong(read);
            if (wrong != null) {
                throw json.refused(wrong);
            }
            return read;
        }
    }

    private static String wrong(Robustness read) {
        if (read.given() > Robustness.MOST || read.distinct() > read.given() || read.right() > read.distinct()) {
            return "the numbers of examples contradict each other";
        }
        if (read.fault() == null && (read.model() == null || read.inputs() == null)) {
            return "what was attacked has no digest";
        }
        for (Played played : read.attacks()) {
            Set<Integer> seen = new HashSet<>();
            for (Turned turned : played.turned()) {
                if (turned.example() >= read.given()
                        || !seen.add(turned.example())
                        || turned.queries() < 1
                        || turned.queries() > read.threat().queries()
                        || !(turned.distance() >= 0)
                        || turned.distance() > read.threat().epsilon().doubleValue() * 1.000001 + 1e-6) {
                    return "an example is turned twice, by more than the budget, or does not exist";
                }
            }
        }
        return read.turned() > read.right() ? "more answers are turned than were right" : null;
    }

    private static Threat threat(JsonInput in) throws ReportException {
        JsonShape.Values values = THREAT.read(in);
        return new Threat(
                values.get("norm"),
                values.get("epsilon"),
                values.<Long>get("queries"),
                values.get("deviation"),
                values.get("immutable"),
                values.get("integer"));
    }

    private static Played played(JsonInput in) throws ReportException {
        JsonShape.Values values = PLAYED.read(in);
        List<Turned> turned = values.get("turned");
        return new Played(values.get("attack"), turned);
    }

    private static Turned turned(JsonInput in) throws ReportException {
        JsonShape.Values values = TURNED.read(in);
        long example = values.<Long>get("example");
        return new Turned(
                (int) Math.min(example, Integer.MAX_VALUE),
                values.<Long>get("queries"),
                values.<Double>get("distance"),
                values.get("label"),
                values.get("answer"));
    }

    private static BigDecimal decimal(JsonInput in) throws ReportException {
        String text = in.text(32);
        if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,18})?")) {
            throw in.refused("a decimal number is none");
        }
        return new BigDecimal(text);
    }

    private static long seed(JsonInput in) throws ReportException {
        String text = in.text(16);
        if (!text.matches("[0-9a-f]{1,16}")) {
            throw in.refused("the seed is no hexadecimal number");
        }
        return Long.parseUnsignedLong(text, 16);
    }

    private static long version(JsonInput in) throws ReportException {
        long version = in.count();
        if (version != RobustnessWriter.VERSION) {
            throw in.refused("this Model Gate reads version " + RobustnessWriter.VERSION + " only");
        }
        return version;
    }
}
