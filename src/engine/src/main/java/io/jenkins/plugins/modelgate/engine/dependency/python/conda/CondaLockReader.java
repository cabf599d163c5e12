package io.jenkins.plugins.modelgate.engine.dependency.python.conda;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Documents;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.dependency.python.lock.LockedFile;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

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
            add(each, name, version, where, inventory);
        }
    }

    private static void add(JsonNode each, String name, String version, Location where, InventoryBuilder inventory)
            throws ManifestException {
        boolean pip = each.path("manager").asText().equals("pip");
        String sha = each.path("hash").path("sha256").asText().toLowerCase(Locale.ROOT);
        List<String> hashes = sha.matches("[0-9a-f]{64}") ? List.of("sha256:" + sha) : List.of();
        String category = each.path("category").asText("main");
        String url = each.path("url").asText();
        Component component = CondaPackage.component(
                name,
                version,
                hashes.isEmpty() ? Pin.VERSION : Pin.HASHED,
                name + " " + version,
                hashes,
                url.isEmpty() ? null : url,
                category.equals("main") ? null : SafeText.of(category),
                where);
        Component known = pip ? as(ComponentId.of(Ecosystem.PYPI, name, version), component) : component;
        inventory.add(known);
        Component other = url.isEmpty() ? null : other(url, known, pip);
        if (other != null) {
            inventory.tell(new Fact(Fact.Kind.OTHER_PACKAGE, known.id(), String.valueOf(known.source()), where));
            inventory.add(other);
        }
    }

    /** The package that is fetched, when its file has another name or version than the entry. */
    @CheckForNull
    private static Component other(String url, Component known, boolean pip) {
        if (pip) {
            LockedFile file = new LockedFile(url, known.hashes());
            return file.isOf(known.id()) ? null : as(file.told() == null ? known.id() : file.told(), known);
        }
        Component told = CondaPackage.ofUrl(url.split("[?#]", 2)[0], known.location());
        if (told == null) {
            return as(new ComponentId(Ecosystem.CONDA, known.id().name(), null), known);
        }
        return told.id().equals(known.id()) ? null : as(told.id(), known);
    }

    private static Component as(ComponentId id, Component component) {
        return new Component(
                new ComponentId(
                        id.ecosystem(),
                        SafeText.of(id.name()),
                        id.version() == null ? null : SafeText.of(id.version())),
                component.pin(),
                component.requirement(),
                component.hashes(),
                component.source(),
                component.licenses(),
                true,
                component.group(),
                component.location());
    }
}
