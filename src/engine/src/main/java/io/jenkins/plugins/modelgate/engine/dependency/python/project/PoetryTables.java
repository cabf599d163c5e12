package io.jenkins.plugins.modelgate.engine.dependency.python.project;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.dependency.python.Asked;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.DirectReference;
import java.util.List;
import java.util.Map;

/** Tables of Poetry: a name with a version constraint, a table, or several of them for several environments. */
final class PoetryTables {
    private PoetryTables() {}

    static void read(JsonNode poetry, Asked asked) throws ManifestException {
        dependencies(poetry.path("dependencies"), null, "tool.poetry.dependencies", asked);
        dependencies(poetry.path("dev-dependencies"), "dev", "tool.poetry.dev-dependencies", asked);
        for (Map.Entry<String, JsonNode> group : poetry.path("group").properties()) {
            String member = "tool.poetry.group." + group.getKey() + ".dependencies";
            dependencies(group.getValue().path("dependencies"), Asked.group(group.getKey()), member, asked);
        }
    }

    private static void dependencies(JsonNode table, @CheckForNull String group, String member, Asked asked)
            throws ManifestException {
        for (Map.Entry<String, JsonNode> each : table.properties()) {
            if (each.getKey().equalsIgnoreCase("python")) {
                continue;
            }
            JsonNode value = each.getValue();
            for (JsonNode one : value.isArray() ? value : List.of(value)) {
                one(each.getKey(), one, group, member, asked);
            }
        }
    }

    private static void one(String name, JsonNode value, @CheckForNull String group, String member, Asked asked)
            throws ManifestException {
        String text = name + " = " + value;
        for (String kind : List.of("git", "url", "path", "file")) {
            if (value.path(kind).isTextual()) {
                String place = value.path(kind).textValue();
                String revision = value.path("rev").asText();
                String source =
                        kind.equals("git") ? "git+" + place + (revision.isEmpty() ? "" : "@" + revision) : place;
                DirectReference reference = DirectReference.of(source);
                asked.add(name, reference.version(), reference.pin(), text, place, group, member);
                return;
            }
        }
        JsonNode version = value.isTextual() ? value : value.path("version");
        if (!version.isTextual()) {
            asked.incomplete(member, "says of " + name + " neither a version nor a place");
            return;
        }
        String constraint = version.textValue().strip();
        String plain = constraint.replaceFirst("^={1,3}\\s*", "");
        // A version alone is exact for Poetry.
        boolean exact = plain.matches("[0-9A-Za-z][0-9A-Za-z.!+_-]*");
        Pin pin = exact ? Pin.VERSION : plain.equals("*") ? Pin.NOTHING : Pin.RANGE;
        String extra = group == null && value.path("optional").asBoolean() ? "optional" : group;
        asked.add(name, exact ? plain : null, pin, text, null, extra, member);
    }
}
