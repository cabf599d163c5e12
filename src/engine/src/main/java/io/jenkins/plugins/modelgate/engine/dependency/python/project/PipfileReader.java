package io.jenkins.plugins.modelgate.engine.dependency.python.project;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Documents;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.dependency.python.Asked;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.DirectReference;
import io.jenkins.plugins.modelgate.engine.dependency.settings.Indexes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** pipenv's {@code Pipfile}: sources, and a table of packages for each category. */
public final class PipfileReader implements ManifestReader {
    private static final Set<String> OTHERS =
            Set.of("source", "requires", "scripts", "pipenv", "pipfile", "build-system");

    @Override
    public String format() {
        return "pipfile";
    }

    @Override
    public boolean accepts(String path) {
        return path.equals("Pipfile") || path.endsWith("/Pipfile");
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        JsonNode root = Documents.toml(file);
        Asked asked = new Asked(inventory, file.path());
        // pipenv asks the first one for every package that names none.
        new Indexes(inventory, file.path()).sources(root.path("source"), true, "source");
        for (Map.Entry<String, JsonNode> category : root.properties()) {
            String group = category.getKey().equals("packages") ? null : Asked.group(category.getKey());
            if (group == null || !OTHERS.contains(group) && category.getValue().isObject()) {
                for (Map.Entry<String, JsonNode> each : category.getValue().properties()) {
                    one(each.getKey(), each.getValue(), group, category.getKey(), asked);
                }
            }
        }
    }

    private static void one(String name, JsonNode value, @CheckForNull String group, String member, Asked asked)
            throws ManifestException {
        for (String kind : List.of("git", "hg", "svn", "bzr", "file", "path")) {
            if (value.path(kind).isTextual()) {
                String place = value.path(kind).textValue();
                boolean local = kind.equals("file") || kind.equals("path");
                String revision = value.path("ref").asText();
                String plain = place.replaceFirst("^[a-z]+\\+", "");
                String source = local ? place : kind + "+" + plain + (revision.isEmpty() ? "" : "@" + revision);
                DirectReference reference = DirectReference.of(source);
                asked.add(name, reference.version(), reference.pin(), name + " = " + value, place, group, member);
                return;
            }
        }
        JsonNode version = value.isTextual() ? value : value.path("version");
        if (!version.isTextual()) {
            asked.incomplete(member, "says of " + name + " neither a version nor a place");
            return;
        }
        String range = version.textValue().strip();
        asked.specifier(name + (range.equals("*") ? "" : range), group, member);
    }
}
