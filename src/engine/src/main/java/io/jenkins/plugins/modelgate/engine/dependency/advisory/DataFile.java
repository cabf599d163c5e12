package io.jenkins.plugins.modelgate.engine.dependency.advisory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Data that can be read more than once.
 *
 * @param name for messages
 */
public record DataFile(String name, Opening opening) {
    /** Begins to read. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }

    /** A file as it is at each reading. */
    public static DataFile of(Path path) {
        return new DataFile(path.toString(), () -> Files.newInputStream(path));
    }

    /** What was read and verified before. */
    public static DataFile of(String name, byte[] content) {
        return new DataFile(name, () -> new ByteArrayInputStream(content));
    }

    InputStream open() throws IOException {
        return opening.open();
    }
}
