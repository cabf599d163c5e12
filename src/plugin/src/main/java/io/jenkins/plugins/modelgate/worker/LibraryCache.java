package io.jenkins.plugins.modelgate.worker;

import hudson.AbortException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;

/**
 * The jars of workers on an agent: {@code <agent root>/model-gate/worker/<sha256>/<name>}. Any build on the agent can
 * write there, so nothing in it is believed: every jar is hashed each time before a worker starts, and replaced when it
 * is not what its directory says. Several builds may fill it at once: a jar appears whole, in one move.
 */
final class LibraryCache {
    private static final String DIRECTORY = "model-gate/worker";

    /** More than any jar of ours has, in bytes. */
    private static final long MAX_BYTES = 256L << 20;

    private final Path directory;

    /** @param agentRoot root directory of the agent */
    LibraryCache(Path agentRoot) {
        this.directory = agentRoot.resolve(DIRECTORY);
    }

    /** Those of the jars that are not there, or not what they should be. */
    ArrayList<Library> missing(List<Library> libraries) throws IOException {
        ArrayList<Library> missing = new ArrayList<>();
        for (Library library : libraries) {
            if (!holds(library)) {
                missing.add(library);
            }
        }
        return missing;
    }

    /** Takes in one jar, unless another build was faster. */
    void install(Library library, InputStream content) throws IOException {
        Path target = place(library);
        Path temporary =
                Files.createDirectories(directory.resolve(library.sha256())).resolve("." + UUID.randomUUID() + ".tmp");
        try {
            Files.copy(content, temporary);
            if (!library.sha256().equals(sha256(temporary))) {
                throw new AbortException(library.name() + " did not reach the agent as it was sent");
            }
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                // Windows replaces no jar that another worker has open; then it must be the right one.
                if (!holds(library)) {
                    throw new IOException(
                            "the worker's library " + target + " is not what it should be and cannot be"
                                    + " replaced; delete it",
                            e);
                }
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * The class path, every jar hashed just now.
     *
     * @throws MissingLibrariesException when jars were never shipped, or have been changed or removed since
     */
    String classPath(List<Library> libraries) throws IOException {
        ArrayList<Library> missing = missing(libraries);
        if (!missing.isEmpty()) {
            throw new MissingLibrariesException(missing, place(missing.get(0)).toString());
        }
        StringJoiner path = new StringJoiner(File.pathSeparator);
        libraries.forEach(library -> path.add(place(library).toString()));
        return path.toString();
    }

    private Path place(Library library) {
        return directory.resolve(library.sha256()).resolve(library.name());
    }

    private boolean holds(Library library) throws IOException {
        Path file = place(library);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) <= MAX_BYTES
                && library.sha256().equals(sha256(file));
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
