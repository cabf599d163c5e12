package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.artifact.PathNames;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.artifact.TreeWalk;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException.Kind;
import io.jenkins.plugins.modelgate.engine.signature.bundle.Bundle;
import io.jenkins.plugins.modelgate.engine.signature.proof.SignatureSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the signature of a model is.
 *
 * @param file to read
 * @param inTree its path in the model's tree, or null if it lies elsewhere
 * @param entry as the walk found it, or null if the caller named the file
 */
record SignatureLocation(
        Path file,
        @CheckForNull String inTree,
        @CheckForNull TreeEntry entry) {

    /** @throws NoSuchFileException when the caller named a file that is not there */
    static Optional<SignatureLocation> of(
            Path subject, boolean directory, List<TreeEntry> entries, @CheckForNull Path named) throws IOException {
        if (named != null) {
            return Optional.of(named(named, "signature", entries));
        }
        return directory ? inTree(entries) : beside(subject);
    }

    /** A file that the caller named. */
    static SignatureLocation named(Path named, String option, List<TreeEntry> entries) throws IOException {
        if (!Files.exists(named, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(option + " " + named + ": no such file");
        }
        Path path = named.toAbsolutePath().normalize();
        Optional<TreeEntry> entry =
                entries.stream().filter(each -> each.location().equals(path)).findFirst();
        return new SignatureLocation(path, entry.map(TreeEntry::path).orElse(null), entry.orElse(null));
    }

    private static Optional<SignatureLocation> inTree(List<TreeEntry> entries) {
        for (String name : KnownSignatures.NAMES) {
            for (TreeEntry entry : entries) {
                if (entry.path().equals(name)) {
                    return Optional.of(new SignatureLocation(entry.location(), name, entry));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<SignatureLocation> beside(Path subject) throws IOException {
        Path directory = PathNames.parent(subject);
        for (String extension : KnownSignatures.EXTENSIONS) {
            Path path = directory.resolve(PathNames.last(subject) + extension);
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(new SignatureLocation(path, null, TreeWalk.single(directory, path)));
            }
        }
        for (String name : KnownSignatures.NAMES) {
            Path path = directory.resolve(name);
            if (!path.equals(subject) && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(new SignatureLocation(path, null, TreeWalk.single(directory, path)));
            }
        }
        return Optional.empty();
    }

    /** How messages call it. */
    String name() {
        return SafeText.of(inTree == null ? PathNames.last(file) : inTree);
    }

    /**
     * Reads it, once.
     *
     * @param only path of the subject if it is a single file, else null
     * @throws SignatureException when it is no file that can be read: a link out of the tree, a device, too large
     */
    SignatureSource read(String what, @CheckForNull String only) throws SignatureException {
        if (entry != null && !entry.hasContent()) {
            throw new SignatureException(
                    Kind.MALFORMED,
                    what + " is no regular file of the tree (" + entry.kind() + "); put the file itself there");
        }
        if (!Files.isRegularFile(file)) {
            throw new SignatureException(Kind.MALFORMED, what + " is no regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Bundle.MAX_BYTES);
            if (in.read() >= 0) {
                throw new SignatureException(
                        Kind.MALFORMED,
                        what + " has " + Files.size(file) + " bytes; more than " + Bundle.MAX_BYTES + " are not read");
            }
            return new SignatureSource(bytes, what, file, only);
        } catch (IOException e) {
            throw new SignatureException(
                    Kind.MALFORMED,
                    what + " cannot be read: " + e.getClass().getSimpleName() + ": "
                            + SafeText.of(String.valueOf(e.getMessage())),
                    e);
        }
    }
}
