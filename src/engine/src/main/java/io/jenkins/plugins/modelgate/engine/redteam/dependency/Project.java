package io.jenkins.plugins.modelgate.engine.redteam.dependency;

import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;

/** A small honest project: pinned requirements with digests, one installed package, and fresh advisories. */
final class Project {
    private static final String PACKAGE = "site-packages/tinyhelper/";
    private static final String INFO = "site-packages/tinyhelper-1.2.0.dist-info/";

    private final Path root;
    private final Path advisories;

    private Project(Path root, Path advisories) {
        this.root = root;
        this.advisories = advisories;
    }

    /** Writes it. */
    static Project write(Path directory) throws IOException {
        Project project = new Project(
                Files.createDirectories(directory.resolve("project")),
                Files.createDirectories(directory.resolve("osv")));
        project.requirements(line("numpy", "2.1.3") + line("requests", "2.32.3") + line("tinyhelper", "1.2.0"));
        project.install("MIT");
        project.lock(",\"integrity\":\"sha512-" + "A".repeat(86) + "==\"");
        project.advisory("EXAMPLE-2026-1", "requests", "2.30.0", CRITICAL, Instant.now());
        project.advisory("EXAMPLE-2026-0", "npm", "express", "4.0.0", CRITICAL, Instant.now());
        return project;
    }

    /** CVSS 3.1 vector of 9.8. */
    static final String CRITICAL = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

    /** CVSS 3.1 vector of 7.5. */
    static final String HIGH = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N";

    /** A pinned requirement with a digest. */
    static String line(String name, String version) {
        return name + "==" + version + " --hash=sha256:" + HexFormat.of().formatHex(sha256(name + version)) + "\n";
    }

    Path root() {
        return root;
    }

    Path advisories() {
        return advisories;
    }

    void requirements(String text) throws IOException {
        Files.writeString(root.resolve("requirements.txt"), text);
    }

    /** A lock file of npm, with a package and this behind its address. */
    void lock(String integrity) throws IOException {
        Files.writeString(
                root.resolve("package-lock.json"),
                "{\"name\":\"front\",\"lockfileVersion\":3,\"packages\":{\"\":{\"name\":\"front\",\"dependencies\":"
                        + "{\"express\":\"4.21.2\"}},\"node_modules/express\":{\"version\":\"4.21.2\",\"resolved\":"
                        + "\"https://registry.npmjs.org/express/-/express-4.21.2.tgz\"" + integrity + "}}}\n");
    }

    /** What an advisory database says about a package of PyPI: all versions below one are affected. */
    void advisory(String id, String name, String fixed, String vector, Instant modified) throws IOException {
        advisory(id, "PyPI", name, fixed, vector, modified);
    }

    private void advisory(String id, String ecosystem, String name, String fixed, String vector, Instant modified)
            throws IOException {
        Files.writeString(
                advisories.resolve(id + ".json"),
                "{\"schema_version\": \"1.6.7\", \"id\": \"" + id + "\", \"modified\": \""
                        + modified.truncatedTo(ChronoUnit.SECONDS) + "\", \"published\": \""
                        + modified.truncatedTo(ChronoUnit.SECONDS)
                        + "\", \"summary\": \"Example\", \"severity\": [{\"type\": \"CVSS_V3\", \"score\": \"" + vector
                        + "\"}], \"affected\": [{\"package\": {\"ecosystem\": \"" + ecosystem + "\", \"name\": \""
                        + name
                        + "\"}, \"ranges\": [{\"type\": \"" + (ecosystem.equals("npm") ? "SEMVER" : "ECOSYSTEM")
                        + "\", \"events\": [{\"introduced\": \"0\"},"
                        + " {\"fixed\": \"" + fixed + "\"}]}]}]}\n");
    }

    /** A package as pip leaves it, with the digests of its files. */
    void install(String license) throws IOException {
        String module = "def double(x):\n    return 2 * x\n";
        String metadata =
                "Metadata-Version: 2.4\nName: tinyhelper\nVersion: 1.2.0\nLicense-Expression: " + license + "\n";
        write(PACKAGE + "__init__.py", module);
        write(INFO + "METADATA", metadata);
        write(INFO + "INSTALLER", "pip\n");
        write(
                INFO + "RECORD",
                record("tinyhelper/__init__.py", module)
                        + record("tinyhelper-1.2.0.dist-info/METADATA", metadata)
                        + record("tinyhelper-1.2.0.dist-info/INSTALLER", "pip\n")
                        + "tinyhelper-1.2.0.dist-info/RECORD,,\n");
    }

    /** A file of the installed package, with a digest of its own in RECORD. */
    void add(String name, byte[] content) throws IOException {
        Files.write(root.resolve(PACKAGE + name), content);
        Path list = root.resolve(INFO + "RECORD");
        Files.writeString(list, record("tinyhelper/" + name, content) + Files.readString(list));
    }

    /** A file of the installed package as somebody changes it later. */
    void change(String name, String content) throws IOException {
        write(PACKAGE + name, content);
    }

    private void write(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static String record(String name, String content) {
        return record(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static String record(String name, byte[] content) {
        return name + ",sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(content)) + ","
                + content.length + "\n";
    }

    private static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[] bytes) {
        return Sha256.start().digest(bytes);
    }
}
