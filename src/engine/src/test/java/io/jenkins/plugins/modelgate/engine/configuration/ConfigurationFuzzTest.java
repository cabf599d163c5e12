package io.jenkins.plugins.modelgate.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.check.KnownConfiguration;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * Fuzz target for Jazzer: the readers of Dockerfiles, YAML, JSON, shell scripts, Groovy, properties and protocol buffers with
 * the rules behind them. The first byte names the kind. Whatever stands in a file, it is read the same twice, and every
 * finding is at a line that the file has. A short run with damaged files is part of the tests.
 */
public class ConfigurationFuzzTest {
    private static final String[] NAMES = {
        "Dockerfile",
        "a.yaml",
        "a.json",
        "compose.yaml",
        "run.sh",
        "Jenkinsfile",
        "config.properties",
        "config.pbtxt",
        "models.config",
        "MLmodel",
        "bentofile.yaml",
        ".env"
    };

    /** What turns the meaning of the text around it. */
    private static final String[] TURNING = {
        "\\",
        "\n",
        "\r",
        "\"",
        "'",
        "`",
        "$(",
        ")",
        "${",
        "}",
        "<<E\n",
        "#",
        "|",
        "{",
        "[",
        "]",
        "&a ",
        "*a",
        ": ",
        "- ",
        "---\n",
        "!!binary ",
        "\t",
        "\"\"\"",
        "/*",
        "/",
        "\\u0061",
        "case x in ",
        "=",
        "\0"
    };

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        String name = NAMES[Math.floorMod(data[0] - '0', NAMES.length)];
        byte[] content = Arrays.copyOfRange(data, 1, data.length);
        List<Finding> findings = findings(name, content);
        assertThat(findings(name, content)).isEqualTo(findings);
        long lines = new String(content, StandardCharsets.ISO_8859_1).lines().count() + 1;
        for (Finding each : findings) {
            if (each.detail().startsWith("line ")) {
                String line = each.detail().substring(5, each.detail().indexOf(':'));
                // YAML counts more characters as ends of lines than a text has line feeds.
                assertThat(Long.parseLong(line)).as(each.detail()).isBetween(1L, lines + content.length / 2);
            }
        }
    }

    private static List<Finding> findings(String name, byte[] content) {
        ConfigurationFile file = ConfigurationFile.held(name, content);
        Marks marks = new Marks(file, LocalDate.EPOCH);
        try {
            for (ConfigurationScanner each : KnownConfiguration.ruleSets()) {
                if (each.takes(file)) {
                    each.scan(file, marks);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what is in memory is read", e);
        }
        return marks.findings();
    }

    @Test
    public void damagedFilesAreReadToTheirEnd() throws IOException {
        Random random = new Random(6);
        try (Stream<Path> seeds = Files.list(Path.of("src/test/resources/configuration/seeds"))) {
            for (Path seed : seeds.sorted().toList()) {
                String text = Files.readString(seed);
                fuzzerTestOneInput(text.getBytes(StandardCharsets.UTF_8));
                for (int i = 0; i < 12; i++) {
                    StringBuilder damaged = new StringBuilder(text);
                    for (int j = random.nextInt(4); j >= 0; j--) {
                        int at = 1 + random.nextInt(damaged.length() - 1);
                        damaged.replace(
                                at,
                                Math.min(damaged.length(), at + random.nextInt(3)),
                                TURNING[random.nextInt(TURNING.length)]);
                    }
                    fuzzerTestOneInput(damaged.toString().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }
}
