package io.jenkins.plugins.modelgate.engine.monitor.history;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * How every series stands, in memory. It is never stored and so is never older than the files: at the start it is made
 * of the last lines of them, however long they are.
 */
final class HistoryIndex {
    private static final int NOTES = 1000;

    private final Path root;
    private final PrivateFiles files = new PrivateFiles();
    private final Map<Place, Summary> summaries = new ConcurrentHashMap<>();
    private final Set<String> jobs = ConcurrentHashMap.newKeySet();
    private final Map<Place, String> damaged = new ConcurrentHashMap<>();
    /** Series whose damage lies before the end, which reading the end does not find again. */
    private final Set<Place> deep = ConcurrentHashMap.newKeySet();

    private final ConcurrentLinkedDeque<String> notes = new ConcurrentLinkedDeque<>();

    HistoryIndex(Path root) {
        this.root = root;
    }

    /** To be read; {@link #put} writes. */
    Map<Place, Summary> summaries() {
        return Collections.unmodifiableMap(summaries);
    }

    void put(Place place, Summary summary) {
        summaries.put(place, summary);
        jobs.add(summary.series().job());
    }

    /** Names of jobs that have, or had since this was read, a series. */
    Set<String> jobs() {
        return jobs;
    }

    Map<Place, String> damaged() {
        return damaged;
    }

    /** What was found unfinished and mended, the newest last. */
    List<String> notes() {
        return new ArrayList<>(notes);
    }

    private void note(String note) {
        notes.add(note);
        if (notes.size() > NOTES) {
            notes.poll();
        }
    }

    HistoryFile file(Place place) {
        return new HistoryFile(place.below(root), files);
    }

    /** Reads all that is there. */
    void load() throws IOException {
        files.directories(root);
        for (Path fan : directories(root)) {
            for (Path model : directories(fan)) {
                series(fan, model);
            }
        }
    }

    private static List<Path> directories(Path in) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(in, path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))) {
            all.forEach(found::add);
        }
        return found;
    }

    private void series(Path fan, Path model) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(model, "*" + Place.END)) {
            all.forEach(found::add);
        }
        for (Path file : found) {
            String name = name(file);
            Place place;
            try {
                place = new Place(name(fan) + name(model), name.substring(0, name.length() - Place.END.length()));
            } catch (IllegalArgumentException e) {
                note(file + " is no history and was left alone");
                continue;
            }
            read(place);
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** Somebody came upon damage that lies before the end: how the series stood is nothing that anybody knows any more. */
    void damage(Place place, String why) {
        deep.add(place);
        damaged.put(place, why);
        summaries.remove(place);
    }

    /** Reads the end of a series again, and all of it where damage was found before the end; its caller keeps others from it. */
    void read(Place place) {
        HistoryFile file = file(place);
        try {
            if (!Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS)) {
                summaries.remove(place);
                damaged.remove(place);
                deep.remove(place);
                return;
            }
            HistoryFile.Tail tail = file.tail();
            if (!Place.of(tail.summary().series()).equals(place)) {
                throw new IOException("it is the history of another model or job");
            }
            if (tail.torn() >= 0) {
                Path aside = file.setAside(tail.torn());
                note("The last line of " + file.path() + " was never finished, so nobody was told that it is kept; it"
                        + " lies in " + aside.getFileName() + " now. Every line before it is whole.");
            }
            if (deep.contains(place)) {
                file.backward(0, tail.summary().bytes(), (line, at) -> true);
                deep.remove(place);
            }
            put(place, tail.summary());
            damaged.remove(place);
        } catch (IOException | RuntimeException e) {
            summaries.remove(place);
            damaged.put(
                    place,
                    "The history of model sha256:" + place.model() + " in " + file.path() + " cannot be read: "
                            + e.getMessage()
                            + ". Nothing was changed in it and nothing is added to it; restore it from a backup, or move"
                            + " it away to begin a new one");
        }
    }
}
