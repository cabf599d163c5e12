package io.jenkins.plugins.modelgate.engine.dataset.sql;

import io.jenkins.plugins.modelgate.engine.dataset.input.FileDigest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.CodeSource;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/**
 * The embedded engine's native library, 40 to 70 MB, as a file that can be loaded. The driver would unpack it at every start; here it
 * is unpacked once into a folder that only its owner can write, and its SHA-256 is compared with the known one before every use.
 */
final class NativeLibrary {
    /** Names the folder for it; otherwise it lies beside the engine's jar if that place can be written. */
    static final String PROPERTY = "modelgate.native";

    private static final String JAR = "model-gate-engine.jar";

    private NativeLibrary() {}

    /** Name of this platform's library in the driver's jar. */
    static String name() throws DatasetException {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String name = "libduckdb_java.so_"
                + (os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macos" : "linux")
                + (Set.of("amd64", "x86_64").contains(arch) ? "_amd64" : "_arm64");
        if (digests().getProperty(name) == null) {
            throw new DatasetException("the embedded engine does not exist for " + os + " on " + arch
                    + "; run the check on Linux or, in Jenkins, on an agent with Linux");
        }
        return name;
    }

    /** SHA-256 by name, of exactly the version of the driver that this engine is built with. */
    static Properties digests() throws DatasetException {
        try (InputStream in = NativeLibrary.class.getResourceAsStream("natives.properties")) {
            Properties digests = new Properties();
            digests.load(in);
            return digests;
        } catch (IOException e) {
            throw new DatasetException("the engine's jar is damaged: " + e.getMessage(), e);
        }
    }

    /**
     * The library as a file whose content is known.
     *
     * @param packed in the driver's jar
     * @param scratch where it goes when there is no better place
     */
    static Path unpacked(URL packed, Path scratch) throws DatasetException {
        String digest = digests().getProperty(name());
        Path folder = folder(digest);
        try {
            return place(packed, digest, folder == null ? scratch : folder);
        } catch (IOException e) {
            if (folder == null) {
                throw new DatasetException("the embedded engine cannot be unpacked: " + e.getMessage(), e);
            }
        }
        try {
            return place(packed, digest, scratch);
        } catch (IOException e) {
            throw new DatasetException("the embedded engine cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static Path place(URL packed, String digest, Path folder) throws IOException {
        privateFolder(folder);
        Path library = folder.resolve(System.mapLibraryName("duckdb_java"));
        if (isWhole(library, digest)) {
            return executable(library);
        }
        Path temporary = Files.createTempFile(folder, "unpacking", ".tmp");
        try {
            try (InputStream in = packed.openStream()) {
                Files.copy(in, temporary, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!isWhole(temporary, digest)) {
                throw new IOException("the library in " + packed + " has not the SHA-256 " + digest
                        + " that this engine was built with; install Model Gate again");
            }
            Files.move(temporary, library, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        return executable(library);
    }

    /** What cannot be executed cannot be loaded: access(2) says so of a file system mounted noexec as well. */
    private static Path executable(Path library) throws IOException {
        boolean permitted = library.toFile().setExecutable(true, true);
        if (!permitted || !Files.isExecutable(library)) {
            throw new IOException(
                    library.getParent() + " is on a file system that permits no programs (noexec); give another"
                            + " place with -Djava.io.tmpdir");
        }
        return library;
    }

    private static boolean isWhole(Path file, String digest) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && FileDigest.of(file).equals(digest);
    }

    /** Between the comparison and the loading nobody else can write. */
    private static void privateFolder(Path folder) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!posix) {
            Files.createDirectories(folder);
            return;
        }
        Files.createDirectories(folder.toAbsolutePath().getParent());
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            PosixFileAttributes attributes =
                    Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Set<PosixFilePermission> others = Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
            if (!attributes.isDirectory()
                    || !attributes.owner().equals(me(folder))
                    || attributes.permissions().stream().anyMatch(others::contains)) {
                throw new IOException(folder + " can be written by others than " + me(folder), e);
            }
        }
    }

    private static UserPrincipal me(Path folder) throws IOException {
        Path probe = Files.createTempFile("model-gate", ".owner");
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    private static Path folder(String digest) {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return Path.of(named).resolve(digest);
        }
        CodeSource source = NativeLibrary.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return null;
        }
        try {
            Path jar = Path.of(source.getLocation().toURI());
            Path lib = jar.getParent();
            return jar.endsWith(JAR) && lib != null && Files.isWritable(lib)
                    ? lib.resolve("native").resolve(digest)
                    : null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }
}
