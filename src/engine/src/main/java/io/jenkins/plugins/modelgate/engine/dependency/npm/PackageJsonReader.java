package io.jenkins.plugins.modelgate.engine.dependency.npm;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.BoundedJson;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InputRole;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * {@code package.json}: of an installed package (directly under a {@code node_modules}) it is the package itself, elsewhere a
 * project's wishes. What will be installed for them, and with them, a lock file says.
 */
public final class PackageJsonReader implements ManifestReader {
    /** Where a project names packages, and the group of a component that each stands for; an empty one is always installed. */
    static final Map<String, String> GROUPS = new TreeMap<>(Map.of(
            "dependencies", "",
            "devDependencies", "dev",
            "optionalDependencies", "optional",
            "peerDependencies", "peer"));

    private static final Pattern INSTALLED =
            Pattern.compile("(?:.*/)?node_modules/(?:@[^/]+/)?[^/@.][^/]*/package\\.json");
    private static final List<String> SCRIPTS = List.of("preinstall", "install", "postinstall");

    @Override
    public String format() {
        return "npm-package";
    }

    @Override
    public InputRole role(String path) {
        return INSTALLED.matcher(path).matches() ? InputRole.INSTALLED : InputRole.INSTRUCTION;
    }

    @Override
    public boolean accepts(String path) {
        boolean named = path.equals("package.json") || path.endsWith("/package.json");
        return named && (INSTALLED.matcher(path).matches() || !("/" + path).contains("/node_modules/"));
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        JsonNode manifest = BoundedJson.read(file);
        if (INSTALLED.matcher(file.path()).matches()) {
            installed(file, manifest, inventory);
        } else {
            wishes(file, manifest, inventory);
        }
    }

    private static void installed(ManifestFile file, JsonNode manifest, InventoryBuilder inventory)
            throws ManifestException {
        Location where = Location.ofFile(file.path());
        String name = BoundedJson.text(manifest, "name");
        String version = BoundedJson.text(manifest, "version");
        if (name == null || version == null) {
            inventory.incomplete(where, "does not say which package or which version of it is installed here");
            return;
        }
        ComponentId id = ComponentId.of(Ecosystem.NPM, name, version);
        String license = BoundedJson.text(manifest, "license");
        inventory.add(new Component(
                id,
                Pin.VERSION,
                SafeText.of(id.toString(), 300),
                List.of(),
                null,
                license == null ? List.of() : List.of(SafeText.of(license)),
                true,
                null,
                where));
        for (String script : SCRIPTS) {
            String command = BoundedJson.text(manifest.path("scripts"), script);
            if (command != null) {
                inventory.tell(
                        new Fact(Fact.Kind.INSTALL_SCRIPT, id, SafeText.of(script + ": " + command, 300), where));
            }
        }
    }

    private static void wishes(ManifestFile file, JsonNode manifest, InventoryBuilder inventory)
            throws ManifestException {
        for (Map.Entry<String, String> group : GROUPS.entrySet()) {
            for (Map.Entry<String, JsonNode> field :
                    manifest.path(group.getKey()).properties()) {
                Location where = new Location(file.path(), group.getKey() + "/" + SafeText.of(field.getKey(), 250), -1);
                if (!field.getValue().isTextual()) {
                    throw new ManifestException(where, "wants a version or range in quotation marks");
                }
                inventory.add(wish(
                        field.getKey(),
                        field.getValue().textValue().strip(),
                        group.getValue().isEmpty() ? null : group.getValue(),
                        where));
            }
        }
    }

    private static Component wish(String name, String spec, @CheckForNull String group, Location where) {
        String packageName = name;
        String range = spec;
        if (spec.startsWith("npm:")) {
            int at = spec.indexOf('@', "npm:".length() + 1);
            packageName = at < 0 ? spec.substring("npm:".length()) : spec.substring("npm:".length(), at);
            range = at < 0 ? "" : spec.substring(at + 1);
        }
        Pin pin = pin(range);
        String version = pin == Pin.VERSION ? range.replaceFirst("^[=v\\s]+", "") : null;
        boolean elsewhere = pin == Pin.COMMIT || pin == Pin.REFERENCE || pin == Pin.LOCATION;
        return new Component(
                ComponentId.of(Ecosystem.NPM, packageName, version),
                pin,
                SafeText.of(name + " " + spec, 300),
                List.of(),
                elsewhere ? SafeText.of(range, 300) : null,
                List.of(),
                true,
                group,
                where);
    }

    private static Pin pin(String spec) {
        if (NpmSource.isGit(spec) || spec.matches("[\\w.-]+/[\\w.-]+(?:#.*)?")) {
            return NpmSource.gitPin(spec);
        }
        if (NpmSource.isLocal(spec) || spec.matches("(?i)(?:https?|workspace):.*")) {
            return Pin.LOCATION;
        }
        try {
            NpmRange range = NpmRange.parse(spec);
            return range.isExact() ? Pin.VERSION : range.isAnything() ? Pin.NOTHING : Pin.RANGE;
        } catch (InvalidVersionException e) {
            // A tag such as "latest": whatever the registry calls so on that day.
            return Pin.NOTHING;
        }
    }
}
