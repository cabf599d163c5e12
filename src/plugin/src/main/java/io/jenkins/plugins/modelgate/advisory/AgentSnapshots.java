package io.jenkins.plugins.modelgate.advisory;

import hudson.AbortException;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Sha256;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Advisory data on an agent: {@code <agent root>/model-gate/advisories/<snapshot>/}. Any build on the agent can write there, so
 * every file is hashed before each use here, and once more by the worker that reads it.
 */
final class AgentSnapshots {
    /** A snapshot that nothing asked for so long is deleted; no check takes that long. */
    private static final Duration KEPT = Duration.ofDays(2);

    private static final Pattern TEMPORARY = Pattern.compile("\\.[0-9a-f-]{36}\\.tmp");
    private static final Logger LOGGER = Logger.getLogger(AgentSnapshots.class.getName());

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
            if (Files.size(temporary) != file.size() || !Sha256.of(temporary).equals(file.sha256())) {
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
                && Sha256.of(path).equals(file.sha256());
    }

    /** What cannot be cleared away harms nobody: another check may be at it, or it is another user's. */
    private void clear(String wanted) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path place : all) {
                if (String.valueOf(place.getFileName()).equals(wanted)) {
                    clearBroken(place);
                } else if (old(place)) {
                    remove(place);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOGGER.log(Level.FINE, "old advisory data in " + directory + " stay for now", e);
        }
    }

    /** Moved away first, so that nobody finds half of it. */
    private void remove(Path place) {
        try {
            Path away = directory.resolve("." + UUID.randomUUID() + ".old");
            Files.move(place, away, StandardCopyOption.ATOMIC_MOVE);
            Trees.delete(away);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "old advisory data in " + place + " stay for now", e);
        }
    }

    /** What was being sent when its controller was killed. */
    private static void clearBroken(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(each -> TEMPORARY
                            .matcher(String.valueOf(each.getFileName()))
                            .matches())
                    .toList()) {
                if (old(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean old(Path path) throws IOException {
        return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                .toInstant()
                .isBefore(Instant.now().minus(KEPT));
    }
}
