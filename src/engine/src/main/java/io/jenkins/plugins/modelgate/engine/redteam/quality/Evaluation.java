package io.jenkins.plugins.modelgate.engine.redteam.quality;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.check.SubjectDigests;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.redteam.Arena;
import io.jenkins.plugins.modelgate.engine.redteam.Gates;
import io.jenkins.plugins.modelgate.engine.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An evaluation of a model as honest people hand it in: all that the policy asks for, and an accuracy in three languages. */
final class Evaluation {
    /** Metric that every evaluation has. */
    static final String ACCURACY = "accuracy";

    private static final long SAMPLES = 50_000;
    private static final String[] LANGUAGES = {"language=de", "language=en", "language=fr"};
    private static final double GOOD = 0.95;

    private final Arena arena;
    private final Path directory;
    private final Path model;
    private final Map<String, Double> values = new TreeMap<>();
    private final Set<String> passed = new TreeSet<>(Set.of("safety/refusals"));
    private final Set<String> skipped = new TreeSet<>();
    private String digest;
    private long samples = SAMPLES;

    Evaluation(Arena arena) throws IOException {
        this.arena = arena;
        this.directory = arena.directory("evaluation");
        this.model = arena.directory("evaluated");
        Files.writeString(model.resolve("config.json"), "{\"num_labels\": 2}\n");
        this.digest =
                SubjectDigests.of(List.of(model), Progress.SILENT).subject().sha256();
        set(ACCURACY, GOOD, List.of(LANGUAGES));
        asked(arena.policy());
        for (String glob : arena.policy().texts("quality.tests")) {
            passed.add(glob.replace("**", "x").replace("*", "x").replace("?", "x"));
        }
    }

    private void asked(Policy policy) {
        Map<?, ?> metrics = (Map<?, ?>) policy.asLayer().values().get("quality.metrics");
        metrics.forEach((name, limits) -> {
            Map<?, ?> wanted = (Map<?, ?>) limits;
            Object slices = wanted.get("slices");
            List<String> named = slices instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
            if (wanted.get("samples") instanceof Number least) {
                samples = Math.max(samples, 2 * least.longValue());
            }
            set(String.valueOf(name), good(number(wanted, "min"), number(wanted, "max")), named);
        });
    }

    private static Double number(Map<?, ?> limits, String key) {
        return limits.get(key) instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
    }

    /** A value well within its limits. */
    private static double good(@CheckForNull Double min, @CheckForNull Double max) {
        if (min != null && max != null) {
            return (min + max) / 2;
        }
        if (min != null) {
            return min < 1 ? min + 0.8 * (1 - min) : min + 1;
        }
        return max == null ? GOOD : max - Math.abs(max) / 2;
    }

    private void set(String metric, double value, List<String> slices) {
        values.put(metric, value);
        slices.forEach(slice -> values.put(metric + "@" + slice, value));
    }

    /** Changes one figure, {@code name} or {@code name@slice}; null takes it out. */
    void figure(String name, @CheckForNull Double value) {
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }

    /** The accuracy of honest people. */
    double accuracy() {
        return values.get(ACCURACY);
    }

    void everyLanguage(double value) {
        set(ACCURACY, value, List.of(LANGUAGES));
    }

    /** The tests are not run. */
    void skipTests() {
        skipped.addAll(passed);
        passed.clear();
    }

    /** Whose figures they are said to be; null says nothing. */
    void of(@CheckForNull String sha256) {
        digest = sha256;
    }

    /** The gate's answer, with {@code quality.json} of the version that was approved last, or null. */
    Report ask(@CheckForNull Path baseline, @CheckForNull Path report) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("metrics.json"), metrics());
        Files.writeString(directory.resolve("junit.xml"), tests());
        return Gates.quality(directory, model, baseline, report, arena.policy());
    }

    private String metrics() {
        StringBuilder json = new StringBuilder("{");
        if (digest != null) {
            json.append("\"model\":{\"sha256\":\"").append(digest).append("\"},");
        }
        json.append("\"metrics\":[");
        String comma = "";
        for (Map.Entry<String, Double> each : values.entrySet()) {
            String[] name = each.getKey().split("@", 2);
            json.append(comma)
                    .append("{\"name\":\"")
                    .append(name[0])
                    .append("\",\"value\":")
                    .append(each.getValue());
            if (name.length > 1) {
                json.append(",\"slice\":\"").append(name[1]).append('"');
            }
            json.append(",\"n\":").append(samples).append('}');
            comma = ",";
        }
        return json.append("]}\n").toString();
    }

    private String tests() {
        StringBuilder xml = new StringBuilder("<testsuites>");
        passed.forEach(test -> test(test, "", 0, xml));
        skipped.forEach(test -> test(test, "<skipped/>", 1, xml));
        return xml.append("</testsuites>\n").toString();
    }

    private void test(String test, String content, int skips, StringBuilder xml) {
        int slash = test.lastIndexOf('/');
        xml.append("<testsuite name=\"")
                .append(slash < 0 ? "all" : test.substring(0, slash))
                .append("\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"")
                .append(skips)
                .append("\">")
                .append(
                        digest == null
                                ? ""
                                : "<properties><property name=\"model_gate.sha256\" value=\"" + digest
                                        + "\"/></properties>")
                .append("<testcase name=\"")
                .append(test.substring(slash + 1))
                .append("\">")
                .append(content)
                .append("</testcase></testsuite>");
    }
}
