package io.jenkins.plugins.modelgate.engine.dependency;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry.Kind;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Every name of the tree that is checked, whether a reader knows it or not. */
public final class CheckedTree {
    private final NavigableMap<String, TreeEntry> entries = new TreeMap<>();

    CheckedTree(Collection<TreeEntry> all) {
        all.forEach(entry -> entries.put(entry.path(), entry));
    }

    /** What stands under a path, {@code /} as separator; null when nothing does or it is a plain directory. */
    @CheckForNull
    public Kind kind(String path) {
        TreeEntry entry = entries.get(path);
        return entry == null ? null : entry.kind();
    }

    /** Whether a file is there that can be read. */
    public boolean hasFile(String path) {
        TreeEntry entry = entries.get(path);
        return entry != null && entry.hasContent();
    }

    /** Paths of all that is there, or below a directory. @param directory with {@code /} at its end, or empty for all */
    public Collection<String> below(String directory) {
        return directory.isEmpty()
                ? entries.keySet()
                : entries.subMap(directory, directory.substring(0, directory.length() - 1) + (char) ('/' + 1))
                        .keySet();
    }

    @CheckForNull
    TreeEntry entry(String path) {
        return entries.get(path);
    }

    /**
     * The path to which a reference leads, by its text alone.
     *
     * @param directory with {@code /} at its end, or empty for the tree itself
     * @return null when it leaves the tree
     */
    @CheckForNull
    public static String resolve(String directory, String reference) {
        if (reference.startsWith("/") || reference.indexOf('\0') >= 0) {
            return null;
        }
        Deque<String> names = new ArrayDeque<>();
        for (String name : (directory + reference).split("/")) {
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    return null;
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }
}
