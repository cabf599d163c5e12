package io.jenkins.plugins.modelgate.advisory;

import hudson.AbortException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Advisory data on an agent: {@code <agent root>/model-gate/advisories/<snapshot>/}. Any build on the agent can write there, so
 * every file is hashed before each use here, and once more by the worker that reads it.
 */
final class AgentSnapshots {
    /** A snapshot that nothing asked for so long is deleted; no check takes that long. */
    private static final Duration KEPT = Duration.ofDays(2);

    private final Path directory;

    /** @param agentRoot root directory of the agent */
    AgentSnapshots(Path agentRoot) {
        this.directory = agentRoot.resolve("model-gate").resolve("advisories");
    }

    Path place(String snapshot) {
        return directory.resolve(snapshot);
    }

    /** Those that are not there, or not what they should be. What is old is cleared away. */
    ArrayList<ShippedFile> missing(String snapshot, List<ShippedFile> files) throws IOException {
        Path place = Files.createDirectories(place(snapshot));
        Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
        clear(snapshot);
        ArrayList<ShippedFile> missing = new ArrayList<>();
        for (ShippedFile file : files) {
            if (!holds(snapshot, file)) {
                missing.add(file);
            }
        }
        return missing;
    }

    /** Takes one in, in one move. */
    void install(String snapshot, ShippedFile file, InputStream content) throws IOException {
        Path target = place(snapshot).resolve(file.path());
        Path parent = target.getParent();
        if (parent == null) {
            throw new IOException("no place for " + file.path());
        }
        Path temporary = Files.createDirectories(parent).resolve("." + UUID.randomUUID() + ".tmp");
        try {
            Files.copy(content, temporary);
            if (Files.size(temporary) != file.size() || !sha256(temporary).equals(file.sha256())) {
                throw new AbortException(
                        "the advisory data " + file.path() + " did not reach the agent as they were sent");
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private boolean holds(String snapshot, ShippedFile file) throws IOException {
        Path path = place(snapshot).resolve(file.path());
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && Files.size(path) == file.size()
                && sha256(path).equals(file.sha256());
    }

    private void clear(String wanted) throws IOException {
        Instant limit = Instant.now().minus(KEPT);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path place : all) {
                if (!String.valueOf(place.getFileName()).equals(wanted)
                        && Files.getLastModifiedTime(place, LinkOption.NOFOLLOW_LINKS)
                                .toInstant()
                                .isBefore(limit)) {
                    delete(place);
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
