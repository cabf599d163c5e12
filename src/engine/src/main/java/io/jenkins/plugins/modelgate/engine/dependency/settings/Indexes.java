package io.jenkins.plugins.modelgate.engine.dependency.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.DirectReference;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.List;

/** Tells what settings of one file say of indexes. */
public final class Indexes {
    private final InventoryBuilder inventory;
    private final String file;

    public Indexes(InventoryBuilder inventory, String file) {
        this.inventory = inventory;
        this.file = file;
    }

    /** @param member where in the file */
    public void tell(Fact.Kind kind, String value, String member) throws ManifestException {
        String shown = SafeText.of(DirectReference.withoutSecrets(value), 290);
        inventory.tell(new Fact(kind, null, shown, new Location(file, SafeText.of(member), -1)));
    }

    /** What may be one text or several. */
    public void tell(Fact.Kind kind, JsonNode values, String member) throws ManifestException {
        for (JsonNode value : values.isArray() ? values : List.of(values)) {
            if (value.isValueNode() && !value.isNull()) {
                tell(kind, value.asText(), member);
            }
        }
    }

    /**
     * Settings of uv, of {@code uv.toml} or below {@code tool.uv}. An index that only those packages use that name it is no
     * second one to choose from.
     *
     * @param at where the table stands, empty or ending in a full stop
     */
    public void uv(JsonNode uv, String at) throws ManifestException {
        for (JsonNode index : uv.path("index")) {
            boolean only =
                    index.path("default").asBoolean() || index.path("explicit").asBoolean();
            tell(
                    only ? Fact.Kind.INDEX : Fact.Kind.EXTRA_INDEX,
                    index.path("url").asText(),
                    at + "index");
        }
        for (String table : List.of("", "pip.")) {
            JsonNode settings = table.isEmpty() ? uv : uv.path("pip");
            String place = at + table;
            tell(Fact.Kind.INDEX, settings.path("index-url"), place + "index-url");
            tell(Fact.Kind.EXTRA_INDEX, settings.path("extra-index-url"), place + "extra-index-url");
            tell(Fact.Kind.FIND_LINKS, settings.path("find-links"), place + "find-links");
            tell(Fact.Kind.TRUSTED_HOST, settings.path("allow-insecure-host"), place + "allow-insecure-host");
            tell(Fact.Kind.TRUSTED_HOST, settings.path("trusted-host"), place + "trusted-host");
            tell(Fact.Kind.NO_BINARY, settings.path("no-binary-package"), place + "no-binary-package");
        }
    }

    /** Conda's channels. Those by name are conda's own. */
    public void channels(JsonNode channels) throws ManifestException {
        for (JsonNode channel : channels) {
            if (channel.asText().indexOf(':') >= 0) {
                tell(Fact.Kind.INDEX, channel, "channels");
            }
        }
    }

    /** {@code [[source]]} of Poetry, pdm and pipenv, each with its own words for what comes first. */
    public void sources(JsonNode sources, boolean firstIsOnly, String member) throws ManifestException {
        boolean first = firstIsOnly;
        for (JsonNode source : sources) {
            String priority = source.path("priority").asText();
            boolean only = first
                    || priority.equals("primary")
                    || priority.equals("explicit")
                    || source.path("name").asText().equals("pypi");
            tell(
                    only ? Fact.Kind.INDEX : Fact.Kind.EXTRA_INDEX,
                    source.path("url").asText(),
                    member);
            if (source.has("verify_ssl") && !source.path("verify_ssl").asBoolean()) {
                tell(Fact.Kind.TRUSTED_HOST, source.path("url").asText(), member);
            }
        }
    }
}
