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
        for (Path at = real; at != null; at = at.getParent()) {
            Path parent = at.getParent();
            Path repository = parent == null ? null : parent.getParent();
            boolean snapshot = parent != null && named(parent, "snapshots") && isRepository(repository);
            if (snapshot) {
                roots.add(repository.resolve("blobs"));
                if (repository.getParent() != null) {
                    roots.add(repository.getParent().resolve("blobs"));
                }
                break;
            }
        }
        if (isRepository(real) && real.getParent() != null) {
            roots.add(real.getParent().resolve("blobs"));
        }
        return new LinkPolicy(roots);
    }

    /** Whether a link may lead to {@code real}, its target with every link resolved. */
    boolean permits(Path link, Path real) {
        return roots.stream().anyMatch(real::startsWith);
    }

    private static boolean isRepository(Path path) {
        if (path == null || path.getFileName() == null) {
            return false;
        }
        String name = path.getFileName().toString();
        return name.startsWith("models--") || name.startsWith("datasets--") || name.startsWith("spaces--");
    }

    private static boolean named(Path path, String name) {
        return path.getFileName() != null && path.getFileName().toString().equals(name);
    }
}
