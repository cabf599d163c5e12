package io.jenkins.plugins.modelgate.engine.report;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code report.json} as what it is to a controller: a text that came from a machine where hostile models are
 * opened. What is not exactly of the form that {@link JsonReport} writes is refused. Texts for people come back free of
 * control and bidirectional characters; paths come back as they are, relative and inside their tree. Whether the verdict
 * follows from the findings is not decided here.
 */
public final class ReportReader {
    private static final Pattern CHECK = Pattern.compile("[a-z][A-Za-z]{0,63}");
    private static final Pattern RULE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}/[a-z0-9][a-z0-9.-]{0,127}");

    private static final JsonShape LOCATION = new JsonShape()
            .must("file", ReportReader::fileOrTree)
            .may("member", in -> in.safeText(ReadLimits.TEXT))
            .may("offset", JsonInput::count);

    private static final JsonShape FINDING = new JsonShape()
            .must("rule", in -> in.matching(RULE, "a rule as room/name"))
            .must("severity", in -> in.constant(Severity.class))
            .must("title", in -> in.safeText(ReadLimits.NAME))
            .must("detail", in -> in.safeText(ReadLimits.TEXT))
            .must("location", ReportReader::location)
            .must("remediation", in -> in.safeText(ReadLimits.TEXT))
            .must("references", in -> in.list(ReadLimits.REFERENCES, item -> item.safeText(ReadLimits.NAME)));

    private static final JsonShape SUPPRESSION = new JsonShape()
            .must("finding", ReportReader::finding)
            .must("reason", in -> in.safeText(ReadLimits.TEXT))
            .must("until", ReportReader::day);

    private static final JsonShape ARTIFACT = new JsonShape()
            .must("path", ReportReader::path)
            .must("bytes", JsonInput::count)
            .may("sha256", JsonInput::digest)
            .must("format", in -> in.safeText(ReadLimits.NAME))
            .must("coverage", in -> in.constant(Coverage.class))
            .must("loadable", JsonInput::truth);

    private static final JsonShape DIGESTS =
            new JsonShape().may("sha256", JsonInput::digest).may("omsRoot", JsonInput::digest);

    private static final JsonShape SUBJECT = new JsonShape()
            .must("name", in -> in.safeText(ReadLimits.PATH))
            .must("digest", DIGESTS::read)
            .must("files", JsonInput::count)
            .must("bytes", JsonInput::count);

    private static final JsonShape POLICY =
            new JsonShape().must("name", in -> in.safeText(ReadLimits.NAME)).must("digest", JsonInput::digest);

    private static final JsonShape ENGINE = new JsonShape().must("version", in -> in.safeText(ReadLimits.NAME));

    private ReportReader() {}

    /** As {@link #read(InputStream, ReadLimits)}, within the default limits. */
    public static Report read(InputStream in) throws ReportException {
        return read(in, ReadLimits.DEFAULT);
    }

    /**
     * Reads one report and nothing behind it.
     *
     * @throws ReportException when the stream cannot be read or the report is refused
     */
    public static Report read(InputStream in, ReadLimits limits) throws ReportException {
        try (JsonInput json = new JsonInput("The report", in, limits.bytes())) {
            json.next();
            Report report = report(json, limits);
            if (json.next() != null) {
                throw json.refused("something follows the report");
            }
            return report;
        } catch (ReportException e) {
            throw e;
        } catch (IOException e) {
            throw new ReportException("The report cannot be read: " + SafeText.of(String.valueOf(e.getMessage())), e);
        }
    }

    private static Report report(JsonInput in, ReadLimits limits) throws ReportException {
        JsonShape.Values values = new JsonShape()
                .must("schemaVersion", ReportReader::version)
                .must("check", json -> json.matching(CHECK, "the name of a check"))
                .must("verdict", json -> json.constant(Verdict.class))
                .must("subject", ReportReader::subject)
                .must("findings", json -> json.list(limits.findings(), ReportReader::finding))
                .must("suppressed", json -> json.list(limits.findings(), ReportReader::suppression))
                .must("artifacts", json -> artifacts(json, limits.artifacts()))
                .must("metrics", ReportReader::metrics)
                .must("policy", POLICY::read)
                .must("engine", ENGINE::read)
                .must("started", ReportReader::instant)
                .must("finished", ReportReader::instant)
                .read(in);
        JsonShape.Values policy = values.get("policy");
        JsonShape.Values engine = values.get("engine");
        return new Report(
                values.text("check"),
                values.get("verdict"),
                values.get("subject"),
                values.get("findings"),
                values.get("suppressed"),
                values.get("artifacts"),
                values.get("metrics"),
                policy.text("name"),
                policy.text("digest"),
                engine.text("version"),
                values.text("started"),
                values.text("finished"));
    }

    private static long version(JsonInput in) throws ReportException {
        long version = in.count();
        if (version != Report.SCHEMA_VERSION) {
            throw in.refused("this Model Gate reads version " + Report.SCHEMA_VERSION + " only");
        }
        return version;
    }

    private static Subject subject(JsonInput in) throws ReportException {
        JsonShape.Values values = SUBJECT.read(in);
        JsonShape.Values digest = values.get("digest");
        return new Subject(
                values.text("name"),
                digest.text("sha256"),
                digest.text("omsRoot"),
                values.number("files", 0),
                values.number("bytes", 0));
    }

    private static Finding finding(JsonInput in) throws ReportException {
        JsonShape.Values values = FINDING.read(in);
        return new Finding(
                values.text("rule"),
                values.get("severity"),
                values.text("title"),
                values.text("detail"),
                values.get("location"),
                values.text("remediation"),
                values.get("references"));
    }

    private static Location location(JsonInput in) throws ReportException {
        JsonShape.Values values = LOCATION.read(in);
        return new Location(values.text("file"), values.text("member"), values.number("offset", -1));
    }

    private static Suppression suppression(JsonInput in) throws ReportException {
        JsonShape.Values values = SUPPRESSION.read(in);
        return new Suppression(values.get("finding"), values.text("reason"), values.text("until"));
    }

    private static List<Artifact> artifacts(JsonInput in, int max) throws ReportException {
        Set<String> paths = new HashSet<>();
        return in.list(max, json -> {
            JsonShape.Values values = ARTIFACT.read(json);
            if (!paths.add(values.text("path"))) {
                throw json.refused("the path is listed twice");
            }
            return new Artifact(
                    values.text("path"),
                    values.number("bytes", 0),
                    values.text("sha256"),
                    values.text("format"),
                    values.get("coverage"),
                    values.get("loadable"));
        });
    }

    private static String path(JsonInput in) throws ReportException {
        String path = in.text(ReadLimits.PATH);
        String fault = SafePath.fault(path);
        if (!fault.isEmpty()) {
            throw in.refused(fault);
        }
        return path;
    }

    private static String fileOrTree(JsonInput in) throws ReportException {
        return in.text(ReadLimits.PATH).isEmpty() ? "" : path(in);
    }

    private static Map<String, Object> metrics(JsonInput in) throws ReportException {
        in.expect(JsonToken.START_OBJECT, "an object");
        Map<String, Object> metrics = new LinkedHashMap<>();
        while (in.next() != JsonToken.END_OBJECT) {
            String name = SafeText.of(in.name(), ReadLimits.NAME);
            if (metrics.size() == ReadLimits.METRICS) {
                throw in.refused("more than " + ReadLimits.METRICS + " entries");
            }
            in.next();
            if (metrics.containsKey(name)) {
                throw in.refused("the field is there twice");
            }
            metrics.put(name, metric(in));
        }
        return metrics;
    }

    /** Recursion ends at the depth that the parser allows. */
    private static Object metric(JsonInput in) throws ReportException {
        return switch (in.token()) {
            case START_OBJECT -> metrics(in);
            case START_ARRAY -> in.list(ReadLimits.METRICS, ReportReader::metric);
            case VALUE_STRING -> in.safeText(ReadLimits.TEXT);
            case VALUE_NUMBER_INT -> in.whole();
            case VALUE_NUMBER_FLOAT -> in.real();
            case VALUE_NULL -> null;
            default -> in.truth();
        };
    }

    private static String instant(JsonInput in) throws ReportException {
        String text = in.text(ReadLimits.NUMBER);
        try {
            return Instant.parse(text).toString();
        } catch (DateTimeParseException e) {
            throw in.refused("it must be an instant in ISO 8601");
        }
    }

    private static String day(JsonInput in) throws ReportException {
        String text = in.text(ReadLimits.NUMBER);
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeParseException e) {
            throw in.refused("it must be a date in ISO 8601");
        }
    }
}
