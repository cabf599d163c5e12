package io.jenkins.plugins.modelgate.engine.dependency.maven;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.CopiedFile;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** What one jar of the tree holds, jars inside of it included, within bounds that all of them share. */
final class JarContent {
    /** With which a zip file with a file in it begins. */
    private static final byte[] MAGIC = {'P', 'K', 3, 4};

    private static final int MAX_DEPTH = 5;
    private static final int MAX_ENTRIES = 500_000;
    private static final long MAX_UNPACKED = 4L << 30;
    private static final int MAX_PROPERTIES = 64 << 10;
    private static final int MAX_MANIFEST = 4 << 20;

    private final String file;
    private final InventoryBuilder inventory;
    private int entries;
    private long unpacked;

    JarContent(String file, InventoryBuilder inventory) {
        this.file = file;
        this.inventory = inventory;
    }

    /**
     * @param name path of this jar, for its version when nothing inside says it
     * @param member path inside the file of the tree, null for that file itself
     */
    void read(String name, @CheckForNull String member, Path jar, CopiedFile digests, int depth)
            throws IOException, ManifestException {
        Location where = new Location(file, member == null ? null : SafeText.of(member, 300), -1);
        if (depth > MAX_DEPTH) {
            throw new ManifestException(where, "lies under more than " + MAX_DEPTH + " jars");
        }
        List<JarCoordinates> coordinates = new ArrayList<>();
        JarCoordinates described = null;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (++entries > MAX_ENTRIES) {
                    throw new ManifestException(where, "holds more than " + MAX_ENTRIES + " entries");
                }
                String path = entry.getName();
                if (path.startsWith("META-INF/maven/") && path.endsWith("/pom.properties")) {
                    coordinates.add(JarCoordinates.ofProperties(bytes(zip, entry, MAX_PROPERTIES, where)));
                } else if (path.equals("META-INF/MANIFEST.MF")) {
                    described = JarCoordinates.ofManifest(bytes(zip, entry, MAX_MANIFEST, where));
                } else if (!entry.isDirectory() && (JarReader.isJar(path) || isArchive(zip, entry))) {
                    inner(zip, entry, member == null ? path : member + "!/" + path, where, depth);
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new ManifestException(where, "is no jar that a Java virtual machine could open: " + e.getMessage());
        }
        tell(name, coordinates, described, digests, where);
    }

    private void inner(ZipFile zip, ZipEntry entry, String member, Location where, int depth)
            throws IOException, ManifestException {
        Path copy = Files.createTempFile("model-gate-", ".jar");
        try {
            CopiedFile digests;
            try (InputStream in = zip.getInputStream(entry)) {
                digests = CopiedFile.copy(in, copy, MAX_UNPACKED - unpacked);
            }
            unpacked += digests.bytes();
            if (unpacked > MAX_UNPACKED) {
                throw new ManifestException(where, "unpacks to more than " + MAX_UNPACKED + " bytes of jars");
            }
            read(entry.getName(), member, copy, digests, depth + 1);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** Servers and loaders of their own open archives under any name. */
    private static boolean isArchive(ZipFile zip, ZipEntry entry) throws IOException {
        if (entry.getName().endsWith(".class") || entry.getSize() >= 0 && entry.getSize() < MAGIC.length) {
            return false;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry, int limit, Location where)
            throws IOException, ManifestException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new ManifestException(
                        where, "has more than " + limit + " bytes in " + SafeText.quote(entry.getName()));
            }
            return bytes;
        }
    }

    /** A jar is what its only pom.properties says, or the one that its name agrees with; the others were shaded into it. */
    private void tell(
            String name,
            List<JarCoordinates> coordinates,
            @CheckForNull JarCoordinates described,
            CopiedFile digests,
            Location where)
            throws ManifestException {
        String base = name.substring(name.lastIndexOf('/') + 1);
        JarCoordinates own = coordinates.size() == 1 ? coordinates.get(0) : null;
        for (JarCoordinates each : coordinates) {
            if (base.startsWith(each.artifact() + "-")
                    || base.matches("(?s)" + Pattern.quote(each.artifact()) + "\\.[a-z]{3}")) {
                own = own == null || each.artifact().length() >= own.artifact().length() ? each : own;
            }
        }
        for (JarCoordinates each : coordinates) {
            if (each.version().isEmpty()
                    || each.group().isEmpty()
                    || each.artifact().isEmpty()) {
                inventory.incomplete(where, "has a pom.properties without groupId, artifactId or version");
            }
            add(
                    Ecosystem.MAVEN,
                    each.group() + ":" + each.artifact(),
                    each.version(),
                    each.equals(own),
                    digests,
                    where);
        }
        // An archive that is named as none holds anything: what it says counts, that it says nothing does not.
        if (own == null && coordinates.isEmpty() && (JarReader.isJar(base) || described != null)) {
            JarCoordinates guess = described == null ? JarCoordinates.ofFileName(base) : described.orElse(base);
            inventory.incomplete(
                    where,
                    "does not say its Maven coordinates, so advisories can only be looked for by its digest or its name");
            add(Ecosystem.GENERIC, guess.artifact(), guess.version(), true, digests, where);
        }
    }

    private void add(Ecosystem ecosystem, String name, String version, boolean own, CopiedFile digests, Location where)
            throws ManifestException {
        String exact = version.isEmpty() ? null : version;
        ComponentId id = ComponentId.of(ecosystem, name, exact);
        inventory.add(new Component(
                id,
                own ? Pin.HASHED : exact == null ? Pin.NOTHING : Pin.VERSION,
                SafeText.of(id.toString(), 300),
                own ? digests.asHashes() : List.of(),
                null,
                List.of(),
                true,
                null,
                where));
    }
}
