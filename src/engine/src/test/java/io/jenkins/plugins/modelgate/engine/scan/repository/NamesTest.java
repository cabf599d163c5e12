package io.jenkins.plugins.modelgate.engine.scan.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.scan.TreeFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

/** Names that collide or deceive, and ordinary names of many languages that do neither. */
public class NamesTest {
    private static List<String> rules(String... paths) {
        List<Finding> findings = new ArrayList<>();
        List<TreeFile> files =
                Arrays.stream(paths).map(path -> TreeFile.of(path, "unknown")).toList();
        new NameTree().scan(files, List.of(), findings::add);
        return findings.stream().map(Finding::rule).toList();
    }

    @Test
    public void collisionsOfCaseAndForm() {
        assertThat(rules("config.json", "Config.JSON")).containsExactly("repository/name-collision");
        assertThat(rules("a/x", "A/y")).containsExactly("repository/name-collision");
        assertThat(rules("caf\u00E9.bin", "cafe\u0301.bin")).containsExactly("repository/name-collision");
        assertThat(rules("stra\u00DFe.bin", "STRASSE.bin")).containsExactly("repository/name-collision");
        assertThat(rules("model.bin", "model.bin. ")).contains("repository/name-collision");
        assertThat(rules("a/config.json", "b/config.json", "a/Config2.json")).isEmpty();
    }

    @Test
    public void deceptions() {
        for (String name : new String[] {
            "model\u202Enosj.bin",
            "con\u200Bfig.json",
            "config\u2024json",
            "\uFF43onfig.json",
            "config\uFF0Ejson",
            "a\u2215b.json",
            "con\u0441ig.json",
            "\u0441onfig.json",
            "line\nbreak.json",
            "tab\there",
            "esc\u001B[0m"
        }) {
            assertThat(rules(name)).as(name).contains("repository/misleading-name");
        }
    }

    @Test
    public void namesOfOneSystemOnly() {
        for (String name : new String[] {
            "aux.py", "NUL", "com1.bin", "a:b", "x.bin.", "x ", " x", "a\\b", "q?.bin", "x".repeat(256)
        }) {
            assertThat(rules(name)).as(name).containsExactly("repository/unportable-name");
        }
    }

    @Test
    public void ordinaryNamesOfManyLanguages() {
        assertThat(rules(
                        "README.md",
                        ".gitattributes",
                        "model-00001-of-00002.safetensors",
                        "\u043C\u043E\u0434\u0435\u043B\u044C.safetensors",
                        "\u6A21\u578B\u3002\u8BF4\u660E.txt",
                        "mod\u00E8le_fran\u00E7ais.bin",
                        "\u03B1-beta.npy",
                        "\uD83D\uDE80.txt",
                        "\uD83D\uDC68\u200D\uD83D\uDCBB.txt",
                        "\u0645\u062F\u0644.bin",
                        "console.log",
                        "auxiliary.py",
                        "Q8_0 (copy).gguf",
                        "1_Pooling/config.json"))
                .isEmpty();
    }

    @Test
    public void manyAreCounted() {
        String[] paths = new String[200];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = "a" + i + "\u202E";
        }
        assertThat(rules(paths)).hasSize(51);
    }
}
