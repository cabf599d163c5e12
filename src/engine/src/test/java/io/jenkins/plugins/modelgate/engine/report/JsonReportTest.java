package io.jenkins.plugins.modelgate.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class JsonReportTest {
    @Test
    public void hasTheShapeOfTheContract() throws IOException {
        JsonNode json = write(Reports.failed());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "schemaVersion",
                        "check",
                        "verdict",
                        "subject",
                        "findings",
                        "suppressed",
                        "artifacts",
                        "metrics",
                        "policy",
                        "engine",
                        "started",
                        "finished");
        assertThat(json.at("/schemaVersion").intValue()).isEqualTo(1);
        assertThat(json.at("/verdict").textValue()).isEqualTo("FAILED");
        assertThat(json.at("/subject/digest/sha256").textValue()).isEqualTo(Reports.DIGEST);
        assertThat(json.at("/subject/files").longValue()).isEqualTo(4);
        assertThat(json.at("/findings/0/rule").textValue()).isEqualTo("pickle/unsafe-global");
        assertThat(json.at("/findings/0/location/member").textValue()).isEqualTo("archive/data.pkl");
        assertThat(json.at("/findings/0/location/offset").longValue()).isEqualTo(12);
        assertThat(json.at("/findings/0/references/1").textValue()).isEqualTo("CWE-502");
        assertThat(json.at("/suppressed/0/finding/rule").textValue()).isEqualTo("pickle/unknown-global");
        assertThat(json.at("/suppressed/0/until").textValue()).isEqualTo("2027-03-31");
        assertThat(json.at("/artifacts/0/coverage").textValue()).isEqualTo("FULL");
        assertThat(json.at("/artifacts/0/loadable").booleanValue()).isTrue();
        assertThat(json.at("/metrics/bytesPerSecond").longValue()).isEqualTo(1234567890L);
        assertThat(json.at("/policy/name").textValue()).isEqualTo("production");
        assertThat(json.at("/engine/version").textValue()).isEqualTo("1.0");
    }

    @Test
    public void leavesOutWhatIsNotKnown() throws IOException {
        JsonNode json = write(Reports.failed());
        assertThat(json.at("/findings/2/location").fieldNames()).toIterable().containsExactly("file");
        assertThat(json.at("/artifacts/2").has("sha256")).isFalse();
        assertThat(write(Reports.hostile()).at("/subject/digest")).isEmpty();
    }

    @Test
    public void hostileTextComesBackAsItWas() throws IOException {
        JsonNode json = write(Reports.hostile());
        assertThat(json.at("/findings/0/detail").textValue()).isEqualTo(Reports.HOSTILE);
        assertThat(json.at("/artifacts/0/path").textValue()).isEqualTo(Reports.HOSTILE);
    }

    @Test
    public void unpairedSurrogatesDoNotStopTheReport() throws IOException {
        JsonNode json = write(Reports.hostile("a\ud800b\udc00c\ud83d\ude00"));
        assertThat(json.at("/findings/0/detail").textValue()).isEqualTo("a\ufffdb\ufffdc\ud83d\ude00");
    }

    @Test
    public void figuresThatJsonDoesNotKnowBecomeText() throws IOException {
        Report report = Reports.passed();
        Map<String, Object> metrics = Map.of("psi", Double.NaN, "nested", Map.of("list", List.of(1, 2.5f, true)));
        JsonNode json = write(new Report(
                report.check(),
                report.verdict(),
                report.subject(),
                report.findings(),
                report.suppressed(),
                report.artifacts(),
                metrics,
                report.policyName(),
                report.policyDigest(),
                report.engineVersion(),
                report.started(),
                report.finished()));
        assertThat(json.at("/metrics/psi").textValue()).isEqualTo("NaN");
        assertThat(json.at("/metrics/nested/list/1").doubleValue()).isEqualTo(2.5);
    }

    private static JsonNode write(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonReport.write(report, out);
        return new ObjectMapper().readTree(out.toByteArray());
    }
}
