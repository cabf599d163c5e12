package io.jenkins.plugins.modelgate.engine.scan.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Mutations;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleRules;
import io.jenkins.plugins.modelgate.engine.scan.template.TemplateRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.Assume;
import org.junit.Test;

public class GgufTest {
    private static final String ESCAPE = "{{ ().__class__.__base__.__subclasses__() }}";

    @Test
    public void findsAnEscapeInEveryStringOfTheMetadata() {
        for (String key : List.of(
                "tokenizer.chat_template",
                "tokenizer.chat_template.tool_use",
                "general.description",
                "x.y",
                "a.json")) {
            for (String around : List.of("", "x".repeat(20_000), "ü".repeat(200_000))) {
                FileInspector.Result result = Scans.scan("m.gguf", Ggufs.string(key, around + ESCAPE));
                assertThat(Scans.rules(result)).as(key).contains(TemplateRules.UNSAFE_ATTRIBUTE.id());
            }
        }
    }

    @Test
    public void findsAnEscapeInAnArray() {
        byte[] file = Ggufs.file(0, 1)
                .text("tokenizer.ggml.tokens")
                .u32(ValueType.ARRAY)
                .u32(ValueType.STRING)
                .u64(3)
                .text("a")
                .text(ESCAPE)
                .text("{{")
                .bytes();
        assertThat(Scans.rules(Scans.scan("m.gguf", file))).containsOnly(TemplateRules.UNSAFE_ATTRIBUTE.id());
    }

