package io.jenkins.plugins.modelgate.engine.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A link as the Hugging Face cache makes them: {@code models--org--name/snapshots/revision/path} is a relative link to
 * {@code ../../blobs/hash} of the same repository, which is a file or, where repositories share one store, itself a
 * relative link to {@code blobs/prefix/hash} of the cache. Nothing else is such a link: a blob has no name of its own, so
 * that what the link shows cannot be confused with another file of the model. Source: huggingface_hub, guide
 * "manage-cache".
 */
public final class CacheLink {
    private static final Pattern REPOSITORY = Pattern.compile("(models|datasets|spaces)--.+");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{2,4}");

    private CacheLink() {}

    /**
     * Whether {@code path} is such a link and leads to a regular file.
     *
     * @param path absolute, with no link in any component but the last
     */
    public static boolean is(Path path) {
        try {
            Path repository = repository(path);
            return repository != null && leadsToBlob(path, repository);
        } catch (IOException e) {
            return false;
        }
    }

    /** The directory {@code models--...} of a file below its {@code snapshots/revision}, or null. */
    private static Path repository(Path path) {
        for (Path at = path.getParent(); at != null && at.getFileName() != null; at = at.getParent()) {
            if (REPOSITORY.matcher(PathNames.last(at)).matches()) {
                Path below = at.relativize(path);
                boolean snapshot =
                        below.getNameCount() >= 3 && below.getName(0).toString().equals("snapshots");
                return snapshot ? at : null;
            }
        }
        return null;
    }

    private static boolean leadsToBlob(Path link, Path repository) throws IOException {
        Path blob = target(link);
        if (blob == null || !isHash(blob) || !repository.resolve("blobs").equals(blob.getParent())) {
            return false;
        }
        if (!Files.isSymbolicLink(blob)) {
            return isFile(blob);
        }
        Path shared = target(blob);
        Path prefix = shared == null ? null : shared.getParent();
        return prefix != null
                && isHash(shared)
                && PREFIX.matcher(PathNames.last(prefix)).matches()
                && repository.resolveSibling("blobs").equals(prefix.getParent())
                && isFile(shared);
    }

    /** What a relative link names, or null where it is none. */
    private static Path target(Path link) throws IOException {
        if (!Files.isSymbolicLink(link)) {
            return null;
        }
        Path target = Files.readSymbolicLink(link);
        return target.isAbsolute()
                ? null
                : PathNames.parent(link).resolve(target).normalize();
    }

    private static boolean isHash(Path path) {
        return HASH.matcher(PathNames.last(path)).matches();
    }

    /** A regular file that is reached through no further link. */
    private static boolean isFile(Path path) throws IOException {
        Path directory = PathNames.parent(path);
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && directory.toRealPath().endsWith(PathNames.last(directory))
                && !Files.isSymbolicLink(directory)
                && !Files.isSymbolicLink(PathNames.parent(directory));
    }
}
