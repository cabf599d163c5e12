package io.jenkins.plugins.modelgate.engine.dependency.python.installed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;

/** Files that virtualenv and uv put beside the packages of an environment, by their digests: any release, unchanged. */
final class EnvironmentFiles {
    private static final Set<String> KNOWN = read();

    private EnvironmentFiles() {}

    static boolean isKnown(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return KNOWN.contains(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Set<String> read() {
        try (InputStream in = EnvironmentFiles.class.getResourceAsStream(
                        "/io/jenkins/plugins/modelgate/engine/dependency/python/installed/environment-files.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2)[0])
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
