package io.jenkins.plugins.modelgate.engine.dependency.npm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.BoundedJson;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * npm's lock files {@code package-lock.json} and {@code npm-shrinkwrap.json}, lockfileVersion 1 to 3, as npm's documentation
 * "package-lock.json" gives them. A file of version 2 says everything twice, for npm 6 and for later ones; what only one of the
 * two would install is told as well.
 */
public final class PackageLockReader implements ManifestReader {
    private static final Set<String> NAMES = Set.of("package-lock.json", "npm-shrinkwrap.json", ".package-lock.json");

    @Override
    public String format() {
        return "npm-lock";
    }

    @Override
    public boolean accepts(String path) {
        return NAMES.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        JsonNode lock = BoundedJson.read(file);
        JsonNode written = lock.path("lockfileVersion");
        int version = written.isIntegralNumber() && written.canConvertToInt() ? written.intValue() : 0;
        if (version < 1 || version > 3) {
            throw new ManifestException(
                    Location.ofFile(file.path()),
                    "has no lockfileVersion from 1 to 3; write it with npm 5 or later: npm install --package-lock-only");
        }
        JsonNode packages = lock.path("packages");
        JsonNode legacy = lock.path("dependencies");
        if (version > 1 && !packages.isObject() || !packages.isMissingNode() && !packages.isObject()) {
            throw new ManifestException(
                    Location.ofFile(file.path()), "has no object \"packages\"; run npm install again");
        }
        NpmTree tree = new NpmTree(file.path(), inventory);
        if (packages.isObject()) {
            tree.read(packages);
        }
        if (legacy.isObject()) {
            ObjectNode flat = LegacyLock.flatten(file.path(), legacy);
            if (packages.isObject()) {
                LegacyLock.removeKnown(flat, tree);
                removeNeeds(flat);
            } else {
                root(flat, manifestBeside(file), legacy);
            }
            new NpmTree(file.path(), inventory).read(flat);
        }
    }

    /** The first half has said who needs whom. */
    private static void removeNeeds(ObjectNode flat) {
        flat.forEach(node -> ((ObjectNode) node).remove("dependencies"));
        ObjectNode root = flat.putObject("");
        ObjectNode names = root.putObject("devDependencies");
        flat.fieldNames().forEachRemaining(path -> {
            int under = path.lastIndexOf("node_modules/");
            if (under == 0) {
                names.put(path.substring("node_modules/".length()), "");
            }
        });
    }

    /** Version 1 does not say what the project itself asks for: package.json does; without it everything counts as direct. */
    private static void root(ObjectNode flat, @CheckForNull JsonNode manifest, JsonNode legacy) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (manifest == null) {
            ObjectNode all = root.putObject("optionalDependencies");
            for (Map.Entry<String, JsonNode> field : legacy.properties()) {
                all.put(field.getKey(), "");
            }
        } else {
            for (String kind : PackageJsonReader.GROUPS.keySet()) {
                if (manifest.path(kind).isObject()) {
                    root.set(kind, manifest.get(kind));
                }
            }
        }
        flat.set("", root);
    }

    @CheckForNull
    private static JsonNode manifestBeside(ManifestFile file) throws IOException, ManifestException {
        Optional<ManifestFile> manifest = file.resolve("package.json");
        return manifest.isPresent() ? BoundedJson.read(manifest.get()) : null;
    }
}
