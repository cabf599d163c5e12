package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.artifact.PathNames;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.artifact.TreeWalk;
import io.jenkins.plugins.modelgate.engine.quality.read.MlflowRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what metrics are read from: files that are named, and in directories the runs and what is called like metrics. */
final class MetricsSources {
    private static final List<String> ENDINGS = List.of(".json", ".csv", ".tsv", ".xml");

    /** Nobody knows what lies behind these: they are sources that cannot be read, whatever their names. */
    private static final Set<TreeEntry.Kind> UNSEEN = Set.of(TreeEntry.Kind.UNREADABLE, TreeEntry.Kind.ESCAPING_LINK);

    private static final String META = "/meta.yaml";

    private final Path base;
    private final Map<String, MetricsSource> sources = new TreeMap<>(TreeWalk.PATH_ORDER);

    private MetricsSources(Path base) {
        this.base = base;
    }

    /** @throws NoSuchFileException when something is not there */
    static List<MetricsSource> of(List<Path> paths) throws IOException, InterruptedException {
        List<Path> absolute = new ArrayList<>();
        for (Path each : paths) {
            Path path = each.toAbsolutePath().normalize();
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new NoSuchFileException(each + ": no such file or directory");
            }
            absolute.add(path);
        }
        Path base = absolute.isEmpty() ? Path.of("") : PathNames.parent(absolute.get(0));
        for (Path each : absolute) {
            while (!PathNames.parent(each).startsWith(base)) {
                base = PathNames.parent(base);
            }
        }
        MetricsSources sources = new MetricsSources(base);
        for (Path each : absolute) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted");
            }
            if (Files.isDirectory(each)) {
                sources.directory(each);
            } else {
                sources.file(TreeWalk.single(PathNames.parent(each), each), sources.place(each));
            }
        }
        return new ArrayList<>(sources.sources.values());
    }

    private String place(Path path) {
        String relative = base.relativize(path).toString();
        return relative.isEmpty()
                ? "metrics"
                : relative.replace(path.getFileSystem().getSeparator(), "/");
    }

    private void file(TreeEntry entry, String place) {
        // A file that was named twice is read once.
        if (!sources.containsKey(place)) {
            sources.put(place, MetricsSource.file(place, entry));
        }
    }

    private void directory(Path directory) throws IOException {
        Map<String, TreeEntry> files = new TreeMap<>();
        for (TreeEntry entry : TreeWalk.of(directory)) {
            files.put("/" + entry.path(), entry);
        }
        TreeSet<String> runs = new TreeSet<>();
        for (String file : files.keySet()) {
            String root = file.endsWith(META) ? file.substring(0, file.length() - META.length()) : null;
            if (root != null && MlflowRun.matches(below(files, root).keySet())) {
                runs.add(root);
            }
        }
        String place = place(directory);
        for (String run : runs) {
            String name = place + run;
            sources.putIfAbsent(
                    name, MetricsSource.run(name, files.get(run + META).location(), below(files, run)));
        }
        for (Map.Entry<String, TreeEntry> file : files.entrySet()) {
            boolean ofRun = runs.stream().anyMatch(run -> file.getKey().startsWith(run + "/"));
            boolean closed = UNSEEN.contains(file.getValue().kind());
            if (closed || !ofRun && isMetrics(file.getKey())) {
                file(file.getValue(), place + file.getKey());
            }
        }
    }

    private static Map<String, TreeEntry> below(Map<String, TreeEntry> files, String root) {
        Map<String, TreeEntry> below = new TreeMap<>();
        files.forEach((path, entry) -> {
            if (path.startsWith(root + "/")) {
                below.put(path.substring(root.length() + 1), entry);
            }
        });
        return below;
    }

    private static boolean isMetrics(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }
}
