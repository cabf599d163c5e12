package io.jenkins.plugins.modelgate.engine.dependency.python.project;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.dependency.python.Asked;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.DirectReference;
import java.util.List;
import java.util.Map;

/** {@code tool.uv.sources}: packages that uv takes from elsewhere than the registry that other installers ask for them. */
final class UvTables {
    private UvTables() {}

    static void read(JsonNode uv, Asked asked) throws ManifestException {
        for (Map.Entry<String, JsonNode> each : uv.path("sources").properties()) {
            for (JsonNode source : each.getValue().isArray() ? each.getValue() : List.of(each.getValue())) {
                source(each.getKey(), source, asked);
            }
        }
        // Whatever else stands there only narrows what is wanted already.
        for (String key : List.of("override-dependencies", "constraint-dependencies")) {
            for (JsonNode each : uv.path(key)) {
                if (each.asText().indexOf('@') > 0) {
                    asked.specifier(each.asText(), Component.CONSTRAINT, "tool.uv." + key);
                }
            }
        }
    }

    private static void source(String name, JsonNode source, Asked asked) throws ManifestException {
        String member = "tool.uv.sources";
        String text = name + " = " + source;
        if (source.path("git").isTextual()) {
            String revision = source.path("rev")
                    .asText(source.path("tag").asText(source.path("branch").asText()));
            String address = "git+" + source.path("git").textValue();
            DirectReference reference = DirectReference.of(revision.isEmpty() ? address : address + "@" + revision);
            asked.add(name, null, reference.pin(), text, address, null, member);
        } else if (source.path("url").isTextual() || source.path("path").isTextual()) {
            String address = source.path("url").asText(source.path("path").asText());
            DirectReference reference = DirectReference.of(address);
            asked.add(name, reference.version(), reference.pin(), text, address, null, member);
        } else if (source.path("workspace").asBoolean()) {
            asked.add(name, null, Pin.LOCATION, text, "workspace:" + name, null, member);
        } else if (!source.path("index").isTextual()) {
            asked.incomplete(member, "says of " + name + " neither index nor place");
        }
    }
}
