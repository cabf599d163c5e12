package io.jenkins.plugins.modelgate.engine.dependency.maven;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a jar calls itself; a part that nothing says is empty. */
record JarCoordinates(String group, String artifact, String version) {
    private static final Pattern FILE_NAME =
            Pattern.compile("(.+?)(?:-([0-9][^/]*?))?(?:\\.[A-Za-z]{3})?", Pattern.DOTALL);

    /** Of {@code META-INF/maven/GROUP/ARTIFACT/pom.properties}, which Maven's archiver writes. */
    static JarCoordinates ofProperties(byte[] content) {
        Properties properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(content));
        } catch (IOException | IllegalArgumentException e) {
            return new JarCoordinates("", "", "");
        }
        return new JarCoordinates(
                properties.getProperty("groupId", "").strip(),
                properties.getProperty("artifactId", "").strip(),
                properties.getProperty("version", "").strip());
    }

    /** Of the main section of a manifest: OSGi's names first, they are written by tools. */
    static JarCoordinates ofManifest(byte[] content) {
        Attributes main;
        try {
            main = new Manifest(new ByteArrayInputStream(content)).getMainAttributes();
        } catch (IOException | IllegalArgumentException e) {
            return new JarCoordinates("", "", "");
        }
        String name = first(
                main, "Bundle-SymbolicName", "Automatic-Module-Name", "Implementation-Title", "Specification-Title");
        String version = first(main, "Implementation-Version", "Bundle-Version", "Specification-Version");
        return new JarCoordinates("", name.replaceAll(";.*", "").strip(), version.strip());
    }

    /** {@code name-1.2.3.jar}. */
    static JarCoordinates ofFileName(String base) {
        Matcher matcher = FILE_NAME.matcher(base);
        return matcher.matches()
                ? new JarCoordinates("", matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2))
                : new JarCoordinates("", base, "");
    }

    /** This, with the file's name for what it does not say. */
    JarCoordinates orElse(String base) {
        JarCoordinates named = ofFileName(base);
        return new JarCoordinates(
                group, artifact.isEmpty() ? named.artifact : artifact, version.isEmpty() ? named.version : version);
    }

    private static String first(Attributes attributes, String... names) {
        for (String name : names) {
            String value = attributes.getValue(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return "";
    }
}
