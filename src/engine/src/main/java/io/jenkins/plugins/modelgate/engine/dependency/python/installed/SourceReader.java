package io.jenkins.plugins.modelgate.engine.dependency.python.installed;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.CopiedFile;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InputRole;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * Source distributions in the tree (PyPA "Source distribution format"): {@code NAME-VERSION.tar.gz} with a {@code PKG-INFO}. Other
 * archives have such names as well; without one they are none.
 */
public final class SourceReader implements ManifestReader {
    private static final int MAX_ENTRIES = 500_000;
    private static final long MAX_UNPACKED = 4L << 30;
    private static final Pattern NAME =
            Pattern.compile("(?is)(?:.*/)?[^/-]+(?:-[^/]+)*-v?[0-9][^/-]*\\.(?:tar\\.gz|tgz|zip)");
    private static final Pattern METADATA = Pattern.compile("(?s)(?:\\./)?[^/]+/PKG-INFO");

    @Override
    public String format() {
        return "python-source";
    }

    @Override
    public InputRole role(String path) {
        return InputRole.INSTALLED;
    }

    @Override
    public boolean accepts(String path) {
        return NAME.matcher(path).matches();
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        Location where = Location.ofFile(file.path());
        Path copy = Files.createTempFile("model-gate-", ".sdist");
        try {
            CopiedFile digests;
            try (InputStream in = file.open()) {
                digests = CopiedFile.copy(in, copy, Long.MAX_VALUE);
            }
            byte[] metadata;
            try (InputStream in = new BufferedInputStream(Files.newInputStream(copy));
                    ArchiveInputStream<?> archive =
                            file.path().toLowerCase(Locale.ROOT).endsWith(".zip")
                                    ? new ZipArchiveInputStream(in)
                                    : new TarArchiveInputStream(new GZIPInputStream(in))) {
                metadata = metadata(archive, where);
            } catch (IOException | IllegalArgumentException e) {
                throw new ManifestException(where, "is no archive that could be read to its end: " + e.getMessage());
            }
            if (metadata != null) {
                ComponentId id = new PackedPackage(file.path(), inventory).tell(metadata, digests);
                inventory.tell(new Fact(Fact.Kind.SOURCE_ONLY, id, "source distribution", where));
            }
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    @CheckForNull
    private static byte[] metadata(ArchiveInputStream<?> archive, Location where)
            throws IOException, ManifestException {
        int entries = 0;
        ArchiveEntry entry = archive.getNextEntry();
        while (entry != null) {
            if (++entries > MAX_ENTRIES || archive.getBytesRead() > MAX_UNPACKED) {
                throw new ManifestException(
                        where, "has more than " + MAX_ENTRIES + " entries or " + MAX_UNPACKED + " bytes");
            }
            if (METADATA.matcher(entry.getName()).matches()) {
                return PackedPackage.bounded(archive, where);
            }
            entry = archive.getNextEntry();
        }
        return null;
    }
}
