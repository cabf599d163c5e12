package io.jenkins.plugins.modelgate.engine.dependency.maven;

import io.jenkins.plugins.modelgate.engine.dependency.CopiedFile;
import io.jenkins.plugins.modelgate.engine.dependency.InputRole;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestFile;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Jars and archives of them: a jar is copied beside, so that the directory at its end is read by the very reader that a Java
 * virtual machine would read it with; a jar inside is copied in turn. Classes are not opened.
 */
public final class JarReader implements ManifestReader {
    private static final Pattern NAMES = Pattern.compile("(?is).*\\.(?:jar|war|ear|rar|sar|hpi|jpi|aar|nar|par|kar)");

    /** Whether a file of this name is one that a Java virtual machine or a server opens. */
    static boolean isJar(String name) {
        return NAMES.matcher(name).matches();
    }

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
        return isJar(path);
    }

    @Override
    public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
        Path copy = Files.createTempFile("model-gate-", ".jar");
        try {
            CopiedFile digests;
            try (InputStream in = file.open()) {
                digests = CopiedFile.copy(in, copy, Long.MAX_VALUE);
            }
            new JarContent(file.path(), inventory).read(file.path(), null, copy, digests, 0);
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
