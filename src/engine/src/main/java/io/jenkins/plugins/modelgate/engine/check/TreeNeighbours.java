package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.artifact.CacheLink;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;

/**
 * Looks at what stands beside a file, without leaving its directory and without following links, except those by which
 * the Hugging Face cache stores every file of a model.
 */
final class TreeNeighbours implements Neighbours {
    private final Path directory;
    private final Consumer<Path> included;

    /** @param included hears of files that belong to the subject although nobody named them */
    TreeNeighbours(Path directory, Consumer<Path> included) {
        this.directory = directory;
        this.included = included;
    }

    @Override
    public Neighbour find(String relativePath) {
        try {
            Path path = inside(relativePath);
            if (path == null) {
                return Neighbour.NOTHING;
            }
            Path step = directory;
            for (Path name : directory.relativize(path)) {
                step = step.resolve(name);
                if (Files.isSymbolicLink(step)) {
                    return step.equals(path) && CacheLink.is(path)
                            ? new Neighbour(Kind.FILE, Files.size(path), 1)
                            : new Neighbour(Kind.LINK, 0, 1);
                }
            }
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Kind kind = attributes.isRegularFile() ? Kind.FILE : attributes.isDirectory() ? Kind.DIRECTORY : Kind.OTHER;
            return new Neighbour(kind, attributes.size(), kind == Kind.FILE ? hardLinks(path) : 1);
        } catch (IOException | InvalidPathException e) {
            return Neighbour.NOTHING;
        }
    }

    @Override
    public void include(String relativePath) {
        if (find(relativePath).kind() == Kind.FILE) {
            included.accept(inside(relativePath));
        }
    }

    private Path inside(String relativePath) {
        Path path = directory.resolve(relativePath).normalize();
        return path.startsWith(directory) && !path.equals(directory) ? path : null;
    }

    private static int hardLinks(Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return 1;
        }
        return (Integer) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
    }
}