    @Test
    public void aTemplateThatIsNoJinjaIsIncompleteUnderItsKeyOnly() {
        String go = "{{ if .System }}{{ .System }}{{ end }}";
        assertThat(Scans.scan("m.gguf", Ggufs.string("general.description", go)).findings())
                .isEmpty();
        FileInspector.Result result = Scans.scan("m.gguf", Ggufs.string("tokenizer.chat_template", go));
        assertThat(Scans.rules(result)).containsExactly(TemplateRules.UNPARSABLE.id());
        assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void aFileInTheMetadataIsExaminedAsOne() {
        FileInspector.Result pickle =
                Scans.scan("m.gguf", Ggufs.string("tokenizer.huggingface.json", "cos\nsystem\n(S'true'\ntR."));
        assertThat(Scans.rules(pickle)).contains(PickleRules.UNSAFE_GLOBAL.id());
        assertThat(pickle.findings().get(0).location().member()).isEqualTo("tokenizer.huggingface.json");
        String tokenizer = "{\"version\": \"1.0\", \"model\": {\"vocab\": {\"{{\": 1, \"{%\": 2}}}";
        assertThat(Scans.scan("m.gguf", Ggufs.string("tokenizer.huggingface.json", tokenizer))
                        .findings())
                .isEmpty();
    }

    @Test
    public void tooLongATemplateIsIncomplete() {
        for (int length : new int[] {2 << 20, 9 << 20}) {
            byte[] file = Ggufs.string("tokenizer.chat_template", "{{ a }}" + "x".repeat(length));
            FileInspector.Result result = Scans.scan("m.gguf", file);
            assertThat(Scans.rules(result)).containsExactly(ScanRules.LIMIT.id());
            assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
        }
        byte[] plain = Ggufs.string("tokenizer.rwkv.world", "1 'x' 1\n".repeat(1 << 20));
        assertThat(Scans.scan("m.gguf", plain).findings()).isEmpty();
    }

    @Test
    public void findsHugeCountsWithoutAllocating() {
        for (long huge : new long[] {1L << 62, -1, Long.MIN_VALUE, 1L << 40}) {
            for (byte[] file : List.of(
                    Ggufs.file(huge, 0).bytes(),
                    Ggufs.file(0, huge).bytes(),
                    Ggufs.file(0, 1).u64(huge).bytes(),
                    Ggufs.file(0, 1).text("k").u32(ValueType.STRING).u64(huge).bytes(),
                    Ggufs.file(0, 1)
                            .text("k")
                            .u32(ValueType.ARRAY)
                            .u32(0)
                            .u64(huge)
                            .bytes(),
                    Ggufs.file(0, 1)
                            .text("k")
                            .u32(ValueType.ARRAY)
                            .u32(8)
                            .u64(huge)
                            .bytes(),
                    Ggufs.file(0, 1)
                            .text("k")
                            .u32(ValueType.ARRAY)
                            .u32(9)
                            .u64(huge)
                            .bytes(),
                    Ggufs.file(1, 0).u64(huge).raw(new byte[100]).bytes())) {
                FileInspector.Result result = Scans.scan("m.gguf", file);
                assertThat(Scans.rules(result)).contains(GgufRules.COUNT.id());
                assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
            }
        }
    }

    @Test
    public void deepArraysEndAtALimit() {
        Ggufs file = Ggufs.file(0, 1).text("k").u32(ValueType.ARRAY);
        for (int i = 0; i < 20_000; i++) {
            file.u32(ValueType.ARRAY).u64(1);
        }
        byte[] content = file.u32(0).u64(0).bytes();
        assertThat(Scans.rules(Scans.scan("m.gguf", content)))
                .containsExactly(GgufRules.NESTED_ARRAY.id(), ScanRules.LIMIT.id());
    }

    @Test
    public void readsBehindArraysOfArrays() {
        Ggufs file = Ggufs.file(0, 2)
                .text("k")
                .u32(ValueType.ARRAY)
                .u32(ValueType.ARRAY)
                .u64(3);
        for (int i = 0; i < 3; i++) {
            file.u32(ValueType.ARRAY).u64(2);
            for (int j = 0; j < 2; j++) {
                file.u32(ValueType.STRING).u64(1).text(ESCAPE);
            }
        }
        byte[] content = file.text("tokenizer.chat_template")
                .u32(ValueType.STRING)
                .text("{{ x|attr('y') }}")
                .bytes();
        assertThat(Scans.rules(Scans.scan("m.gguf", content)))
                .contains(TemplateRules.UNSAFE_FILTER.id(), TemplateRules.UNSAFE_ATTRIBUTE.id());
    }

    @Test
    public void tellsWhatHidesInAHoleAndBehindTheEnd() {
        byte[] inner = Ggufs.string("tokenizer.chat_template", ESCAPE);
        int room = (inner.length + 31) / 32 * 32;
        byte[] file = Ggufs.file(2, 0)
                .tensor("a", 8, 0)
                .tensor("b", 8, 32 + room)
                .pad(32)
                .raw(new byte[32])
                .raw(inner)
                .raw(new byte[room - inner.length])
                .raw(new byte[32])
                .raw(inner)
                .bytes();
        FileInspector.Result result = Scans.scan("m.gguf", file);
        assertThat(Scans.rules(result)).contains(GgufRules.LAYOUT.id(), ScanRules.TRAILING_DATA.id());
        assertThat(result.findings())
                .filteredOn(finding -> finding.rule().equals(TemplateRules.UNSAFE_ATTRIBUTE.id()))
                .extracting(finding -> finding.location().member())
                .anyMatch(member -> member.startsWith("hole-at"))
                .anyMatch(member -> member.startsWith("after-the-last"));
    }

    @Test
    public void leavesTextAlone() {
        byte[] text = "GGUF is a file format".getBytes(StandardCharsets.US_ASCII);
        assertThat(Scans.scan("README.md", text).findings()).isEmpty();
        assertThat(Scans.scan("README.gguf", text).coverage()).isNotEqualTo(Coverage.FULL);
    }

    @Test(timeout = 20_000)
    public void aMillionTokensAreReadInPassing() {
        Ggufs file = Ggufs.file(0, 1)
                .text("tokenizer.ggml.tokens")
                .u32(ValueType.ARRAY)
                .u32(ValueType.STRING)
                .u64(1_000_000);
        for (int i = 0; i < 1_000_000; i++) {
            file.text("token" + i % 1000);
        }
        assertThat(Scans.scan("m.gguf", file.bytes()).findings()).isEmpty();
    }

    @Test
    public void answersWhateverTheDamage() {
        List<byte[]> seeds = Fixtures.files("gguf").stream()
                .filter(file -> file.toString().endsWith(".gguf"))
                .map(Fixtures::read)
                .toList();
        Mutations.drive(GgufFuzz::fuzzerTestOneInput, seeds, 2000);
    }

    @Test
    public void agreesWithTheCorpus() {
        List<Path> hostile = Fixtures.corpus("models/G");
        Assume.assumeFalse("no shared corpus here", hostile.isEmpty());
        for (Path file : hostile) {
            FileInspector.Result result = Scans.scan(String.valueOf(file.getFileName()), Fixtures.read(file));
            assertThat(result.findings())
                    .as(file.toString())
                    .anyMatch(finding -> finding.severity().atLeast(Severity.HIGH));
        }
        for (Path file : Fixtures.corpus("models/benign")) {
            if (file.toString().endsWith(".gguf")) {
                FileInspector.Result result = Scans.scan(String.valueOf(file.getFileName()), Fixtures.read(file));
                assertThat(result.findings()).as(file.toString()).isEmpty();
                assertThat(result.coverage()).isEqualTo(Coverage.FULL);
            }
        }
    }
}
