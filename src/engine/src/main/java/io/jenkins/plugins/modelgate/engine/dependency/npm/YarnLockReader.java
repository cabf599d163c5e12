package io.jenkins.plugins.modelgate.engine.dependency.npm;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.BoundedJson;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code yarn.lock}. Of Yarn 1: entries that begin at the margin with the wishes they satisfy, then indented fields. Later
 * versions write YAML under the same name, see {@link BerryLock}.
 */
public final class YarnLockReader implements ManifestReader {
    private static final int MAX_BYTES = 32 << 20;
    private static final int MAX_LINE = 16_384;

    /** As Yarn tells its own two forms apart. */
    private static final Pattern MARK = Pattern.compile("(?im)^#\\s+yarn\\s+lockfile\\s+v1\\s*$");

    private static final Pattern BERRY = Pattern.compile("(?m)^[\"']?__metadata[\"']?:");
    private static final Pattern KEY = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|([^\",:\\s][^,\\s]*?)(?=,|:$)");
    private static final Pattern FIELD =
            Pattern.compile(" {2}(name|version|resolved|integrity|uid|registry) (?:\"([^\"]*)\"|(\\S+))");
    private static final Pattern NEED = Pattern.compile(" {4}(?:\"([^\"]+)\"|(\\S+)) (?:\"([^\"]*)\"|(\\S+))");

    @Override
    public String format() {
        return "yarn-lock";
    }

    @Override
    public boolean accepts(String path) {
        return path.equals("yarn.lock") || path.endsWith("/yarn.lock");
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        String text = new String(file.content(MAX_BYTES), StandardCharsets.UTF_8);
        if (!MARK.matcher(text).find() && BERRY.matcher(text).find()) {
            BerryLock.read(file, inventory);
            return;
        }
        String[] lines = text.split("\r?\n");
        LockedPackage.Table table = new LockedPackage.Table(file.path());
        Map<String, String> wishes = new HashMap<>();
        List<String> entry = new ArrayList<>();
        boolean marked = false;
        for (int i = 0; i <= lines.length; i++) {
            String line = i == lines.length ? "end:" : lines[i];
            if (line.length() > MAX_LINE) {
                throw new ManifestException(
                        new Location(file.path(), "line " + (i + 1), -1), "has more than " + MAX_LINE + " characters");
            }
            marked |= line.strip().equals("# yarn lockfile v1");
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!marked) {
                throw new ManifestException(
                        Location.ofFile(file.path()),
                        "is no lock file of Yarn: the first line of Yarn 1 and the __metadata of later ones are missing");
            }
            if (line.charAt(0) != ' ') {
                flush(file, entry, i, table, wishes);
                entry.clear();
            }
            entry.add(line);
        }
        direct(file, table, wishes, inventory);
        table.tell(wishes, inventory);
    }

    private static void flush(
            ManifestFile file, List<String> entry, int line, LockedPackage.Table table, Map<String, String> wishes)
            throws ManifestException {
        if (entry.isEmpty()) {
            return;
        }
        Location where = new Location(file.path(), "line " + (line + 1 - entry.size()), -1);
        List<String> keys = keys(entry.get(0), where);
        Map<String, String> fields = new HashMap<>();
        List<String> needs = new ArrayList<>();
        boolean optional = false;
        for (String text : entry.subList(1, entry.size())) {
            Matcher field = FIELD.matcher(text);
            Matcher need = NEED.matcher(text);
            if (field.matches()) {
                fields.put(field.group(1), either(field, 2));
            } else if (need.matches()) {
                String wish = either(need, 1) + "@" + either(need, 3);
                needs.add(optional ? LockedPackage.OPTIONAL + wish : wish);
            } else if (text.equals("  dependencies:") || text.equals("  optionalDependencies:")) {
                optional = text.startsWith("  o");
            } else {
                throw new ManifestException(where, "holds a line that Yarn 1 does not write");
            }
        }
        String version = fields.get("version");
        if (version == null) {
            throw new ManifestException(where, "has no version, so nobody can tell which package that is");
        }
        String name = fields.containsKey("name") ? fields.get("name") : name(keys.get(0));
        String wish = keys.get(0)
                .substring(Math.min(keys.get(0).length(), name(keys.get(0)).length() + 1));
        // A directory has no address of its own: the wish says where it is.
        String resolved = fields.containsKey("resolved") || !NpmSource.isLocal(wish) ? fields.get("resolved") : wish;
        table.put(new LockedPackage(
                keys.get(0), name, version, source(name, version, resolved, fields.get("integrity")), null, needs));
        for (String key : keys) {
            if (!name(key).equals(name) && !fields.containsKey("name")) {
                throw new ManifestException(where, "stands for packages of different names, which Yarn does not write");
            }
            if (wishes.put(key, keys.get(0)) != null) {
                throw new ManifestException(
                        where, "has " + SafeText.quote(key) + ", which an entry before it has, too");
            }
        }
    }

    /** The fragment of a tarball's URL is its SHA-1; of a repository's it is the commit and stays. */
    private static NpmSource source(
            String name, String version, @CheckForNull String resolved, @CheckForNull String integrity) {
        boolean repository = resolved != null && (NpmSource.isGit(resolved) || resolved.contains(".git#"));
        String url = resolved == null || repository ? resolved : resolved.replaceFirst("#[0-9a-f]{40}$", "");
        return NpmSource.of(name, version, url, integrity);
    }

    private static List<String> keys(String line, Location where) throws ManifestException {
        List<String> keys = new ArrayList<>();
        Matcher matcher = KEY.matcher(line);
        while (matcher.find()) {
            keys.add(either(matcher, 1));
        }
        if (!line.endsWith(":") || keys.isEmpty()) {
            throw new ManifestException(where, "is no entry of Yarn 1: it wants name@range, and a colon at its end");
        }
        return keys;
    }

    /** What is really installed: of an alias {@code a@npm:b@1} that is b. */
    private static String name(String key) {
        int alias = key.indexOf("@npm:", 1);
        String real = alias < 0 ? key : key.substring(alias + "@npm:".length());
        int at = real.indexOf('@', 1);
        return at < 0 ? real : real.substring(0, at);
    }

    private static String either(Matcher matcher, int group) {
        return matcher.group(group) == null ? matcher.group(group + 1) : matcher.group(group);
    }

    private static void direct(
            ManifestFile file, LockedPackage.Table table, Map<String, String> wishes, InventoryBuilder inventory)
            throws IOException, ManifestException {
        Optional<ManifestFile> manifest = file.resolve("package.json");
        if (manifest.isEmpty()) {
            return;
        }
        JsonNode node = BoundedJson.read(manifest.get());
        JsonNode workspaces = node.path("workspaces");
        for (JsonNode each : workspaces.isObject() ? workspaces.path("packages") : workspaces) {
            inventory.governs(file.path(), each.asText());
        }
        for (String kind : PackageJsonReader.GROUPS.keySet()) {
            for (Map.Entry<String, JsonNode> each : node.path(kind).properties()) {
                String key = wishes.get(each.getKey() + "@" + each.getValue().asText());
                if (key != null) {
                    table.direct(key);
                }
            }
        }
    }
}
