package io.jenkins.plugins.modelgate.engine.dependency.python.installed;

import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Compares the files of an installed package with what RECORD says of them. */
final class InstalledFiles {
    private static final int MAX_BYTES = 64 << 20;

    /** Algorithms that RECORD may name (PyPA "Recording installed projects": sha256 or better). */
    private static final Map<String, String> ALGORITHMS =
            Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

    private final ComponentId id;
    private final ManifestFile record;
    private final InventoryBuilder inventory;
    private final SiteFiles files;

    InstalledFiles(ComponentId id, ManifestFile record, InventoryBuilder inventory) {
        this.files = inventory.shared(SiteFiles.class, SiteFiles::new);
        this.id = id;
        this.record = record;
        this.inventory = inventory;
    }

    void compare() throws IOException, ManifestException {
        String directory = record.path().substring(0, record.path().length() - "/RECORD".length());
        String own = directory.substring(directory.lastIndexOf('/') + 1);
        String site = directory.substring(0, directory.lastIndexOf('/') + 1);
        files.site(site);
        String nativeFile = null;
        int number = 0;
        for (String line : new String(record.content(MAX_BYTES), StandardCharsets.UTF_8).split("\r\n|[\r\n]")) {
            number++;
            if (line.isEmpty()) {
                continue;
            }
            Location where = new Location(record.path(), "line " + number, -1);
            List<String> row = row(line);
            if (row.size() < 2) {
                throw new ManifestException(where, "has " + row.size() + " fields; path, digest and size are expected");
            }
            String path = row.get(0);
            files.listed(id, site, path, where);
            String hash = row.get(1);
            String lower = path.toLowerCase(Locale.ROOT);
            if (nativeFile == null && (lower.endsWith(".pyd") || lower.matches(".*\\.(so|dll|dylib)(\\.[0-9.]+)?"))) {
                nativeFile = path;
                inventory.tell(new Fact(Fact.Kind.NATIVE_FILE, id, SafeText.of(path, 290), where));
            }
            if (hash.isEmpty()) {
                // RECORD itself, signatures and compiled caches have none.
                if (!path.startsWith(own + "/RECORD") && !lower.endsWith(".pyc")) {
                    inventory.incomplete(where, "has no digest of " + SafeText.quote(path));
                }
                continue;
            }
            compare(path, hash, where);
        }
    }

    private void compare(String path, String hash, Location where) throws IOException, ManifestException {
        // What lies outside of the tree, such as a program's start script, is not what is checked; what is missing
        // inside
        // of it is told when all is known.
        Optional<ManifestFile> found = record.compared("../" + path);
        if (found.isEmpty()) {
            return;
        }
        int equals = hash.indexOf('=');
        String algorithm = equals < 0 ? null : ALGORITHMS.get(hash.substring(0, equals));
        if (algorithm == null) {
            inventory.incomplete(where, "has a digest by an algorithm that is too weak or not known");
            return;
        }
        byte[] digest = digest(found.get(), algorithm);
        if (!Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(digest)
                .equals(hash.substring(equals + 1).replace("=", ""))) {
            inventory.tell(new Fact(
                    Fact.Kind.HASH_MISMATCH, id, SafeText.of(found.get().path(), 290), where));
        }
    }

    private static byte[] digest(ManifestFile file, String algorithm) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = file.open()) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                digest.update(buffer, 0, got);
            }
        }
        return digest.digest();
    }

    /** Fields of a line of comma-separated values. */
    static List<String> row(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
