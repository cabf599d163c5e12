package io.jenkins.plugins.modelgate.engine.dataset.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.dataset.input.FileDigest;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Properties;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class NativeLibraryTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void theKnownDigestsAreThoseOfTheDriversJar() throws Exception {
        Properties digests = NativeLibrary.digests();
        assertThat(digests).hasSize(4);
        for (String name : digests.stringPropertyNames()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(packed(name).openStream(), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            assertThat(HexFormat.of().formatHex(digest.digest()))
                    .as("%s; put this line into natives.properties", name)
                    .isEqualTo(digests.getProperty(name));
        }
    }

    @Test
    public void isUnpackedOnceAndMendedWhenSomebodyTouchedIt() throws Exception {
        String digest = NativeLibrary.digests().getProperty(NativeLibrary.name());
        String before =
                System.setProperty(NativeLibrary.PROPERTY, folder.getRoot().toString());
        try {
            Path library = NativeLibrary.unpacked(
                    packed(NativeLibrary.name()), folder.newFolder("scratch").toPath());
            assertThat(library).startsWith(folder.getRoot().toPath().resolve(digest));
            Object first = Files.getLastModifiedTime(library);
            NativeLibrary.unpacked(
                    packed(NativeLibrary.name()), folder.getRoot().toPath());
            assertThat(Files.getLastModifiedTime(library)).isEqualTo(first);

            Files.writeString(library, "not a library");
            assertThat(FileDigest.of(NativeLibrary.unpacked(
                            packed(NativeLibrary.name()), folder.getRoot().toPath())))
                    .isEqualTo(digest);
            // A folder that others can write is not used: the scratch folder is.
            Files.setPosixFilePermissions(library.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
            Path scratch = Files.createTempDirectory(folder.getRoot().toPath(), "own");
            assertThat(NativeLibrary.unpacked(packed(NativeLibrary.name()), scratch))
                    .startsWith(scratch);
        } finally {
            System.setProperty(NativeLibrary.PROPERTY, before);
        }
    }

    @Test
    public void aLibraryWithAnotherDigestIsNotLoaded() throws Exception {
        Path other = folder.newFile("libother.so").toPath();
        Files.writeString(other, "hostile");
        Path scratch = folder.newFolder().toPath();
        String before =
                System.setProperty(NativeLibrary.PROPERTY, folder.newFolder().toString());
        try {
            assertThatThrownBy(() -> NativeLibrary.unpacked(other.toUri().toURL(), scratch))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("has not the SHA-256");
            assertThat(scratch).isEmptyDirectory();
        } finally {
            System.setProperty(NativeLibrary.PROPERTY, before);
        }
    }

    private static URL packed(String name) {
        return NativeLibraryTest.class.getClassLoader().getResource(name);
    }
}
