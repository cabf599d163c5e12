package io.jenkins.plugins.modelgate.engine.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that real libraries have written, from {@code src/test/resources}, and the shared corpus where it is at hand. */
public final class Fixtures {
    private static final Path RESOURCES = Path.of("src/test/resources");

    private Fixtures() {}

    /** One fixture. */
    public static byte[] bytes(String path) {
        return read(RESOURCES.resolve(path));
    }

    /** All files of a folder, in order. */
    public static List<Path> files(String folder) {
        return list(RESOURCES.resolve(folder));
    }

    /** Content of a file. */
    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder of the corpus beside the repository (or where MODEL_GATE_SHARED points), empty if there is none. */
    public static List<Path> corpus(String folder) {
        String named = System.getenv("MODEL_GATE_SHARED");
        Path shared = Optional.ofNullable(named).map(Path::of).orElse(Path.of("../../../shared"));
        Path place = shared.resolve("corpus").resolve(folder);
        return Files.isDirectory(place) ? list(place) : List.of();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
