package io.jenkins.plugins.modelgate.engine.dependency.npm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.dependency.BoundedJson;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The nested {@code dependencies} of lockfileVersion 1, written as the flat {@code packages} of later ones. */
final class LegacyLock {
    private static final int MAX_PATH = 4096;

    private LegacyLock() {}

    /** @throws ManifestException when a package is described by something else than an object */
    static ObjectNode flatten(String file, JsonNode dependencies) throws ManifestException {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        flatten(file, "", dependencies, flat);
        return flat;
    }

    /** Drops what the other half of the file holds as well. */
    static void removeKnown(ObjectNode flat, NpmTree tree) {
        List<String> known = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : flat.properties()) {
            String name = BoundedJson.text(entry.getValue(), "name");
            String alias =
                    entry.getKey().substring(entry.getKey().lastIndexOf("node_modules/") + "node_modules/".length());
            String version = BoundedJson.text(entry.getValue(), "version");
            ComponentId id = ComponentId.of(Ecosystem.NPM, name == null ? alias : name, version);
            // npm 6 fetches from the address that stands in this half, whatever the other one says.
            if (tree.holds(id, BoundedJson.text(entry.getValue(), "resolved"))) {
                known.add(entry.getKey());
            }
        }
        flat.remove(known);
    }

    private static void flatten(String file, String above, JsonNode dependencies, ObjectNode flat)
            throws ManifestException {
        for (Map.Entry<String, JsonNode> field : dependencies.properties()) {
            String path = above + "node_modules/" + field.getKey();
            if (!field.getValue().isObject() || path.length() > MAX_PATH) {
                throw new ManifestException(
                        new Location(file, SafeText.of(path, 300), -1),
                        "describes a package by something else than an object under a short path");
            }
            ObjectNode node = ((ObjectNode) field.getValue()).deepCopy();
            node.remove("dependencies");
            JsonNode requires = node.remove("requires");
            if (requires != null && requires.isObject()) {
                node.set("dependencies", requires);
            }
            version(node);
            flat.set(path, node);
            flatten(file, path + "/", field.getValue().path("dependencies"), flat);
        }
    }

    /** In this form the version can be an alias or a URL. */
    private static void version(ObjectNode node) {
        String version = BoundedJson.text(node, "version");
        if (version == null) {
            return;
        }
        if (version.startsWith("npm:")) {
            int at = version.lastIndexOf('@');
            if (at > "npm:".length()) {
                node.put("name", version.substring("npm:".length(), at));
                node.put("version", version.substring(at + 1));
            }
        } else if (version.contains(":") || version.contains("/")) {
            node.put("resolved", version);
            node.remove("version");
        }
    }
}
