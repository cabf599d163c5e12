package io.jenkins.plugins.modelgate.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.Test;

public class ReportReaderTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    public void whatTheWriterWritesComesBack() throws IOException {
        for (Report report : List.of(Reports.failed(), Reports.passed(), Reports.large(1000, 100))) {
            assertThat(read(bytes(report))).isEqualTo(report);
        }
    }

    @Test
    public void textForPeopleComesBackEscaped() throws IOException {
        Report report = Reports.hostile();
        ObjectNode json = json(report);
        ((ObjectNode) json.at("/artifacts/0")).put("path", "a\nb");
        ((ObjectNode) json.at("/findings/0/location")).put("file", "a\nb");
        ((ObjectNode) json.at("/suppressed/0/finding/location")).put("file", "a\nb");
        Report read = read(MAPPER.writeValueAsBytes(json));
        assertThat(read.findings().get(0).detail()).isEqualTo(SafeText.of(Reports.HOSTILE, 4000));
        assertThat(read.findings().get(0).references()).containsExactly(SafeText.of(Reports.HOSTILE, 4000));
        assertThat(read.policyName()).isEqualTo(SafeText.of(Reports.HOSTILE, 4000));
        assertThat(read.artifacts().get(0).path()).isEqualTo("a\nb");
        assertThat(read(bytes(read))).isEqualTo(read);
    }

    @Test
    public void everyFieldIsNeededUnlessTheContractSaysOtherwise() throws IOException {
        List<String> optional = List.of("sha256", "omsRoot", "member", "offset");
        int checked = 0;
        for (String parent : pointers(json(Reports.failed()))) {
            List<String> names = new ArrayList<>();
            json(Reports.failed()).at(parent).fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (parent.startsWith("/metrics") || optional.contains(name)) {
                    continue;
                }
                checked++;
                refused(json -> ((ObjectNode) json.at(parent)).remove(name), "\"" + name + "\" is missing");
            }
        }
        assertThat(checked).isGreaterThan(50);
    }

    @Test
    public void unknownFieldsAreRefusedEverywhere() throws IOException {
        for (String parent : pointers(json(Reports.failed()))) {
            if (!parent.startsWith("/metrics")) {
                refused(
                        json -> ((ObjectNode) json.at(parent)).put("extra", 1),
                        parent + "/extra: the field is not known");
            }
        }
    }

    @Test
    public void everyFieldOfAnotherTypeIsRefused() throws IOException {
        for (String parent : pointers(json(Reports.failed()))) {
            if (!parent.startsWith("/metrics")) {
                json(Reports.failed()).at(parent).fieldNames().forEachRemaining(name -> {
                    refused(json -> ((ObjectNode) json.at(parent)).putNull(name), parent + "/" + name);
                    refused(
                            json -> ((ObjectNode) json.at(parent))
                                    .putArray(name)
                                    .add(-1.5),
                            parent + "/" + name);
                    refused(json -> ((ObjectNode) json.at(parent)).put(name, -1.5), parent + "/" + name);
                });
            }
        }
    }

    @Test
    public void pathsStayInsideTheirTree() {
        List<String> bad = List.of(
                "/etc/passwd",
                "../a",
                "a/../b",
                "a/..",
                "..",
                ".",
                "./a",
                "C:/a",
                "c:a",
                "\\\\host\\a",
                "\\a",
                "a\\..\\b",
                "a//b",
                "a/",
                "a\0b",
                "");
        for (String path : bad) {
            refused(json -> ((ObjectNode) json.at("/artifacts/0")).put("path", path), "/artifacts/0/path: the path");
            if (!path.isEmpty()) {
                refused(
                        json -> ((ObjectNode) json.at("/findings/0/location")).put("file", path),
                        "/findings/0/location/file: the path");
            }
        }
    }

    @Test
    public void digestsAreSixtyFourLowerCaseHexadecimalDigits() {
        for (String digest : List.of(
                "",
                "abc",
                Reports.DIGEST.toUpperCase(java.util.Locale.ROOT),
                Reports.DIGEST + "0",
                "g".repeat(64),
                Reports.DIGEST + "\n")) {
            for (String parent : List.of("/subject/digest", "/artifacts/0")) {
                refused(json -> ((ObjectNode) json.at(parent)).put("sha256", digest), "/sha256: it must be a SHA-256");
            }
            refused(json -> ((ObjectNode) json.at("/policy")).put("digest", digest), "/policy/digest");
        }
    }

    @Test
    public void valuesOutsideTheirRangeAreRefused() {
        refused(json -> json.put("schemaVersion", 2), "/schemaVersion: this Model Gate reads version 1 only");
        refused(json -> json.put("verdict", "passed"), "/verdict: it must be one of [PASSED, FAILED, INCOMPLETE]");
        refused(json -> json.put("check", "rm -rf"), "/check");
        refused(json -> json.put("started", "yesterday"), "/started: it must be an instant");
        refused(json -> ((ObjectNode) json.at("/suppressed/0")).put("until", "2027-02-30"), "a date");
        refused(json -> ((ObjectNode) json.at("/artifacts/0")).put("bytes", -1), "/artifacts/0/bytes");
        refused(json -> ((ObjectNode) json.at("/artifacts/0")).put("bytes", 1.0), "a whole number");
        refused(json -> ((ObjectNode) json.at("/findings/0")).put("rule", "no slash"), "/findings/0/rule");
        refused(json -> ((ObjectNode) json.at("/findings/0")).put("detail", "x".repeat(5000)), "longer than 4096");
        refused(json -> ((ObjectNode) json.at("/findings/0")).put("detail", "x".repeat(50_000)), "/findings/0/detail");
        refused(
                json -> ((ArrayNode) json.at("/artifacts"))
                        .add(json.at("/artifacts/0").deepCopy()),
                "the path is listed twice");
        refused(
                json -> {
                    ArrayNode references = (ArrayNode) json.at("/findings/0/references");
                    for (int i = 0; i < 200; i++) {
                        references.add("CWE-" + i);
                    }
                },
                "/findings/0/references/100: the list is longer than 100 entries");
    }

    @Test
    public void jsonTricksAreRefused() throws IOException {
        String good = new String(bytes(Reports.failed()), StandardCharsets.UTF_8);
        text(good + "{}", "something follows");
        text(good + "x", "no JSON");
        text(
                good.replace("\"loadable\"", "\"path\" : \"z\", \"loadable\""),
                "/artifacts/0/path: the field is there twice");
        text(good.replace("\"ratio\"", "\"signature\""), "the field is there twice");
        text(good.replace("0.25", "1e999"), "/metrics/ratio: the number is too large");
        text(good.replace("0.25", "1" + "0".repeat(100)), "Number value length");
        text(good.replace("0.25", "99999999999999999999"), "/metrics/ratio: the number is too large");
        text(good.replace("0.25", "NaN"), "no JSON");
        text(good.replace("0.25", "[".repeat(100) + "]".repeat(100)), "nesting depth");
        text(good.replace("0.25", "\"\\ud800\""), "half a surrogate pair");
        text(good.replace("\"ratio\"", "\"" + "n".repeat(1000) + "\""), "Name length");
        text("\ufeff" + good, "no JSON");
        text("[" + good + "]", "its top: it must be an object");
        text("", "an object");
        for (int length = 0; length < good.length() - 2; length += 97) {
            text(good.substring(0, length), "The report");
        }
        byte[] bytes = good.getBytes(StandardCharsets.ISO_8859_1);
        bytes[good.indexOf("os.system")] = (byte) 0xC0;
        refused(bytes, "not UTF-8");
        refused(good.getBytes(StandardCharsets.UTF_16BE), "The report");
    }

    @Test
    public void theCapsHold() throws IOException {
        byte[] report = bytes(Reports.large(100, 10));
        assertThat(read(report, new ReadLimits(report.length, 10, 100)).artifacts())
                .hasSize(100);
        assertRefused(report, new ReadLimits(report.length - 1, 10, 100), "larger than");
        assertRefused(report, new ReadLimits(report.length, 9, 100), "/findings/9: the list is longer than 9");
        assertRefused(report, new ReadLimits(report.length, 10, 99), "/artifacts/99: the list is longer than 99");
    }

    private static void refused(Consumer<ObjectNode> change, String message) {
        try {
            ObjectNode json = json(Reports.failed());
            change.accept(json);
            refused(MAPPER.writeValueAsBytes(json), message);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void text(String json, String message) {
        refused(json.getBytes(StandardCharsets.UTF_8), message);
    }

    private static void refused(byte[] json, String message) {
        assertRefused(json, ReadLimits.DEFAULT, message);
    }

    private static void assertRefused(byte[] json, ReadLimits limits, String message) {
        assertThatThrownBy(() -> read(json, limits))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining(message);
    }

    /** JSON pointers of all objects. */
    private static List<String> pointers(JsonNode json) {
        List<String> pointers = new ArrayList<>();
        collect("", json, pointers);
        return pointers;
    }

    private static void collect(String pointer, JsonNode node, List<String> pointers) {
        if (node.isObject()) {
            pointers.add(pointer);
            node.properties().forEach(field -> collect(pointer + "/" + field.getKey(), field.getValue(), pointers));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(pointer + "/" + i, node.get(i), pointers);
            }
        }
    }

    private static ObjectNode json(Report report) throws IOException {
        return (ObjectNode) MAPPER.readTree(bytes(report));
    }

    private static byte[] bytes(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonReport.write(report, out);
        return out.toByteArray();
    }

    private static Report read(byte[] json) throws IOException {
        return read(json, ReadLimits.DEFAULT);
    }

    private static Report read(byte[] json, ReadLimits limits) throws IOException {
        return ReportReader.read(new ByteArrayInputStream(json), limits);
    }
}
