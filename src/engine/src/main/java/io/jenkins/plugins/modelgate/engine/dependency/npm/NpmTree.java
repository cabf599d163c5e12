package io.jenkins.plugins.modelgate.engine.dependency.npm;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.BoundedJson;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The directory tree that a lock file describes: which package lies under which {@code node_modules}. A package finds another
 * as Node's module resolution does, from its own directory upwards.
 */
final class NpmTree {
    private static final int MAX_PATH = 4096;
    private static final List<String> EDGES = List.of("dependencies", "optionalDependencies", "peerDependencies");

    /** One installed package. */
    private record Entry(JsonNode node, ComponentId id, boolean installed) {}

    private final String file;
    private final InventoryBuilder inventory;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, String> links = new LinkedHashMap<>();
    private final Set<ComponentId> direct = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> addresses = new HashSet<>();

    NpmTree(String file, InventoryBuilder inventory) {
        this.file = file;
        this.inventory = inventory;
    }

    /** Whether the lock holds this package from this address, or what has no version of its own from there. */
    boolean holds(ComponentId id, @CheckForNull String resolved) {
        return known.contains(identity(id, resolved))
                || id.version() == null && resolved != null && addresses.contains(resolved);
    }

    private static String identity(ComponentId id, @CheckForNull String resolved) {
        return id + " " + resolved;
    }

    void read(JsonNode packages) throws ManifestException {
        for (Map.Entry<String, JsonNode> field : packages.properties()) {
            enter(field.getKey(), field.getValue());
        }
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            edges(entry.getKey(), entry.getValue());
        }
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            if (entry.getValue().installed) {
                add(entry.getKey(), entry.getValue());
            }
        }
    }

    private void enter(String path, JsonNode node) throws ManifestException {
        if (!node.isObject() || path.length() > MAX_PATH) {
            throw new ManifestException(
                    at(path), "describes a package by something else than an object under a short path");
        }
        String target = BoundedJson.text(node, "resolved");
        if (node.path("link").asBoolean(false)) {
            if (target != null) {
                links.put(path, target);
                addresses.add("file:" + target);
                LocalLink.tell(path.substring(path.lastIndexOf("node_modules/") + 13), target, at(path), inventory);
            }
            return;
        }
        if (target != null) {
            addresses.add(target);
        }
        int under = path.lastIndexOf("node_modules/");
        boolean installed = under >= 0;
        if (!installed && !path.isEmpty()) {
            inventory.governs(file, path);
        }
        String alias = installed ? path.substring(under + "node_modules/".length()) : path;
        String name = BoundedJson.text(node, "name");
        String version = BoundedJson.text(node, "version");
        if (installed && version == null) {
            inventory.incomplete(
                    at(path), "has no version, so nobody can tell which package that is; run npm install again");
        }
        entries.put(
                path, new Entry(node, ComponentId.of(Ecosystem.NPM, name == null ? alias : name, version), installed));
    }

    private void edges(String path, Entry entry) throws ManifestException {
        for (String kind : EDGES) {
            need(path, entry, entry.node.path(kind), kind);
        }
        if (!entry.installed) {
            need(path, entry, entry.node.path("devDependencies"), "devDependencies");
        }
    }

    private void need(String path, Entry entry, JsonNode names, String kind) throws ManifestException {
        for (Map.Entry<String, JsonNode> field : names.properties()) {
            Entry other = find(path, field.getKey());
            if (other == null) {
                boolean optional = !kind.equals("dependencies") && !kind.equals("devDependencies")
                        || entry.node.path("optionalDependencies").has(field.getKey())
                        || entry.node.path("optional").asBoolean(false);
                if (!optional) {
                    inventory.incomplete(
                            at(path),
                            "needs " + SafeText.quote(field.getKey())
                                    + ", which this file does not hold; run npm install to complete it");
                }
            } else if (!entry.installed) {
                direct.add(other.id);
            } else {
                inventory.needs(entry.id, other.id, at(path));
            }
        }
    }

    /** As Node looks for it: beside, then above. */
    @CheckForNull
    private Entry find(String from, String name) {
        String directory = from;
        while (true) {
            if (!directory.equals("node_modules") && !directory.endsWith("/node_modules")) {
                String path = (directory.isEmpty() ? "" : directory + "/") + "node_modules/" + name;
                Entry entry = entries.get(links.getOrDefault(path, path));
                if (entry != null) {
                    return entry;
                }
            }
            if (directory.isEmpty()) {
                return null;
            }
            directory = directory.substring(0, Math.max(0, directory.lastIndexOf('/')));
        }
    }

    private void add(String path, Entry entry) throws ManifestException {
        JsonNode node = entry.node;
        NpmSource source = source(entry);
        boolean dev =
                node.path("dev").asBoolean(false) || node.path("devOptional").asBoolean(false);
        boolean optional =
                node.path("optional").asBoolean(false) || node.path("peer").asBoolean(false);
        String license = BoundedJson.text(node, "license");
        inventory.add(new Component(
                entry.id,
                pin(path, entry, source),
                SafeText.of(entry.id.toString(), 300),
                source.hashes(),
                source.source() == null ? null : SafeText.of(source.source(), 300),
                license == null ? List.of() : List.of(SafeText.of(license)),
                direct.contains(entry.id),
                dev ? "dev" : optional ? "optional" : null,
                at(path)));
        known.add(identity(entry.id, BoundedJson.text(node, "resolved")));
        source.tellOther(entry.id, at(path), inventory);
        facts(node, entry.id, at(path));
    }

    /** What comes inside another package has no digest of its own, and is covered by that of its bundle. */
    private Pin pin(String path, Entry entry, NpmSource source) {
        if (entry.id.version() == null && source.pin() == Pin.VERSION) {
            return Pin.NOTHING;
        }
        if (source.pin() != Pin.VERSION || !isBundled(entry.node)) {
            return source.pin();
        }
        String above = path;
        Entry bundle = entry;
        while (bundle != null && isBundled(bundle.node)) {
            int under = above.lastIndexOf("/node_modules/");
            above = under < 0 ? "" : above.substring(0, under);
            bundle = entries.get(above);
        }
        boolean brings = bundle != null
                && bundle.installed
                && !bundle.node.path("bundleDependencies").isEmpty();
        NpmSource whole = brings ? source(bundle) : source;
        return whole.pin() == Pin.HASHED ? Pin.HASHED : source.pin();
    }

    private static boolean isBundled(JsonNode node) {
        return node.path("inBundle").asBoolean(false) && !node.has("resolved");
    }

    private static NpmSource source(Entry entry) {
        return NpmSource.of(
                entry.id.name(),
                entry.id.version(),
                BoundedJson.text(entry.node, "resolved"),
                BoundedJson.text(entry.node, "integrity"));
    }

    private void facts(JsonNode node, ComponentId id, Location where) throws ManifestException {
        if (node.path("hasInstallScript").asBoolean(false)) {
            inventory.tell(new Fact(Fact.Kind.INSTALL_SCRIPT, id, "hasInstallScript", where));
        }
        if (node.hasNonNull("deprecated")) {
            inventory.tell(new Fact(
                    Fact.Kind.YANKED, id, SafeText.of(node.get("deprecated").asText(), 300), where));
        }
    }

    private Location at(String path) {
        return new Location(file, path.isEmpty() ? null : SafeText.of(path, 300), -1);
    }
}
