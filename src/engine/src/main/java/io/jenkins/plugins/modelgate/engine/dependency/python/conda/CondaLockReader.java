package io.jenkins.plugins.modelgate.engine.dependency.python.conda;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Documents;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.List;

/** {@code conda-lock.yml}, version 1: every package of every platform, of conda and of pip. */
public final class CondaLockReader implements ManifestReader {
    @Override
    public String format() {
        return "conda-lock";
    }

    @Override
    public boolean accepts(String path) {
        return path.matches("(?:.*/)?(?:[^/]+\\.)?conda-lock\\.ya?ml");
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        JsonNode root = Documents.yaml(file);
        JsonNode packages = root.path("package");
        Location top = Location.ofFile(file.path());
        if (root.path("version").asInt() != 1 || !packages.isArray()) {
            throw new ManifestException(top, "is no conda-lock.yml of version 1 with a list of packages");
        }
        for (JsonNode each : packages) {
            String name = each.path("name").asText();
            String version = each.path("version").asText();
            Location where = new Location(file.path(), "package " + SafeText.of(name), -1);
            if (name.isEmpty() || version.isEmpty()) {
                throw new ManifestException(where, "has no name or no version");
            }
            boolean pip = each.path("manager").asText().equals("pip");
            String sha = each.path("hash").path("sha256").asText();
            String category = each.path("category").asText("main");
            Component component = CondaPackage.component(
                    name,
                    version,
                    sha.isEmpty() ? Pin.VERSION : Pin.HASHED,
                    name + " " + version,
                    sha.isEmpty() ? List.of() : List.of("sha256:" + SafeText.of(sha)),
                    each.path("url").asText(),
                    category.equals("main") ? null : SafeText.of(category),
                    where);
            inventory.add(
                    pip
                            ? new Component(
                                    ComponentId.of(
                                            Ecosystem.PYPI,
                                            component.id().name(),
                                            component.id().version()),
                                    component.pin(),
                                    component.requirement(),
                                    component.hashes(),
                                    component.source(),
                                    component.licenses(),
                                    true,
                                    component.group(),
                                    where)
                            : component);
        }
    }
}
