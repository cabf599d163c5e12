package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.dependency.python.version.Specifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.Test;

/** Real requirement files of ML projects against what pip reads in them; resources/dependency/python/make-requirements.py. */
public class PipAgreementTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> OPTIONS =
            List.of("requirement", "constraint", "index-url", "extra-index-url", "find-links", "trusted-host", "pre");

    @Test
    public void readsRealFilesAsPipDoes() throws Exception {
        JsonNode expected;
        try (GZIPInputStream in = new GZIPInputStream(
                PipAgreementTest.class.getResourceAsStream("/dependency/python/requirements.json.gz"))) {
            expected = JSON.readTree(in);
        }
        List<Map<String, String>> environments = new ArrayList<>();
        for (JsonNode environment : expected.get("environments")) {
            environments.add(JSON.convertValue(environment, new TypeReference<>() {}));
        }
        List<String> differences = new ArrayList<>();
        int packages = 0;
        for (JsonNode file : expected.get("files")) {
            List<JsonNode> got = read(file.get("text").textValue(), environments);
            for (int i = 0; i < Math.max(got.size(), file.get("lines").size()); i++) {
                JsonNode ours = i < got.size() ? got.get(i) : null;
                JsonNode theirs = file.get("lines").get(i);
                packages += theirs != null && theirs.get(1).textValue().equals("package") ? 1 : 0;
                if (ours == null || !ours.equals(theirs)) {
                    differences.add(file.get("project").textValue() + " "
                            + file.get("path").textValue() + ": pip " + theirs + "\n we " + ours);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(expected.get("files").size()).isGreaterThanOrEqualTo(100);
        assertThat(packages).isGreaterThan(1_000);
    }

    private static List<JsonNode> read(String text, List<Map<String, String>> environments) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (RequirementText.Line read : RequirementText.lines(text.getBytes(StandardCharsets.UTF_8))) {
            try {
                RequirementLine line = RequirementLine.of(read.text());
                lines.add(JSON.createArrayNode()
                        .add(read.number())
                        .add(line.isPackage() ? "package" : "options")
                        .add(line.isPackage() ? asPip(line, environments) : options(line.options())));
            } catch (RequirementException e) {
                lines.add(
                        JSON.createArrayNode().add(read.number()).add("refused").add(e.getMessage()));
            }
        }
        return lines;
    }

    private static JsonNode asPip(RequirementLine line, List<Map<String, String>> environments) throws Exception {
        Requirement requirement = line.requirement();
        Map<String, Object> row = new HashMap<>();
        boolean plain = requirement != null && line.reference() == null;
        row.put("name", requirement == null ? null : requirement.name());
        row.put(
                "versions",
                plain
                        ? requirement.versions().clauses().stream()
                                .map(Specifier::toString)
                                .sorted()
                                .toList()
                        : List.of());
        row.put("extras", plain ? requirement.extras().stream().sorted().toList() : List.of());
        row.put("url", line.reference() != null);
        row.put(
                "holds",
                environments.stream()
                        .map(each -> line.holds(each) == Marker.Holds.YES)
                        .toList());
        row.put("editable", line.editable());
        List<String> hashes = line.hashes().stream().sorted().toList();
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(String.join(" ", hashes).getBytes(StandardCharsets.UTF_8));
        row.put("hashes", hashes.size() + " " + HexFormat.of().formatHex(digest, 0, 8));
        return JSON.valueToTree(row);
    }

    private static JsonNode options(RequirementOptions options) {
        ObjectNode node = JSON.createObjectNode();
        for (String name : OPTIONS) {
            if (options.has("--" + name)) {
                node.set(name, JSON.valueToTree(options.get("--" + name)));
            }
        }
        return node;
    }
}
