package io.jenkins.plugins.modelgate.audit.forward;

import hudson.util.AtomicFileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How far a receiver is, on the disk: written after the receiver has taken the entries, so none is left out. */
final class Cursor {
    private final Path file;

    Cursor(Path directory, String name) {
        this.file = directory.resolve(name + ".cursor");
    }

    /**
     * The next entry to send; the first one of a log that nothing was sent of.
     *
     * @throws IOException when the file is damaged: deleting it sends everything again
     */
    long read(String origin) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.size() != 2 || !lines.get(1).matches("[0-9]{1,18}")) {
            throw new IOException(file + " is damaged; delete it to send everything again");
        }
        return lines.get(0).equals(origin) ? Long.parseLong(lines.get(1)) : 0;
    }

    /** Durable when it returns. */
    void write(String origin, long next) throws IOException {
        Files.createDirectories(file.getParent());
        try (AtomicFileWriter writer = new AtomicFileWriter(file, StandardCharsets.UTF_8)) {
            writer.write(origin + "\n" + next + "\n");
            writer.commit();
        }
    }
}
