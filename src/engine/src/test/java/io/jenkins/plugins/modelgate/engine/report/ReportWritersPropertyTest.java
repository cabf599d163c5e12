package io.jenkins.plugins.modelgate.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.Test;

/** What holds for the writers whatever stands in a report. */
public class ReportWritersPropertyTest {
    private static final int ROUNDS = 60;
    private static final String[] PIECES = {
        "</script>",
        "<!--",
        "]]>",
        "\"",
        "'",
        "&",
        "\\",
        "{0}",
        "](http://x)",
        "|",
        "`",
        "\u2028",
        "\u202e",
        "\u0000",
        "\u001b[2J",
        "\r\n",
        "\ud83d\ude00",
        "\ud800",
        "\udfff",
        "\ufffe",
        "a",
        "Z",
        "0",
        " ",
        "é",
        "/",
        "%2e",
        ":",
        "?",
        "#"
    };

    private final Random random = new Random();

    @Test
    public void everyWriterKeepsItsPromise() throws IOException {
        long seed = System.nanoTime();
        System.out.println("ReportWritersPropertyTest seed " + seed);
        random.setSeed(seed);
        JsonSchema schema = SarifReportTest.schema();
        for (int i = 0; i < ROUNDS; i++) {
            Report report = report();
            byte[] json = bytes(out -> JsonReport.write(report, out));
            Report read = ReportReader.read(new ByteArrayInputStream(json));
            assertThat(read.verdict()).isEqualTo(report.verdict());
            assertThat(read.artifacts()).hasSameSizeAs(report.artifacts());
            assertThat(read.findings())
                    .extracting(Finding::severity)
                    .isEqualTo(report.findings().stream().map(Finding::severity).toList());
            assertThat(bytes(out -> JsonReport.write(read, out)))
                    .isEqualTo(bytes(out -> JsonReport.write(reread(read), out)));
            byte[] sarif = bytes(out -> SarifReport.write(report, Reports.RULES, out));
            assertThat(schema.validate(new ObjectMapper().readTree(sarif))).isEmpty();
            String page =
                    new String(bytes(out -> HtmlReport.write(report, Reports.RULES, out)), StandardCharsets.UTF_8);
            assertThat(page.split("(?i)</?script", -1)).hasSize(5);
            assertHarmless(page);
            StringBuilder text = new StringBuilder();
            TextReport.write(report, text, false);
            assertHarmless(text.toString());
        }
    }

    private static void assertHarmless(String text) {
        assertThat(text.codePoints()
                        .filter(c -> c != '\n'
                                && (Character.isISOControl(c)
                                        || Character.getType(c) == Character.FORMAT
                                        || Character.getType(c) == Character.SURROGATE)))
                .isEmpty();
    }

    private static Report reread(Report report) throws IOException {
        return ReportReader.read(new ByteArrayInputStream(bytes(out -> JsonReport.write(report, out))));
    }

    private Report report() {
        TreeSet<String> paths = new TreeSet<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            paths.add(path());
        }
        List<Artifact> artifacts = new ArrayList<>();
        for (String path : paths) {
            String digest = random.nextBoolean() ? Reports.DIGEST : null;
            artifacts.add(new Artifact(
                    path, random.nextLong() >>> 1, digest, text(), any(Coverage.values()), random.nextBoolean()));
        }
        List<Finding> findings = new ArrayList<>();
        List<Suppression> suppressed = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            findings.add(finding());
            suppressed.add(new Suppression(finding(), text(), "2027-01-01"));
        }
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("text", text());
        metrics.put("number", random.nextInt(3) == 0 ? Double.NaN : random.nextGaussian());
        metrics.put("list", List.of(random.nextLong(), random.nextBoolean(), text()));
        return new Report(
                "verifyModelArtifact",
                any(Verdict.values()),
                new Subject(text(), random.nextBoolean() ? Reports.DIGEST : null, null, paths.size(), 7),
                findings,
                suppressed,
                artifacts,
                metrics,
                text(),
                Reports.DIGEST,
                text(),
                "2026-11-23T10:00:00Z",
                "2026-11-23T10:00:00.100Z");
    }

    private Finding finding() {
        Location location = new Location(
                random.nextInt(5) == 0 ? "" : path(), random.nextBoolean() ? text() : null, random.nextInt(100) - 1L);
        Rule rule = Reports.RULES.get(random.nextInt(Reports.RULES.size()));
        return random.nextBoolean()
                ? Finding.of(rule, any(Severity.values()), location, text())
                : new Finding(
                        "x/" + random.nextInt(5),
                        any(Severity.values()),
                        text(),
                        text(),
                        location,
                        text(),
                        List.of(text(), text(), "CWE-79"));
    }

    private String path() {
        return "p" + random.nextInt()
                + text().replace('\0', '_').replace("/", "/f").replace(':', ';') + "x";
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(any(PIECES));
        }
        return text.toString();
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        return out.toByteArray();
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }
}
