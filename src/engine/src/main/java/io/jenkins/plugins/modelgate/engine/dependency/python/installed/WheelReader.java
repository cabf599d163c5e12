package io.jenkins.plugins.modelgate.engine.dependency.python.installed;

import io.jenkins.plugins.modelgate.engine.dependency.CopiedFile;
import io.jenkins.plugins.modelgate.engine.dependency.InputRole;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Wheels (PyPA "Binary distribution format") and packed eggs that lie in the tree, such as those of a wheelhouse. */
public final class WheelReader implements ManifestReader {
    private static final int MAX_ENTRIES = 500_000;
    private static final Pattern NAME = Pattern.compile("(?is).*\\.(?:whl|egg)");
    private static final Pattern METADATA = Pattern.compile("(?is)[^/]+\\.dist-info/METADATA|EGG-INFO/PKG-INFO");

    @Override
    public String format() {
        return "python-wheel";
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
        Path copy = Files.createTempFile("model-gate-", ".whl");
        try {
            CopiedFile digests;
            try (InputStream in = file.open()) {
                digests = CopiedFile.copy(in, copy, Long.MAX_VALUE);
            }
            new PackedPackage(file.path(), inventory).tell(metadata(file.path(), copy), digests);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static byte[] metadata(String path, Path copy) throws IOException, ManifestException {
        Location where = Location.ofFile(path);
        try (ZipFile zip = new ZipFile(copy.toFile())) {
            if (zip.size() > MAX_ENTRIES) {
                throw new ManifestException(where, "holds more than " + MAX_ENTRIES + " entries");
            }
            List<? extends ZipEntry> found = Collections.list(zip.entries()).stream()
                    .filter(entry -> METADATA.matcher(entry.getName()).matches())
                    .toList();
            if (found.size() != 1) {
                throw new ManifestException(
                        where, "has METADATA " + found.size() + " times, so nobody can say which package it is");
            }
            try (InputStream in = zip.getInputStream(found.get(0))) {
                return PackedPackage.bounded(in, where);
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw new ManifestException(where, "is no wheel that pip could open: " + e.getMessage());
        }
    }
}
