package io.jenkins.plugins.modelgate.engine.dependency.npm;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.BoundedJson;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Documents;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code pnpm-lock.yaml}, lockfileVersion 6 to 9, as pnpm's "lockfile spec" gives it. */
public final class PnpmLockReader implements ManifestReader {
    private static final List<String> DIRECT = List.of("dependencies", "devDependencies", "optionalDependencies");
    private static final List<String> TABLES = List.of("packages", "snapshots", "importers");
    private static final List<String> EDGES = List.of("dependencies", "optionalDependencies");

    @Override
    public String format() {
        return "pnpm-lock";
    }

    @Override
    public boolean accepts(String path) {
        return path.equals("pnpm-lock.yaml") || path.endsWith("/pnpm-lock.yaml");
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        JsonNode lock = Documents.yaml(file);
        for (String table : TABLES) {
            if (lock.has(table) && !lock.get(table).isObject()) {
                throw new ManifestException(at(file, table), "is no mapping; run pnpm install again");
            }
        }
        String version = lock.path("lockfileVersion").asText("");
        if (!version.matches("[6-9](?:\\.[0-9]+)?")) {
            throw new ManifestException(
                    Location.ofFile(file.path()),
                    "has no lockfileVersion from 6 to 9; write it with pnpm 8 or later: pnpm install --lockfile-only");
        }
        JsonNode snapshots = lock.has("snapshots") ? lock.get("snapshots") : lock.path("packages");
        JsonNode packages = lock.path("packages");
        LockedPackage.Table table = new LockedPackage.Table(file.path());
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, JsonNode> each : snapshots.properties()) {
            String plain = plain(each.getKey());
            JsonNode described = packages.has(plain) ? packages.get(plain) : packages.path("/" + plain);
            described = described.isMissingNode() ? packages.path(each.getKey()) : described;
            if (described.isMissingNode()) {
                throw new ManifestException(
                        at(file, each.getKey()),
                        "is among the snapshots and not among the packages; run pnpm install again");
            }
            seen.add(plain);
            table.put(locked(each.getKey(), plain, described, each.getValue(), snapshots));
            facts(plain, described, at(file, each.getKey()), inventory);
        }
        for (Map.Entry<String, JsonNode> each : packages.properties()) {
            String key = each.getKey();
            if (!seen.contains(plain(key))) {
                table.put(locked(key, plain(key), each.getValue(), each.getValue(), snapshots));
            }
        }
        direct(file, "", lock, snapshots, table, inventory);
        for (Map.Entry<String, JsonNode> importer : lock.path("importers").properties()) {
            inventory.governs(file.path(), importer.getKey());
            direct(file, importer.getKey(), importer.getValue(), snapshots, table, inventory);
        }
        table.tell(Map.of(), inventory);
    }

    private static void direct(
            ManifestFile file,
            String directory,
            JsonNode importer,
            JsonNode snapshots,
            LockedPackage.Table table,
            InventoryBuilder inventory)
            throws ManifestException {
        for (String kind : DIRECT) {
            for (Map.Entry<String, JsonNode> each : importer.path(kind).properties()) {
                String name = each.getKey();
                String version = each.getValue().isTextual()
                        ? each.getValue().textValue()
                        : BoundedJson.text(each.getValue(), "version");
                Location where = at(file, directory.isEmpty() ? name : directory + "/" + name);
                String key = version == null ? name : key(name, version, snapshots);
                if (version != null && version.startsWith("link:")) {
                    LocalLink.tell(name, linked(directory, version.substring("link:".length())), where, inventory);
                } else if (table.has(key)) {
                    table.direct(key);
                } else {
                    inventory.incomplete(
                            where, "is asked for, and the packages do not hold it; run pnpm install again");
                }
            }
        }
    }

    /** Relative to the lock file: a link is written relative to the package that has it. */
    private static String linked(String directory, String target) {
        if (target.startsWith("/") || target.contains("\\")) {
            return target;
        }
        Deque<String> names = new ArrayDeque<>();
        for (String name : (directory + "/" + target).split("/")) {
            if (name.equals("..") && !names.isEmpty() && !names.peekLast().equals("..")) {
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }

    private static LockedPackage locked(
            String key, String plain, JsonNode described, JsonNode snapshot, JsonNode snapshots) {
        int at = plain.lastIndexOf('@', plain.indexOf(':') < 0 ? plain.length() : plain.indexOf(':'));
        String name = at > 0 ? plain.substring(0, at) : plain;
        String written = at > 0 ? plain.substring(at + 1) : null;
        String own = BoundedJson.text(described, "name");
        String version = BoundedJson.text(described, "version");
        if (version == null && written != null && written.indexOf(':') < 0) {
            version = written;
        }
        List<String> needs = new ArrayList<>();
        for (String kind : EDGES) {
            for (Map.Entry<String, JsonNode> each : snapshot.path(kind).properties()) {
                String value = each.getValue().asText();
                String need = key(each.getKey(), value, snapshots);
                if (!value.startsWith("link:") && (kind.equals("dependencies") || snapshots.has(need))) {
                    needs.add(need);
                }
            }
        }
        boolean dev = described.path("dev").asBoolean(false);
        boolean optional = described.path("optional").asBoolean(false)
                || snapshot.path("optional").asBoolean(false);
        return new LockedPackage(
                key,
                own == null ? name : own,
                version,
                source(own == null ? name : own, version, written, described.path("resolution")),
                dev ? "dev" : optional ? "optional" : null,
                needs);
    }

    private static NpmSource source(
            String name, @CheckForNull String version, @CheckForNull String written, JsonNode resolution) {
        String commit = BoundedJson.text(resolution, "commit");
        String directory = BoundedJson.text(resolution, "directory");
        if (commit != null) {
            String url = BoundedJson.text(resolution, "repo") + "#" + commit;
            return new NpmSource(NpmSource.gitPin(url), List.of(), url);
        }
        if (directory != null) {
            return new NpmSource(Pin.LOCATION, List.of(), "file:" + directory);
        }
        String tarball = BoundedJson.text(resolution, "tarball");
        boolean elsewhere = tarball == null && written != null && written.indexOf(':') >= 0;
        return NpmSource.of(name, version, elsewhere ? written : tarball, BoundedJson.text(resolution, "integrity"));
    }

    /** The key of what a name and a version of an edge mean: {@code name@version}, or for an alias the version alone. */
    private static String key(String name, String version, JsonNode snapshots) {
        for (String key : List.of(name + "@" + version, "/" + name + "@" + version, version, "/" + version)) {
            if (snapshots.has(key)) {
                return key;
            }
        }
        return name + "@" + version;
    }

    /** Without the slash of version 6 and the peers in parentheses. */
    private static String plain(String key) {
        int peers = key.indexOf('(');
        String plain = peers < 0 ? key : key.substring(0, peers);
        return plain.startsWith("/") ? plain.substring(1) : plain;
    }

    private static void facts(String plain, JsonNode described, Location where, InventoryBuilder inventory)
            throws ManifestException {
        int at = plain.lastIndexOf('@');
        ComponentId id = ComponentId.of(
                Ecosystem.NPM, at > 0 ? plain.substring(0, at) : plain, at > 0 ? plain.substring(at + 1) : null);
        if (described.path("requiresBuild").asBoolean(false)) {
            inventory.tell(new Fact(Fact.Kind.INSTALL_SCRIPT, id, "requiresBuild", where));
        }
        if (described.hasNonNull("deprecated")) {
            inventory.tell(new Fact(
                    Fact.Kind.YANKED,
                    id,
                    SafeText.of(described.get("deprecated").asText(), 300),
                    where));
        }
    }

    private static Location at(ManifestFile file, String key) {
        return new Location(file.path(), SafeText.of(key, 300), -1);
    }
}
