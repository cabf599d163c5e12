package io.jenkins.plugins.modelgate.engine.dataset.input;

import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.artifact.TreeWalk;
import io.jenkins.plugins.modelgate.engine.policy.PathGlob;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What files, directories and globs stand for: regular files inside the workspace that are reached through no link. A file that
 * was named counts whatever its name; in directories, names decide which files hold rows.
 */
final class InputPatterns {
    private static final int MAX_FILES = 200_000;

    private final Path workspace;
    private final TreeMap<String, Path> found = new TreeMap<>(TreeWalk.PATH_ORDER);
    private final TreeMap<String, Path> passedOver = new TreeMap<>(TreeWalk.PATH_ORDER);

    /** @param workspace its real path */
    InputPatterns(Path workspace) {
        this.workspace = workspace;
    }

    /** Adds what one pattern stands for. */
    void add(String pattern) throws IOException {
        Path path = inside(pattern);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            refuseLinks(path, pattern);
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                directory(path, pattern);
            } else {
                take(TreeWalk.single(workspace, path), true);
            }
            return;
        }
        if (!isGlob(pattern)) {
            throw new InputException(shown(pattern) + ": no such file or directory");
        }
        glob(path, pattern);
    }

    /** Files that hold rows, by path relative to the workspace, in code-point order. */
    TreeMap<String, Path> found() {
        return found;
    }

    /** Files of the same directories whose names do not tell rows; sorted. */
    List<String> passedOver() {
        passedOver.keySet().removeAll(found.keySet());
        return new ArrayList<>(passedOver.keySet());
    }

    private Path inside(String pattern) throws IOException {
        try {
            Path path = workspace.resolve(pattern).normalize();
            if (!path.startsWith(workspace)) {
                // The workspace may be known by a name with a link in it.
                Path parent = Files.exists(path) ? path.toAbsolutePath().getParent() : null;
                Path real = parent == null ? path : parent.toRealPath().resolve(path.getFileName());
                if (!real.startsWith(workspace)) {
                    throw new InputException(shown(pattern) + " is outside of the workspace " + workspace
                            + "; copy the data into it, or give the directory that holds it as the workspace");
                }
                return real;
            }
            return path;
        } catch (InvalidPathException e) {
            throw new InputException(shown(pattern) + " is no path: " + e.getReason());
        }
    }

    private void directory(Path directory, String pattern) throws IOException {
        int before = found.size();
        for (TreeEntry entry : TreeWalk.of(directory)) {
            take(entry, false);
        }
        if (found.size() == before
                && found.keySet().stream()
                        .noneMatch(name -> workspace.resolve(name).startsWith(directory))) {
            throw new InputException(shown(pattern)
                    + " holds no file of rows (.csv, .tsv, .jsonl, .ndjson or .parquet, also with .gz or .zst;"
                    + " name files of .json one by one or with *.json)");
        }
    }

    private void glob(Path glob, String pattern) throws IOException {
        Path fixed = glob;
        while (isGlob(workspace.relativize(fixed).toString())) {
            fixed = fixed.getParent();
        }
        boolean matched = false;
        refuseLinks(fixed, pattern);
        if (Files.isDirectory(fixed, LinkOption.NOFOLLOW_LINKS)) {
            PathGlob wanted = new PathGlob(workspace.relativize(glob).toString().replace('\\', '/'));
            for (TreeEntry entry : TreeWalk.of(fixed)) {
                if (wanted.matches(relative(entry.location()))) {
                    take(entry, true);
                    matched = true;
                }
            }
        }
        if (!matched) {
            throw new InputException("no file matches " + shown(pattern) + " in " + workspace);
        }
    }

    private void take(TreeEntry entry, boolean named) throws IOException {
        String path = relative(entry.location());
        switch (entry.kind()) {
            case FILE -> {
                boolean rows = DataFormat.of(path).map(DataFormat::isToldByName).orElse(false) && !isHidden(path);
                if (named || rows) {
                    found.put(path, entry.location());
                } else {
                    passedOver.put(path, entry.location());
                }
            }
            case UNREADABLE -> throw new InputException(shown(path) + " cannot be read: " + shown(entry.problem()));
            case SPECIAL -> throw new InputException(shown(path) + " is a device, FIFO or socket, not a file of rows");
            default ->
                throw new InputException(shown(path) + " is a link to " + shown(entry.target())
                        + "; links are not followed: copy the file, or name the place it leads to");
        }
        if (found.size() + passedOver.size() > MAX_FILES) {
            throw new InputException("more than " + MAX_FILES + " files; check fewer at once");
        }
    }

    /** Spark and others keep notes beside the rows: {@code _SUCCESS}, {@code .part-0.parquet.crc}. */
    private static boolean isHidden(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.startsWith(".") || name.startsWith("_");
    }

    private void refuseLinks(Path path, String pattern) throws IOException {
        Path at = workspace;
        for (Path name : workspace.relativize(path)) {
            at = at.resolve(name);
            if (Files.isSymbolicLink(at)) {
                throw new InputException(shown(pattern) + ": " + shown(relative(at)) + " is a link to "
                        + shown(Files.readSymbolicLink(at).toString())
                        + "; links are not followed: copy the data into the workspace");
            }
        }
    }

    private String relative(Path path) {
        return workspace
                .relativize(path)
                .toString()
                .replace(path.getFileSystem().getSeparator(), "/");
    }

    private static boolean isGlob(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private static String shown(String text) {
        return SafeText.of(String.valueOf(text));
    }
}
