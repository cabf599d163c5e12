package io.jenkins.plugins.modelgate.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Test;

public class SarifReportTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    public void isValidByTheOfficialSchema() throws IOException {
        JsonSchema schema = schema();
        for (Report report : List.of(Reports.failed(), Reports.passed(), Reports.hostile(), Reports.large(100, 50))) {
            assertThat(schema.validate(write(report))).isEmpty();
        }
    }

    @Test
    public void theSchemaRefusesWhatIsNotSarif() throws IOException {
        JsonNode json = write(Reports.failed());
        ((ObjectNode) json.at("/runs/0/results/0")).put("level", "fatal");
        assertThat(schema().validate(json)).isNotEmpty();
    }

    @Test
    public void resultsSayWhatAndWhere() throws IOException {
        JsonNode results = write(Reports.failed()).at("/runs/0/results");
        JsonNode unsafe = results.get(0);
        assertThat(unsafe.at("/ruleId").textValue()).isEqualTo("pickle/unsafe-global");
        assertThat(unsafe.at("/level").textValue()).isEqualTo("error");
        assertThat(unsafe.at("/message/text").textValue())
                .isEqualTo("The pickle runs code when it is loaded: os.system is called with \"id\""
                        + " (at byte 12 of archive/data.pkl)");
        JsonNode location = unsafe.at("/locations/0");
        assertThat(location.at("/physicalLocation/artifactLocation/uri").textValue())
                .isEqualTo("weights/a.pt");
        assertThat(location.at("/physicalLocation/artifactLocation/index").intValue())
                .isEqualTo(3);
        assertThat(location.at("/physicalLocation/region").has("byteOffset")).isFalse();
        assertThat(location.at("/logicalLocations/0/fullyQualifiedName").textValue())
                .isEqualTo("weights/a.pt!/archive/data.pkl");
        assertThat(location.at("/properties/memberOffset").intValue()).isEqualTo(12);
        assertThat(results.at("/1/locations/0/physicalLocation/region/byteOffset")
                        .longValue())
                .isEqualTo(4096);
        assertThat(results.at("/2/locations/0/physicalLocation/artifactLocation/uri")
                        .textValue())
                .isEqualTo(".");
    }

    @Test
    public void acceptedFindingsAreSuppressedResults() throws IOException {
        JsonNode results = write(Reports.failed()).at("/runs/0/results");
        assertThat(results.at("/0/suppressions")).isEmpty();
        assertThat(results.at("/3/suppressions/0/justification").textValue())
                .isEqualTo("sklearn tree, reviewed in MG-12 (until 2027-03-31)");
    }

    @Test
    public void rulesCarryHelp() throws IOException {
        JsonNode rules = write(Reports.failed()).at("/runs/0/tool/driver/rules");
        assertThat(rules).hasSize(3);
        JsonNode rule = rules.get(0);
        assertThat(rule.at("/help/text").textValue()).contains(Reports.UNSAFE.meaning(), Reports.UNSAFE.remediation());
        assertThat(rule.at("/help/markdown").textValue())
                .contains("[CWE-502](https://cwe.mitre.org/data/definitions/502.html)");
        assertThat(rule.at("/helpUri").textValue()).isEqualTo("https://atlas.mitre.org/techniques/AML.T0018");
        assertThat(rule.at("/properties/security-severity").textValue()).isEqualTo("9.5");
        assertThat(rule.at("/properties/tags")).extracting(JsonNode::textValue).contains("external/cwe/cwe-502");
        assertThat(rule.at("/name").textValue()).isEqualTo("PickleUnsafeGlobal");
    }

    @Test
    public void whatWasNotExaminedIsANotification() throws IOException {
        JsonNode invocation = write(Reports.hostile()).at("/runs/0/invocations/0");
        assertThat(invocation.at("/executionSuccessful").booleanValue()).isFalse();
        assertThat(invocation.at("/exitCode").intValue()).isEqualTo(2);
        assertThat(invocation.at("/toolExecutionNotifications/0/message/text").textValue())
                .startsWith("Examined in part only: ");
        assertThat(write(Reports.failed())
                        .at("/runs/0/invocations/0/executionSuccessful")
                        .booleanValue())
                .isTrue();
    }

    @Test
    public void fingerprintsAreStableAndUnique() throws IOException {
        Report report = Reports.large(100, 1000);
        Set<String> once = fingerprints(write(report));
        assertThat(once).hasSize(1000).isEqualTo(fingerprints(write(report)));
        Fingerprints fingerprints = new Fingerprints();
        Finding finding = report.findings().get(0);
        Location moved =
                new Location(finding.location().file(), finding.location().member(), 99_999);
        Finding later = Finding.of(Reports.UNSAFE, moved, finding.detail());
        assertThat(fingerprints.next(finding)).endsWith(":1");
        assertThat(fingerprints.next(later))
                .isEqualTo(new Fingerprints().next(finding).replace(":1", ":2"));
    }

    @Test
    public void tooManyResultsAreLeftOutWithANotice() throws IOException {
        JsonNode run = write(Reports.large(100_010, 25_007)).at("/runs/0");
        assertThat(run.at("/results")).hasSize(25_000);
        assertThat(run.at("/artifacts")).hasSize(100_000);
        assertThat(run.at("/invocations/0/toolExecutionNotifications"))
                .extracting(notice -> notice.at("/message/text").textValue())
                .containsExactly("7 more findings in report.json", "10 more files in report.json");
    }

    @Test
    public void namesOfFilesCannotBecomeAnythingElseInAUri() {
        assertThat(RelativeUri.of("a b/ü#?%.pt")).isEqualTo("a%20b/%C3%BC%23%3F%25.pt");
        assertThat(RelativeUri.of("javascript:alert(1)")).isEqualTo("javascript%3Aalert%281%29");
        assertThat(RelativeUri.of("//host/x")).isEqualTo("host/x");
        URI uri = URI.create(RelativeUri.of(Reports.HOSTILE));
        assertThat(uri.getScheme()).isNull();
        assertThat(uri.getHost()).isNull();
        assertThat(uri.getPath()).isEqualTo(Reports.HOSTILE);
    }

    @Test
    public void filesCannotMakeLinksOrPlaceholders() throws IOException {
        JsonNode result = write(Reports.hostile("[x](http://example.com) {0}")).at("/runs/0/results/0");
        assertThat(result.at("/message/text").textValue())
                .contains("[x] (http://example.com) {{0}}")
                .doesNotContain("](");
    }

    private static Set<String> fingerprints(JsonNode json) {
        Set<String> fingerprints = new HashSet<>();
        json.at("/runs/0/results")
                .forEach(result -> fingerprints.add(result.at("/partialFingerprints/primaryLocationLineHash")
                        .textValue()));
        return fingerprints;
    }

    static JsonSchema schema() throws IOException {
        try (InputStream schema = SarifReportTest.class.getResourceAsStream("/report/sarif-2.1.0.json")) {
            SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .build();
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(MAPPER.readTree(schema), config);
        }
    }

    private static JsonNode write(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SarifReport.write(report, Reports.RULES, out);
        return MAPPER.readTree(out.toByteArray());
    }
}
