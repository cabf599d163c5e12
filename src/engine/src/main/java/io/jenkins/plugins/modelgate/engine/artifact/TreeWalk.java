package io.jenkins.plugins.modelgate.engine.artifact;

import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry.Kind;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Lists everything under a root, links and special files included, without following a link out of the permitted
 * roots and without opening anything but directories.
 */
public final class TreeWalk {
    /** Order of paths in reports and digests: Unicode code points. */
    public static final Comparator<String> PATH_ORDER = CodePointOrder.INSTANCE;

    private final Path root;
    private final LinkPolicy links;
    private final Class<? extends BasicFileAttributes> kindOfAttributes;
    private final List<TreeEntry> entries = new ArrayList<>();

    private TreeWalk(Path root) throws IOException {
        this.root = root;
        this.links = LinkPolicy.of(root);
        boolean posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
        this.kindOfAttributes = posix ? PosixFileAttributes.class : BasicFileAttributes.class;
    }

    /**
     * @param root a file or a directory
     * @return the file alone, or everything below the directory in code-point order of the paths
     * @throws NoSuchFileException when there is nothing
     */
    public static List<TreeEntry> of(Path root) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(root, BasicFileAttributes.class);
        if (!attributes.isDirectory()) {
            Path parent = PathNames.parent(root.toAbsolutePath());
            TreeWalk walk = new TreeWalk(parent);
            walk.visit(root.toAbsolutePath());
            return List.copyOf(walk.entries);
        }
        TreeWalk walk = new TreeWalk(root.toAbsolutePath());
        walk.list();
        walk.entries.sort(Comparator.comparing(TreeEntry::path, CodePointOrder.INSTANCE));
        return List.copyOf(walk.entries);
    }

    /** One name below {@code base}, wherever it was found. */
    public static TreeEntry single(Path base, Path path) throws IOException {
        TreeWalk walk = new TreeWalk(base);
        walk.visit(path);
        return walk.entries.get(0);
    }

    private void list() {
        Deque<Path> directories = new ArrayDeque<>();
        directories.push(root);
        while (!directories.isEmpty()) {
            Path directory = directories.pop();
            try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
                for (Path child : children) {
                    if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                        directories.push(child);
                    } else {
                        visit(child);
                    }
                }
            } catch (IOException | DirectoryIteratorException e) {
                add(directory, Kind.UNREADABLE, 0, null, "directory cannot be listed: " + reason(e));
            }
        }
    }

    private void visit(Path child) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(child, kindOfAttributes, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                link(child);
            } else if (attributes.isRegularFile()) {
                String path = PathNames.relative(root, child);
                entries.add(
                        new TreeEntry(path, child, Kind.FILE, attributes.size(), isProgram(attributes), null, null));
            } else {
                add(child, Kind.SPECIAL, 0, null, null);
            }
        } catch (IOException e) {
            add(child, Kind.UNREADABLE, 0, null, reason(e));
        }
    }

    private void link(Path child) throws IOException {
        String target = Files.readSymbolicLink(child).toString();
        Path real;
        try {
            real = child.toRealPath();
        } catch (IOException e) {
            add(child, Kind.DANGLING_LINK, 0, target, null);
            return;
        }
        if (!links.permits(child, real)) {
            add(child, Kind.ESCAPING_LINK, 0, target, null);
        } else if (Files.isDirectory(real)) {
            add(child, Kind.DIRECTORY_LINK, 0, target, null);
        } else if (Files.isRegularFile(real)) {
            add(child, Kind.LINK, Files.size(real), target, null);
        } else {
            add(child, Kind.SPECIAL, 0, target, null);
        }
    }

    private void add(Path path, Kind kind, long size, String target, String problem) {
        entries.add(new TreeEntry(PathNames.relative(root, path), path, kind, size, false, target, problem));
    }

    private static boolean isProgram(BasicFileAttributes attributes) {
        return attributes instanceof PosixFileAttributes posixAttributes
                && posixAttributes.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof DirectoryIteratorException ? e.getCause() : e;
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
