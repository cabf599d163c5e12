package io.jenkins.plugins.modelgate.engine.dependency.maven;

import io.jenkins.plugins.modelgate.engine.dependency.InputRole;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Jars and archives of them: a jar is copied beside, so that the directory at its end is read by the very reader that a Java
 * virtual machine would read it with; a jar inside is copied in turn. Classes are not opened.
 */
public final class JarReader implements ManifestReader {
    private static final Pattern NAMES = Pattern.compile(".*\\.(?:jar|war|ear|hpi|jpi|aar)");

    @Override
    public String format() {
        return "jar";
    }

    @Override
    public InputRole role(String path) {
        return InputRole.INSTALLED;
    }

    @Override
    public boolean accepts(String path) {
        return NAMES.matcher(path.toLowerCase(Locale.ROOT)).matches();
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        Path copy = Files.createTempFile("model-gate-", ".jar");
        try {
            JarDigests digests;
            try (InputStream in = file.open()) {
                digests = JarDigests.copy(in, copy, Long.MAX_VALUE);
            }
            new JarContent(file.path(), inventory).read(file.path(), null, copy, digests, 0);
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
