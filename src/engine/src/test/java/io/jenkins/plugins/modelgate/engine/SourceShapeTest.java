package io.jenkins.plugins.modelgate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

/** Small rooms: files stay small, and every package says what it is for. */
public class SourceShapeTest {
    private static final Path MAIN = Path.of("src/main/java");

    @Test
    public void noFileIsLongerThan500Lines() throws IOException {
        for (Path root : List.of(MAIN, Path.of("src/test/java"))) {
            for (Path source : sources(root)) {
                assertThat(Files.readAllLines(source)).as(source.toString()).hasSizeLessThanOrEqualTo(500);
            }
        }
    }

    @Test
    public void theMedianFileIsAbout100LinesAtMost() throws IOException {
        int[] lengths =
                sources(MAIN).stream().mapToInt(SourceShapeTest::lines).sorted().toArray();
        assertThat(lengths[lengths.length / 2])
                .as("median of " + Arrays.toString(lengths))
                .isLessThanOrEqualTo(110);
    }

    @Test
    public void everyPackageSaysWhatItIsFor() throws IOException {
        for (Path source : sources(MAIN)) {
            Path directory = source.getParent();
            boolean holdsClasses = !source.endsWith("package-info.java");
            assertThat(!holdsClasses || Files.exists(directory.resolve("package-info.java")))
                    .as(directory + " has a package-info.java")
                    .isTrue();
        }
    }

    private static int lines(Path source) {
        try {
            return Files.readAllLines(source).size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }
}
