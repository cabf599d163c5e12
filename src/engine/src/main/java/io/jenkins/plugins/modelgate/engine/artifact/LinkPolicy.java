package io.jenkins.plugins.modelgate.engine.artifact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where links may lead: inside the tree, and for the Hugging Face cache layout
 * ({@code models--org--name/snapshots/revision/file} linking into {@code blobs}) to that repository's blobs or the
 * cache's shared ones. Source: huggingface_hub, guide "manage-cache".
 */
final class LinkPolicy {
    private final List<Path> roots;

    private LinkPolicy(List<Path> roots) {
        this.roots = roots;
    }

    static LinkPolicy of(Path root) throws IOException {
        Path real = root.toRealPath();
        List<Path> roots = new ArrayList<>();
        roots.add(real);
        Path repository = real;
        while (repository != null && !isRepository(repository)) {
            repository = repository.getParent();
        }
        if (repository != null
                && (repository.equals(real) || below(repository, real).equals("snapshots"))) {
            // The repository's own blobs, and the cache's, where repositories share one store.
            roots.add(repository.resolve("blobs"));
            roots.add(repository.resolveSibling("blobs"));
        }
        return new LinkPolicy(roots);
    }

    /** Whether a link may lead to {@code real}, its target with every link resolved. */
    boolean permits(Path link, Path real) {
        return roots.stream().anyMatch(real::startsWith);
    }

    /** First name of {@code path} below {@code ancestor}. */
    private static String below(Path ancestor, Path path) {
        return path.getName(ancestor.getNameCount()).toString();
    }

    private static boolean isRepository(Path path) {
        String name = PathNames.last(path);
        return name.startsWith("models--") || name.startsWith("datasets--") || name.startsWith("spaces--");
    }
}
