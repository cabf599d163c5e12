package io.jenkins.plugins.modelgate.engine.audit.verify;

import io.jenkins.plugins.modelgate.engine.audit.note.MalformedException;
import io.jenkins.plugins.modelgate.engine.audit.store.LogLayout;
import io.jenkins.plugins.modelgate.engine.audit.tile.TilePath;
import io.jenkins.plugins.modelgate.engine.audit.verify.Problem.Kind;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What lies in the directory. Links are never followed: only regular files that this walk has met are read. Evidence is
 * not listed, there may be very much of it.
 */
final class LogFiles {
    private static final Set<String> KNOWN =
            Set.of(LogLayout.CHECKPOINT, LogLayout.KEYS, LogLayout.VERSION, LogLayout.LOCK);

    private final Path log;
    private final Problems problems;
    private final Map<Place, Set<Integer>> tiles = new HashMap<>();
    private final Set<String> others = new TreeSet<>();
    private long bytes;

    private LogFiles(Path log, Problems problems) {
        this.log = log;
        this.problems = problems;
    }

    static LogFiles list(Path log, Problems problems) throws IOException {
        LogFiles files = new LogFiles(log, problems);
        Files.walkFileTree(log, files.new Visitor());
        return files;
    }

    /** Widths in which a tile is there: 256 and any smaller ones. */
    Set<Integer> widths(int level, long number) {
        return tiles.getOrDefault(new Place(level, number), Set.of());
    }

    /** Places of all tiles. */
    Set<Place> places() {
        return tiles.keySet();
    }

    boolean has(String path) {
        return others.contains(path);
    }

    /** Paths below a directory of the log. */
    Set<String> below(String directory) {
        Set<String> found = new TreeSet<>(others);
        found.removeIf(path -> !path.startsWith(directory + "/"));
        return found;
    }

    /** Bytes of all files but evidence. */
    long bytes() {
        return bytes;
    }

    byte[] read(String path) throws IOException {
        Path file = log.resolve(path);
        if (Files.size(file) > 64 << 20) {
            throw new MalformedException(path + " is longer than any file of a log");
        }
        return Files.readAllBytes(file);
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return relative(directory).equals(LogLayout.EVIDENCE)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = relative(file);
            if (!attributes.isRegularFile()) {
                problems.add(Kind.UNKNOWN_FILE, path, -1, "a link or special file; it was not followed");
                return FileVisitResult.CONTINUE;
            }
            bytes += attributes.size();
            if (path.startsWith(LogLayout.TILES + "/")) {
                tile(path);
            } else if (path.startsWith(LogLayout.TEMPORARY + "/")) {
                problems.add(Kind.UNFINISHED_FILE, path, -1, "left behind by a writer that was stopped");
            } else if (KNOWN.contains(path)
                    || path.matches(LogLayout.JOURNAL + "/[0-9]{19}\\.journal")
                    || path.matches(LogLayout.INDEX + "/[0-9]{19}-[0-9]{19}\\.segment")) {
                others.add(path);
            } else {
                problems.add(Kind.UNKNOWN_FILE, path, -1, "no file of a log");
            }
            return FileVisitResult.CONTINUE;
        }

        private void tile(String path) {
            try {
                TilePath tile = TilePath.parse(path);
                tiles.computeIfAbsent(new Place(tile.level(), tile.number()), key -> new TreeSet<>())
                        .add(tile.width());
            } catch (MalformedException e) {
                problems.add(Kind.UNKNOWN_FILE, path, -1, "no tile has this name");
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            problems.add(Kind.UNREADABLE, relative(file), -1, String.valueOf(e.getMessage()));
            return FileVisitResult.CONTINUE;
        }

        private String relative(Path file) {
            String path = log.relativize(file).toString();
            return file.getFileSystem().getSeparator().equals("/")
                    ? path
                    : path.replace(file.getFileSystem().getSeparator(), "/");
        }
    }

    /** A tile's place, whatever its width. */
    record Place(int level, long number) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d/%d", level, number);
        }
    }
}
