package io.jenkins.plugins.modelgate.engine.dependency.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.dependency.Documents;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import java.io.IOException;
import java.util.Map;

/** {@code uv.toml}, and {@code poetry.toml}, which can turn off the check of a source's certificate. */
public final class TomlSettingsReader extends SettingsReader {
    public TomlSettingsReader() {
        super("toml-settings");
    }

    @Override
    public boolean accepts(String path) {
        return fileName(path).equals("uv.toml") || fileName(path).equals("poetry.toml");
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        JsonNode root = Documents.toml(file);
        Indexes indexes = new Indexes(inventory, file.path());
        if (fileName(file.path()).equals("uv.toml")) {
            indexes.uv(root, "");
            return;
        }
        for (Map.Entry<String, JsonNode> each : root.path("certificates").properties()) {
            JsonNode certificate = each.getValue().path("cert");
            if (certificate.isBoolean() && !certificate.booleanValue()) {
                indexes.tell(Fact.Kind.TRUSTED_HOST, each.getKey(), "certificates");
            }
        }
    }
}
