package io.jenkins.plugins.modelgate.engine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Files under the further paths that links to directories give them: a loader opens them there as well as where they lie. */
final class LinkedFiles {
    /** Most paths that are looked at; links to links make any number of them. */
    private static final int MOST = 2_000_000;

    private final NavigableMap<String, List<ImageFile>> files = new TreeMap<>();
    private final NavigableMap<String, String> links;
    private final BiConsumer<ImageFile, ImageFile> visitor;
    private int seen;

    private LinkedFiles(List<ImageFile> files, Map<String, String> links, BiConsumer<ImageFile, ImageFile> visitor) {
        files.forEach(file -> this.files
                .computeIfAbsent(file.path(), path -> new ArrayList<>(1))
                .add(file));
        this.links = new TreeMap<>(links);
        this.visitor = visitor;
    }

    /**
     * Visits each such path once.
     *
     * @param files under their own paths
     * @param links paths of links with the directories they lead to, both as they lie in the image
     * @param visitor hears of a file as it was and under its further path
     * @return whether all paths were visited
     */
    static boolean visit(List<ImageFile> files, Map<String, String> links, BiConsumer<ImageFile, ImageFile> visitor) {
        if (links.isEmpty()) {
            return true;
        }
        LinkedFiles linked = new LinkedFiles(files, links, visitor);
        links.forEach((path, target) -> linked.below(path, target, List.of()));
        return linked.seen <= MOST;
    }

    /**
     * @param way real directories that have been entered already: what a further link finds in one of them, or around it,
     *     has the way's first link before it already, and the further link is visited where it lies
     */
    private void below(String path, String target, List<String> way) {
        if (seen > MOST || way.stream().anyMatch(entered -> contains(target, entered) || contains(entered, target))) {
            return;
        }
        seen++;
        String from = target.isEmpty() ? "" : target + "/";
        String end = target.isEmpty() ? "\uFFFF" : target + "0";
        for (Map.Entry<String, List<ImageFile>> each :
                files.subMap(from, true, end, false).entrySet()) {
            if (++seen > MOST) {
                return;
            }
            String own = path + "/" + each.getKey().substring(from.length());
            each.getValue().forEach(file -> visitor.accept(file, new ImageFile(own, file.file())));
        }
        List<String> further = new ArrayList<>(way);
        further.add(target);
        links.subMap(from, true, end, false)
                .forEach((link, next) -> below(path + "/" + link.substring(from.length()), next, further));
    }

    private static boolean contains(String directory, String other) {
        return directory.isEmpty() || other.equals(directory) || other.startsWith(directory + "/");
    }
}
