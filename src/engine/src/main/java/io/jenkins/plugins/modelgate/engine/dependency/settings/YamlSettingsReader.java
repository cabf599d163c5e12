package io.jenkins.plugins.modelgate.engine.dependency.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.dependency.Documents;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.io.IOException;
import java.util.Map;

/** {@code .yarnrc.yml} of Yarn 2 and later, and conda's {@code .condarc}. */
public final class YamlSettingsReader extends SettingsReader {
    public YamlSettingsReader() {
        super("yaml-settings");
    }

    @Override
    public boolean accepts(String path) {
        return fileName(path).equals(".yarnrc.yml") || fileName(path).matches("\\.?condarc(?:\\.ya?ml)?");
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        JsonNode root = Documents.yaml(file);
        Indexes indexes = new Indexes(inventory, file.path());
        indexes.channels(root.path("channels"));
        indexes.channels(root.path("default_channels"));
        indexes.tell(Fact.Kind.INDEX, root.path("channel_alias"), "channel_alias");
        off(root, "ssl_verify", indexes);
        indexes.tell(Fact.Kind.INDEX, root.path("npmRegistryServer"), "npmRegistryServer");
        for (Map.Entry<String, JsonNode> scope : root.path("npmScopes").properties()) {
            indexes.tell(Fact.Kind.INDEX, scope.getValue().path("npmRegistryServer"), "npmScopes");
        }
        off(root, "enableStrictSsl", indexes);
        indexes.tell(Fact.Kind.TRUSTED_HOST, root.path("unsafeHttpWhitelist"), "unsafeHttpWhitelist");
        for (Map.Entry<String, JsonNode> host : root.path("networkSettings").properties()) {
            off(host.getValue(), "enableStrictSsl", indexes);
        }
        if (root.has("checksumBehavior")
                && !root.path("checksumBehavior").asText().equals("throw")) {
            inventory.incomplete(
                    Location.ofFile(file.path()),
                    "lets packages be installed whose digests are not those of the lock file; remove checksumBehavior");
        }
    }

    private static void off(JsonNode table, String key, Indexes indexes) throws ManifestException {
        JsonNode value = table.path(key);
        if (value.asText().matches("(?i)false|no|off")) {
            indexes.tell(Fact.Kind.TRUSTED_HOST, key + ": false", key);
        }
    }
}
