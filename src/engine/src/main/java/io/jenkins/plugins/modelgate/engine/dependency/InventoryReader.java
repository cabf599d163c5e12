package io.jenkins.plugins.modelgate.engine.dependency;

import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry.Kind;
import io.jenkins.plugins.modelgate.engine.artifact.TreeWalk;
import io.jenkins.plugins.modelgate.engine.dependency.rule.OpenManifests;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/**
 * Finds every input below a path and has it read. Files that no reader knows are no inputs and are not opened, unless an
 * input includes them.
 */
public final class InventoryReader {
    private static final Pattern LINE_END = Pattern.compile("[\\n\\r\\x0B\\f\\x85\\u2028\\u2029]");

    private final Path root;
    private final List<ManifestReader> readers;
    private final LongConsumer onBytes;
    private final InventoryBuilder inventory = new InventoryBuilder();
    private final List<TreeEntry> entries;
    private final CheckedTree tree;
    private final Map<String, TreeManifest> opened = new LinkedHashMap<>();
    private final List<Artifact> unopened = new ArrayList<>();
    private final Map<String, String> formats = new LinkedHashMap<>();

    private InventoryReader(Path root, List<ManifestReader> readers, LongConsumer onBytes) throws IOException {
        this.root = root;
        this.entries = TreeWalk.of(root);
        this.tree = new CheckedTree(entries);
        this.readers = readers;
        this.onBytes = onBytes;
    }

    /** As {@link #read(Path, List, LongConsumer)} with every reader there is. */
    public static Inventory read(Path root, LongConsumer onBytes) throws IOException, InterruptedException {
        return read(root, Manifests.readers(), onBytes);
    }

    /**
     * @param root file or directory
     * @param onBytes told how many bytes were read
     * @return what the inputs say; an input that was not read to its end has less than full coverage, and a tree without
     *     any has the finding that says so and no files
     * @throws IOException when there is nothing at the root
     * @throws InterruptedException when the thread is told to stop
     */
    public static Inventory read(Path root, List<ManifestReader> readers, LongConsumer onBytes)
            throws IOException, InterruptedException {
        return new InventoryReader(root, readers, onBytes).all();
    }

    private Inventory all() throws IOException, InterruptedException {
        for (TreeEntry entry : entries) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the check was told to stop");
            }
            one(entry);
        }
        for (ManifestReader reader : readers) {
            inventory.reading(reader.role(""));
            guarded(reader, "", () -> reader.finish(tree, inventory));
        }
        empty();
        Set<String> listed = new HashSet<>(opened.keySet());
        unopened.forEach(each -> listed.add(each.path()));
        for (String path : inventory.incomplete()) {
            if (listed.add(path)) {
                unopened.add(new Artifact(path, 0, null, Artifact.UNKNOWN, Coverage.NONE, true));
            }
        }
        List<Artifact> files = new ArrayList<>(unopened);
        for (TreeManifest manifest : opened.values()) {
            files.add(manifest.artifact(
                    formats.getOrDefault(manifest.path(), Artifact.UNKNOWN), inventory.isComplete(manifest.path())));
        }
        files.sort((first, second) -> TreeWalk.PATH_ORDER.compare(first.path(), second.path()));
        return OpenManifests.told(new Inventory(
                inventory.components(),
                inventory.edges(),
                files,
                inventory.findings(),
                inventory.facts(),
                inventory.roles(),
                inventory.members()));
    }

    private void one(TreeEntry entry) {
        if (entry.kind() == Kind.UNREADABLE) {
            unreadable(entry, Artifact.UNKNOWN, entry.problem());
            return;
        }
        if (LINE_END.matcher(entry.path()).find()) {
            // Installers open such a file; the names by which inputs are known do not reach over a line.
            unreadable(entry, Artifact.UNKNOWN, "its name has a line end in it; rename it");
            return;
        }
        if (entry.kind() == Kind.ESCAPING_LINK && Files.isDirectory(root.resolve(entry.path()))) {
            unreadable(entry, Artifact.UNKNOWN, "it is a link to a directory outside of the tree; check that as well");
            return;
        }
        ManifestReader reader = readers.stream()
                .filter(each -> each.accepts(entry.path()))
                .findFirst()
                .orElse(null);
        if (reader == null || entry.kind() == Kind.DIRECTORY_LINK) {
            return;
        }
        if (!entry.hasContent()) {
            unreadable(
                    entry,
                    reader.format(),
                    "it is " + entry.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        } else {
            read(reader, manifest(entry, reader.format()));
        }
    }

    /** What names no package says nothing that could be looked up. */
    private void empty() {
        if (opened.isEmpty() && unopened.isEmpty() && inventory.incomplete().isEmpty()) {
            inventory.find(Finding.of(
                    InventoryRules.NONE,
                    Location.ofFile(""),
                    "none of " + entries.size() + " files is an input that is known"));
        } else if (inventory.named(null).isEmpty()
                && unopened.isEmpty()
                && inventory.incomplete().isEmpty()) {
            inventory.find(Finding.of(
                    InventoryRules.NONE,
                    Location.ofFile(""),
                    "none of " + opened.size() + " inputs names a package, "
                            + opened.keySet().iterator().next() + " the first of them"));
            opened.keySet().forEach(inventory::leaveIncomplete);
        }
    }

    private void read(ManifestReader reader, TreeManifest manifest) {
        inventory.reading(reader.role(manifest.path()));
        guarded(reader, manifest.path(), () -> reader.read(manifest, inventory));
    }

    private interface Reading {
        void run() throws IOException, ManifestException;
    }

    private void guarded(ManifestReader reader, String path, Reading reading) {
        try {
            reading.run();
        } catch (ManifestException e) {
            broken(InventoryRules.BROKEN, e.location(), e.getMessage());
            inventory.leaveIncomplete(path.isEmpty() ? e.location().file() : path);
        } catch (IOException e) {
            broken(InventoryRules.UNREADABLE, Location.ofFile(path), e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            // A reader has a fault that this file found: what it would have said is not known.
            broken(
                    InventoryRules.BROKEN,
                    Location.ofFile(path.isEmpty() ? reader.format() : path),
                    "reading it as " + reader.format() + " failed: " + e);
        }
    }

    private void broken(Rule rule, Location location, String why) {
        inventory.find(Finding.of(rule, location, SafeText.of(String.valueOf(why), 1_000)));
        inventory.leaveIncomplete(location.file());
    }

    private void unreadable(TreeEntry entry, String format, String why) {
        inventory.find(Finding.of(
                InventoryRules.UNREADABLE, Location.ofFile(entry.path()), SafeText.of(String.valueOf(why), 1_000)));
        unopened.add(new Artifact(entry.path(), 0, null, format, Coverage.NONE, true));
    }

    private String formatOf(TreeEntry entry, String otherwise) {
        return readers.stream()
                .filter(reader -> reader.accepts(entry.path()))
                .findFirst()
                .map(ManifestReader::format)
                .orElse(otherwise);
    }

    /** The file under this path, the same one every time, to be listed with its digest. */
    private TreeManifest manifest(TreeEntry entry, String format) {
        formats.putIfAbsent(entry.path(), format);
        return opened.computeIfAbsent(
                entry.path(),
                path -> new TreeManifest(
                        entry,
                        onBytes,
                        other -> other.hasContent() ? manifest(other, formatOf(other, format)) : null,
                        tree));
    }
}
