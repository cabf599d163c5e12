package io.jenkins.plugins.modelgate.engine.dependency.python.project;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Documents;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.Asked;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.RequirementsReader;
import io.jenkins.plugins.modelgate.engine.dependency.settings.Indexes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code pyproject.toml}: the project's dependencies and extras (PEP 621), its groups (PEP 735), what building needs
 * (PEP 518), and the tables of Poetry, uv and pdm.
 */
public final class PyprojectReader implements ManifestReader {
    /** Tools with tables of dependencies in a form of their own. */
    private static final List<String> UNREAD = List.of("pixi", "briefcase");

    @Override
    public String format() {
        return "pyproject";
    }

    @Override
    public boolean accepts(String path) {
        return path.equals("pyproject.toml") || path.endsWith("/pyproject.toml");
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        JsonNode root = Documents.toml(file);
        Asked asked = new Asked(inventory, file.path());
        JsonNode project = root.path("project");
        specifiers(project.path("dependencies"), null, "project.dependencies", asked);
        groups(project.path("optional-dependencies"), "project.optional-dependencies", asked);
        groups(root.path("dependency-groups"), "dependency-groups", asked);
        specifiers(root.path("build-system").path("requires"), Component.BUILD_NEED, "build-system.requires", asked);
        JsonNode tool = root.path("tool");
        groups(tool.path("pdm").path("dev-dependencies"), "tool.pdm.dev-dependencies", asked);
        specifiers(tool.path("uv").path("dev-dependencies"), "dev", "tool.uv.dev-dependencies", asked);
        specifiers(tool.path("rye").path("dev-dependencies"), "dev", "tool.rye.dev-dependencies", asked);
        JsonNode flit = tool.path("flit").path("metadata");
        specifiers(flit.path("requires"), null, "tool.flit.metadata.requires", asked);
        groups(flit.path("requires-extra"), "tool.flit.metadata.requires-extra", asked);
        for (Map.Entry<String, JsonNode> environment :
                tool.path("hatch").path("envs").properties()) {
            String member = "tool.hatch.envs." + environment.getKey();
            for (String key : List.of("dependencies", "extra-dependencies")) {
                specifiers(environment.getValue().path(key), Asked.group(environment.getKey()), member, asked);
            }
        }
        UvTables.read(tool.path("uv"), asked);
        PoetryTables.read(tool.path("poetry"), asked);
        for (JsonNode key : project.path("dynamic")) {
            if (key.asText().equals("dependencies") || key.asText().equals("optional-dependencies")) {
                dynamic(key.asText(), root, file, inventory, asked);
            }
        }
        for (String name : UNREAD) {
            if (tool.has(name)) {
                asked.incomplete(
                        "tool." + name, "has dependencies of its own, which are not read: check its lock file");
            }
        }
        if (root.path("build-system").has("backend-path")) {
            asked.incomplete(
                    "build-system.backend-path",
                    "builds with a program of the project's own, which says what is needed when it runs: it was not run");
        }
        if (tool.path("setuptools").has("cmdclass")) {
            asked.incomplete("tool.setuptools.cmdclass", "runs a program of the project's own, which was not run");
        }
        Indexes indexes = new Indexes(inventory, file.path());
        indexes.uv(tool.path("uv"), "tool.uv.");
        indexes.sources(tool.path("poetry").path("source"), false, "tool.poetry.source");
        indexes.sources(tool.path("pdm").path("source"), false, "tool.pdm.source");
    }

    private static void groups(JsonNode table, String member, Asked asked) throws ManifestException {
        if (!table.isMissingNode() && !table.isObject()) {
            asked.incomplete(member, "is no table of groups");
        }
        for (Map.Entry<String, JsonNode> group : table.properties()) {
            specifiers(group.getValue(), Asked.group(group.getKey()), member + "." + group.getKey(), asked);
        }
    }

    private static void specifiers(JsonNode list, @CheckForNull String group, String member, Asked asked)
            throws ManifestException {
        if (!list.isMissingNode() && !list.isArray()) {
            asked.incomplete(member, "is no array of requirements");
            return;
        }
        for (JsonNode each : list) {
            if (each.isTextual()) {
                asked.specifier(each.textValue(), group, member);
            } else if (!each.path("include-group").isTextual()) {
                // A group that is included stands under its own name and is read there.
                asked.incomplete(member, "has an entry that is no requirement");
            }
        }
    }

    /** What only the build tells; setuptools names files for it, which are read as it reads them. */
    private static void dynamic(String key, JsonNode root, ManifestFile file, InventoryBuilder inventory, Asked asked)
            throws IOException, ManifestException {
        JsonNode where = root.path("tool").path("setuptools").path("dynamic").path(key);
        List<String> names = new ArrayList<>();
        if (root.path("build-system").path("build-backend").asText("setuptools").startsWith("setuptools")) {
            collect(where, names);
        }
        if (names.isEmpty()) {
            asked.incomplete("project.dynamic", "leaves " + key + " to the build, which was not run");
        }
        for (String name : names) {
            Optional<ManifestFile> found = file.resolve(name);
            if (found.isEmpty()) {
                asked.incomplete("tool.setuptools.dynamic." + key, "names a file that is not in the checked tree");
            } else {
                inventory.include(found.get());
                new RequirementsReader().read(found.get(), inventory);
            }
        }
    }

    private static void collect(JsonNode where, List<String> names) {
        for (Map.Entry<String, JsonNode> each : where.properties()) {
            JsonNode value = each.getValue();
            if (each.getKey().equals("file")) {
                (value.isArray() ? value : List.of(value)).forEach(name -> names.add(name.asText()));
            } else {
                collect(value, names);
            }
        }
    }
}
