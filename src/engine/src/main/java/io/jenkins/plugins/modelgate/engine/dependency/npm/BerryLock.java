package io.jenkins.plugins.modelgate.engine.dependency.npm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.BoundedJson;
import io.jenkins.plugins.modelgate.engine.dependency.Documents;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code yarn.lock} of Yarn 2 and later: YAML with, for the descriptors that it satisfies, each package's locator
 * ({@code resolution}), the digest of its archive in Yarn's cache ({@code checksum}) and what it needs. The locator says what is
 * installed, whatever the descriptors before it ask for.
 */
final class BerryLock {
    private static final String METADATA = "__metadata";

    private final ManifestFile file;
    private final InventoryBuilder inventory;
    private final LockedPackage.Table table;

    /** Descriptors, {@code name@npm:^1.0.0}, with the key of the entry that satisfies each. */
    private final Map<String, String> wishes = new LinkedHashMap<>();

    private final Map<String, JsonNode> entries = new LinkedHashMap<>();

    private BerryLock(ManifestFile file, InventoryBuilder inventory) {
        this.file = file;
        this.inventory = inventory;
        this.table = new LockedPackage.Table(file.path());
    }

    static void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        new BerryLock(file, inventory).read(Documents.yaml(file));
    }

    private void read(JsonNode lock) throws IOException, ManifestException {
        String version = lock.path(METADATA).path("version").asText();
        if (!version.matches("[4-8]")) {
            throw new ManifestException(
                    at(METADATA), "has no version from 4 to 8; write it with Yarn 2, 3 or 4, or put a bill beside it");
        }
        for (Map.Entry<String, JsonNode> each : lock.properties()) {
            if (!each.getKey().equals(METADATA)) {
                enter(each.getKey(), each.getValue());
            }
        }
        JsonNode resolutions = resolutions();
        for (Map.Entry<String, JsonNode> each : entries.entrySet()) {
            add(each.getKey(), each.getValue(), resolutions);
        }
        table.tell(Map.of(), inventory);
    }

    private void enter(String key, JsonNode entry) throws ManifestException {
        if (!entry.isObject() || BoundedJson.text(entry, "resolution") == null) {
            throw new ManifestException(at(key), "has no resolution, so nobody can tell which package that is");
        }
        for (String descriptor : key.split(",\\s*")) {
            if (wishes.put(descriptor, key) != null) {
                throw new ManifestException(
                        at(key), "has " + SafeText.quote(descriptor) + ", which an entry before it has, too");
            }
        }
        entries.put(key, entry);
    }

    private void add(String key, JsonNode entry, JsonNode resolutions) throws ManifestException {
        BerryLocator locator = BerryLocator.of(BoundedJson.text(entry, "resolution"));
        if (locator == null) {
            throw new ManifestException(at(key), "has a resolution that Yarn does not write");
        }
        List<String> needs = needs(key, entry, resolutions);
        if (locator.isWorkspace()) {
            inventory.governs(file.path(), locator.reference());
            LocalLink.tell(locator.name(), locator.reference(), at(key), inventory);
            needs.forEach(need -> table.direct(need.startsWith(LockedPackage.OPTIONAL) ? need.substring(1) : need));
            return;
        }
        String version = BoundedJson.text(entry, "version");
        String located = locator.version();
        if (version == null || located != null && !located.equals(version)) {
            throw new ManifestException(at(key), "has another version than its resolution, or none");
        }
        if (locator.isProgram()) {
            inventory.incomplete(at(key), "is made by a program when it is installed, which was not run");
        }
        if (locator.isLink()) {
            LocalLink.tell(locator.name(), locator.reference(), at(key), inventory);
            return;
        }
        NpmSource source = locator.source(version, BoundedJson.text(entry, "checksum"));
        table.put(new LockedPackage(key, locator.name(), version, source, null, needs));
    }

    private List<String> needs(String key, JsonNode entry, JsonNode resolutions) {
        List<String> needs = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : entry.path("dependencies").properties()) {
            String name = each.getKey();
            String range = each.getValue().asText();
            boolean optional = entry.path("dependenciesMeta")
                    .path(name)
                    .path("optional")
                    .asText()
                    .equals("true");
            String found = find(name, range);
            found = found == null ? replaced(name, resolutions) : found;
            if (found == null && !optional) {
                inventory.incomplete(
                        at(key),
                        "needs " + SafeText.quote(name + "@" + range)
                                + ", which this file does not hold; install again to complete it");
            } else if (found != null && isInstalled(found)) {
                needs.add(found);
            }
        }
        return needs;
    }

    /** Members of the workspace and links are no packages of their own here. */
    private boolean isInstalled(String key) {
        BerryLocator locator = BerryLocator.of(BoundedJson.text(entries.get(key), "resolution"));
        return locator != null && !locator.isWorkspace() && !locator.isLink();
    }

    /** Until version 6 the protocol of the registry was left out where it is asked for. */
    @CheckForNull
    private String find(String name, String range) {
        String found = wishes.get(name + "@" + range);
        return found == null ? wishes.get(name + "@npm:" + range) : found;
    }

    /** The project may replace what others ask for ({@code resolutions}), at times only of one package. */
    @CheckForNull
    private String replaced(String name, JsonNode resolutions) {
        for (Map.Entry<String, JsonNode> each : resolutions.properties()) {
            String pattern = each.getKey();
            int range = pattern.lastIndexOf('@');
            String plain = range > 0 && pattern.charAt(range - 1) != '/' ? pattern.substring(0, range) : pattern;
            if (plain.equals(name) || plain.endsWith("/" + name)) {
                String found = find(name, each.getValue().asText());
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private JsonNode resolutions() throws IOException, ManifestException {
        Optional<ManifestFile> manifest = file.resolve("package.json");
        JsonNode none = MissingNode.getInstance();
        return manifest.isPresent() ? BoundedJson.read(manifest.get()).path("resolutions") : none;
    }

    private Location at(String key) {
        return new Location(file.path(), SafeText.of(key, 300), -1);
    }
}
