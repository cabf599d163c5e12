package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.Test;

/** The target over damaged files: bytes changed, cut, and pieces of one put into another. */
public class RequirementFuzzTest {
    private static final String[] PIECES = {
        "\\\n", " #", "#", "[", "]", ";", " ; ", ",", "==", "===", "~=", ".*", "-r ", "--hash=", "-e ", "'", "\"", "@",
        "git+", "\u2028", "\u0085", "\u001C", "${A}", "(", ")", " and ", " in ", "not in", "extra", "://", "+", "!",
        "\uFEFF", "-", "--"
    };

    @Test(timeout = 60_000)
    public void damagedFilesAreReadOrRefused() throws Exception {
        Random random = new Random(508);
        int inputs = 0;
        try (Stream<Path> seeds = Files.list(
                Path.of(getClass().getResource("/dependency/python/seeds").toURI()))) {
            for (Path seed : seeds.sorted().toList()) {
                String text = Files.readString(seed);
                RequirementFuzz.fuzzerTestOneInput(text.getBytes(StandardCharsets.UTF_8));
                for (int i = 0; i < 500; i++) {
                    StringBuilder damaged = new StringBuilder(text);
                    for (int changes = random.nextInt(6); changes >= 0; changes--) {
                        int at = random.nextInt(damaged.length() + 1);
                        int end = Math.min(damaged.length(), at + random.nextInt(4));
                        damaged.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
                    }
                    RequirementFuzz.fuzzerTestOneInput(damaged.toString().getBytes(StandardCharsets.UTF_8));
                    inputs++;
                }
            }
        }
        assertThat(inputs).isGreaterThanOrEqualTo(2_000);
    }
}
