package io.jenkins.plugins.modelgate.engine.scan.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Mutations;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.Assume;
import org.junit.Test;

public class SafetensorsTest {
    private static final String ONE = "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}}";

    @Test
    public void findsAnotherFileBehindTheData() {
        FileInspector.Result result = Scans.scan("m.safetensors", file(ONE, "abcdPK\3\4"));
        assertThat(Scans.rules(result)).contains(ScanRules.TRAILING_DATA.id());
        assertThat(result.findings().get(0).location().offset()).isEqualTo(8 + ONE.length() + 4);
    }

    @Test
    public void findsAnotherFileInAHole() {
        String header = ONE.replace("[0,4]", "[8,12]");
        FileInspector.Result result = Scans.scan("m.safetensors", file(header, "\u007fELF0000abcd"));
        assertThat(Scans.rules(result)).startsWith(SafetensorsRules.LAYOUT.id());
        assertThat(result.coverage()).isEqualTo(Coverage.FULL);
    }

    @Test
    public void examinesASafetensorsFileInsideAHole() {
        String inner = new String(file(ONE.replace("[4]", "[5]"), "abcd"), StandardCharsets.ISO_8859_1);
        String header = ONE.replace("[0,4]", "[" + inner.length() + "," + (inner.length() + 4) + "]");
        FileInspector.Result result = Scans.scan("m.safetensors", file(header, inner + "abcd"));
        assertThat(Scans.rules(result)).containsExactly(SafetensorsRules.LAYOUT.id(), SafetensorsRules.TENSOR.id());
        assertThat(result.findings().get(1).location().member()).startsWith("hole-at-");
    }

    @Test
    public void findsOverlapInAnyOrder() {
        String header = "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[2,6]},"
                + "\"b\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}}";
        assertThat(Scans.rules(Scans.scan("m.safetensors", file(header, "abcdef"))))
                .containsExactly(SafetensorsRules.LAYOUT.id());
    }

    @Test
    public void takesLengthsAsUnsigned() {
        for (long length : new long[] {-1, Long.MIN_VALUE, 1L << 62, 1L << 32, 100_000_001}) {
            byte[] content = ByteBuffer.allocate(20)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(length)
                    .array();
            FileInspector.Result result = Scans.scan("m.safetensors", content);
            assertThat(Scans.rules(result)).as("%d", length).containsExactly(SafetensorsRules.HEADER_LENGTH.id());
            assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
        }
    }

    @Test
    public void recognisesTheFormatUnderAnyName() {
        for (String name : List.of("weights.bin", "noextension", "model.txt")) {
            assertThat(Scans.scan(name, file(ONE, "abcd")).format()).isEqualTo("safetensors");
            assertThat(Scans.rules(Scans.scan(name, file(ONE, "abc")))).as(name).contains(ScanRules.TRUNCATED.id());
        }
    }

    @Test
    public void neverPassesAModelNameWithOtherContent() {
        for (String content : List.of("x", "hello, this is no model", "{}", "\0\0\0\0\0\0\0\0{}", "PK\3\4")) {
            byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
            assertThat(Scans.scan("m.safetensors", bytes).coverage())
                    .as(content)
                    .isNotEqualTo(Coverage.FULL);
        }
        assertThat(Scans.scan("m.safetensors", new byte[0]).coverage()).isEqualTo(Coverage.NONE);
    }

    @Test
    public void countsWhatItDoesNotTellOneByOne() {
        String bad = "\"%d\":{\"dtype\":\"U9\",\"shape\":[],\"data_offsets\":[0,0]}";
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i < 3000; i++) {
            header.append(i == 0 ? "" : ",").append(String.format(bad, i));
        }
        FileInspector.Result result = Scans.scan("m.safetensors", file(header + "}", ""));
        assertThat(result.findings()).hasSize(9);
        assertThat(result.findings().get(8).detail()).contains("2992 more");
    }

    @Test
    public void longMetadataIsRead() {
        String header = "{\"__metadata__\":{\"picture\":\"" + "A".repeat(5_000_000) + "\"}," + ONE.substring(1);
        FileInspector.Result result = Scans.scan("m.safetensors", file(header, "abcd"));
        assertThat(result.findings()).isEmpty();
        assertThat(result.coverage()).isEqualTo(Coverage.FULL);
    }

    @Test
    public void answersWhateverTheDamage() {
        List<byte[]> seeds = Fixtures.files("safetensors").stream()
                .filter(file -> file.toString().endsWith(".safetensors"))
                .map(Fixtures::read)
                .toList();
        Mutations.drive(SafetensorsFuzz::fuzzerTestOneInput, seeds, 2000);
    }

    @Test
    public void agreesWithTheCorpus() {
        List<Path> hostile = Fixtures.corpus("models/F");
        Assume.assumeFalse("no shared corpus here", hostile.isEmpty());
        for (Path file : hostile) {
            FileInspector.Result result = Scans.scan(String.valueOf(file.getFileName()), Fixtures.read(file));
            assertThat(result.findings())
                    .as(file.toString())
                    .anyMatch(f -> f.severity().atLeast(Severity.HIGH));
        }
        for (Path file : Fixtures.corpus("models/benign")) {
            if (file.toString().endsWith(".safetensors")) {
                FileInspector.Result result = Scans.scan(String.valueOf(file.getFileName()), Fixtures.read(file));
                assertThat(result.findings()).as(file.toString()).isEmpty();
                assertThat(result.coverage()).isEqualTo(Coverage.FULL);
            }
        }
    }

    private static byte[] file(String header, String data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        byte[] rest = data.getBytes(StandardCharsets.ISO_8859_1);
        byte[] content = Arrays.copyOf(
                ByteBuffer.allocate(8 + text.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(text.length)
                        .put(text)
                        .array(),
                8 + text.length + rest.length);
        System.arraycopy(rest, 0, content, 8 + text.length, rest.length);
        return content;
    }
}
