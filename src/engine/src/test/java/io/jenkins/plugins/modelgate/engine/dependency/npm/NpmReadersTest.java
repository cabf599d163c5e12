package io.jenkins.plugins.modelgate.engine.dependency.npm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryReader;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class NpmReadersTest {
    private static final String DIGEST = "sha512-" + "A".repeat(86) + "==";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Inventory read() throws Exception {
        return InventoryReader.read(
                folder.getRoot().toPath(), List.of(new PackageLockReader(), new PackageJsonReader()), bytes -> {});
    }

    private Inventory read(String name, String content) throws Exception {
        Path file = folder.getRoot().toPath().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return read();
    }

    private static List<String> names(Inventory inventory) {
        return inventory.components().stream()
                .map(component -> component.id() + " " + component.pin())
                .toList();
    }

    @Test
    public void realLockFilesAreReadWhole() throws Exception {
        for (String project : List.of("chroma-default-embed", "gradio-client", "letta-node", "transformers-js")) {
            Path file = folder.getRoot().toPath().resolve("package-lock.json");
            try (InputStream in = new GZIPInputStream(
                    getClass().getResourceAsStream("/dependency/locks/" + project + "/package-lock.json.gz"))) {
                Files.write(file, in.readAllBytes());
            }
            Inventory inventory = read();
            Set<String> expected = new HashSet<>();
            Set<String> direct = new HashSet<>();
            JsonNode packages = new ObjectMapper().readTree(file.toFile()).get("packages");
            for (Map.Entry<String, JsonNode> entry : packages.properties()) {
                if (entry.getKey().contains("node_modules/")
                        && !entry.getValue().has("link")) {
                    String name = entry.getKey().substring(entry.getKey().lastIndexOf("node_modules/") + 13);
                    expected.add(entry.getValue().path("name").asText(name) + " "
                            + entry.getValue().get("version").asText());
                }
            }
            for (String kind : List.of("dependencies", "devDependencies")) {
                packages.path("").path(kind).fieldNames().forEachRemaining(direct::add);
            }
            assertThat(new HashSet<>(inventory.components().stream()
                            .map(c -> c.id().toString())
                            .toList()))
                    .as(project)
                    .isEqualTo(expected);
            assertThat(inventory.files()).as(project).allMatch(artifact -> artifact.coverage() == Coverage.FULL);
            assertThat(inventory.components().stream().filter(Component::direct).map(c -> c.id().name()))
                    .as(project)
                    .containsAll(direct);
            assertThat(inventory.components().stream()
                            .filter(c -> c.pin() == Pin.HASHED)
                            .count())
                    .as(project)
                    .isGreaterThan(expected.size() * 9L / 10);
            assertThat(inventory.needs()).as(project).isNotEmpty();
        }
    }

    @Test
    public void aPackageFindsItsOwnCopyBeforeTheOneAbove() throws Exception {
        Inventory inventory = read("package-lock.json", """
                {"lockfileVersion": 3, "packages": {
                 "": {"dependencies": {"a": "1"}},
                 "node_modules/a": {"version": "1.0.0", "dependencies": {"b": "2"}},
                 "node_modules/a/node_modules/b": {"version": "2.0.0", "dependencies": {"c": "*"}},
                 "node_modules/b": {"version": "1.0.0"},
                 "node_modules/c": {"version": "3.0.0"}}}
                """);
        assertThat(inventory.needs().toString()).contains("a 1.0.0=[b 2.0.0]").contains("b 2.0.0=[c 3.0.0]");
        assertThat(inventory.components().stream().filter(Component::direct).map(c -> c.id().toString()))
                .containsExactly("a 1.0.0");
    }

    @Test
    public void oneNameFetchedFromAnothersUrlHasThatAsItsSource() throws Exception {
        Inventory inventory = read("package-lock.json", """
                {"lockfileVersion": 3, "packages": {"": {"dependencies": {"a": "1", "b": "1", "c": "1", "d": "1"}},
                 "node_modules/a": {"version": "1.0.0", "resolved": "https://registry.npmjs.org/evil/-/evil-1.0.0.tgz", "integrity": "%1$s"},
                 "node_modules/b": {"version": "1.0.0", "resolved": "https://registry.npmjs.org/b/-/b-0.9.0.tgz", "integrity": "%1$s"},
                 "node_modules/c": {"version": "1.0.0", "resolved": "git+ssh://git@github.com/x/c.git#main"},
                 "node_modules/d": {"version": "1.0.0", "resolved": "https://registry.npmjs.org/d/-/d-1.0.0.tgz", "integrity": "sha512-AA==",
                  "hasInstallScript": true, "deprecated": "no longer"}}}
                """.formatted(DIGEST));
        assertThat(names(inventory))
                .as("what is fetched is told, too")
                .containsExactly(
                        "a 1.0.0 HASHED",
                        "evil 1.0.0 HASHED",
                        "b 1.0.0 HASHED",
                        "b 0.9.0 HASHED",
                        "c 1.0.0 REFERENCE",
                        "d 1.0.0 VERSION");
        assertThat(inventory.components())
                .extracting(c -> c.source() == null)
                .containsExactly(false, false, false, false, false, true);
        assertThat(inventory.facts())
                .extracting(Fact::kind)
                .containsExactly(
                        Fact.Kind.OTHER_PACKAGE, Fact.Kind.OTHER_PACKAGE, Fact.Kind.INSTALL_SCRIPT, Fact.Kind.YANKED);
    }

    @Test
    public void versionOneIsReadAndItsAliasesAndRepositories() throws Exception {
        Files.writeString(
                folder.getRoot().toPath().resolve("package.json"),
                "{\"dependencies\": {\"a\": \"^1\", \"alias\": \"npm:b@2\"}}");
        Inventory inventory = read("package-lock.json", """
                {"lockfileVersion": 1, "dependencies": {
                 "a": {"version": "1.1.0", "requires": {"c": "1"}, "dependencies": {"c": {"version": "1.5.0", "dev": true}}},
                 "alias": {"version": "npm:b@2.0.0"},
                 "g": {"version": "git+https://x/y.git#0123456789012345678901234567890123456789"}}}
                """);
        assertThat(names(inventory)).contains("a 1.1.0 VERSION", "c 1.5.0 VERSION", "b 2.0.0 VERSION", "g COMMIT");
        assertThat(inventory.needs().toString()).contains("a 1.1.0=[c 1.5.0]");
        assertThat(inventory.components().stream().filter(Component::direct).map(c -> c.id().name()))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    public void whatOnlyOldNpmWouldInstallIsTold() throws Exception {
        Inventory inventory = read("package-lock.json", """
                {"lockfileVersion": 2, "packages": {"": {"dependencies": {"a": "1"}}, "node_modules/a": {"version": "1.0.0"}},
                 "dependencies": {"a": {"version": "1.0.0"}, "hidden": {"version": "6.6.6"}}}
                """);
        assertThat(names(inventory)).containsExactly("a 1.0.0 VERSION", "hidden 6.6.6 VERSION");
    }

    @Test
    public void wishesWithoutALockAreToldAsSuch() throws Exception {
        Inventory inventory = read("package.json", """
                {"dependencies": {"a": "1.2.3", "b": "^1", "c": "*", "d": "latest", "e": "user/repo", "f": "file:../f"},
                 "devDependencies": {"g": "npm:real@=1.0.0"}}
                """);
        assertThat(names(inventory))
                .containsExactly(
                        "a 1.2.3 VERSION",
                        "b RANGE",
                        "c NOTHING",
                        "d NOTHING",
                        "e REFERENCE",
                        "f LOCATION",
                        "real 1.0.0 VERSION");
        assertThat(inventory.files().get(0).coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void installedPackagesAreWhatTheySay() throws Exception {
        Inventory inventory = read(
                "node_modules/@x/y/package.json",
                "{\"name\": \"@x/y\", \"version\": \"1.0.0\", \"scripts\": {\"postinstall\": \"node x.js\"}}");
        assertThat(names(inventory)).containsExactly("@x/y 1.0.0 VERSION");
        assertThat(inventory.facts()).extracting(Fact::kind).containsExactly(Fact.Kind.INSTALL_SCRIPT);
    }

    @Test
    public void brokenLocksKeepTheGateClosed() throws Exception {
        for (String lock : List.of(
                "{\"lockfileVersion\": 3, \"packages\": {}, \"packages\": {}}",
                "{\"lockfileVersion\": 9}",
                "{\"lockfileVersion\": 3}",
                "{\"lockfileVersion\": 3, \"packages\": {\"node_modules/a\": \"1.0.0\"}}",
                "{\"lockfileVersion\": 3, \"packages\": {\"node_modules/a\": {}}}",
                "{\"lockfileVersion\": 3, \"packages\": {\"\": {\"dependencies\": {\"gone\": \"1\"}}}}",
                "{\"lockfileVersion\": 1, \"dependencies\": " + "{\"a\": {\"dependencies\": ".repeat(300),
                "PK\u0003\u0004",
                "[]",
                "")) {
            Inventory inventory = read("package-lock.json", lock);
            assertThat(inventory.findings()).as(lock).isNotEmpty();
            assertThat(inventory.files().get(0).coverage()).as(lock).isNotEqualTo(Coverage.FULL);
        }
    }
}
