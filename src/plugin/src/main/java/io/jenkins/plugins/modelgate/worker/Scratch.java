package io.jenkins.plugins.modelgate.worker;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A directory for one worker, which nobody else may enter and which goes with it. Links in it are not followed. */
final class Scratch extends SimpleFileVisitor<Path> implements Closeable {
    private final Path directory;

    private Scratch(Path directory) {
        this.directory = directory;
    }

    static Scratch below(Path agentRoot) throws IOException {
        Path parent = Files.createDirectories(agentRoot.resolve("model-gate/run"));
        // Java makes temporary directories for their owner alone.
        return new Scratch(Files.createTempDirectory(parent, "worker").toRealPath());
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(directory, this);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
        if (e != null) {
            throw e;
        }
        Files.deleteIfExists(visited);
        return FileVisitResult.CONTINUE;
    }
}
