package io.jenkins.plugins.modelgate.engine.dependency.npm;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryReader;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The real files are what pnpm locks for @huggingface/transformers 4.3.1 (src/test/fixtures/dependency/make_npm_locks.sh), and
 * from sdists on PyPI: sdk/python/feast/ui/yarn.lock of feast 0.67.0 and, of Yarn 3,
 * jupyterlab/tests/mock_packages/test_no_hyphens/yarn.lock of jupyterlab 4.6.6.
 */
public class YarnAndPnpmTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Inventory read(String name, String content) throws Exception {
        Path file = folder.getRoot().toPath().resolve(name);
        Files.writeString(file, content);
        Inventory inventory = InventoryReader.read(
                folder.getRoot().toPath(), List.of(new YarnLockReader(), new PnpmLockReader()), bytes -> {});
        Files.delete(file);
        return inventory;
    }

    private static String resource(String name) throws Exception {
        try (InputStream in =
                new GZIPInputStream(YarnAndPnpmTest.class.getResourceAsStream("/dependency/npm/" + name + ".gz"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> ids(Inventory inventory) {
        return inventory.components().stream()
                .map(c -> c.id().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> all(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1) + " " + matcher.group(2));
        }
        return found;
    }

    private static void isWhole(Inventory inventory) {
        assertThat(inventory.findings()).isEmpty();
        assertThat(inventory.files().get(0).coverage()).isEqualTo(Coverage.FULL);
        assertThat(inventory.needs()).isNotEmpty();
        assertThat(inventory.components().stream()
                        .filter(c -> c.pin() == Pin.HASHED)
                        .count())
                .isEqualTo(inventory.components().size());
    }

    @Test
    public void aRealLockOfPnpmIsReadWhole() throws Exception {
        String text = resource("pnpm-lock.yaml");
        Inventory inventory = read("pnpm-lock.yaml", text);
        isWhole(inventory);
        String packages = text.substring(text.indexOf("\npackages:"), text.indexOf("\nsnapshots:"));
        assertThat(ids(inventory))
                .isEqualTo(all("^  '?(@?[^@'\\n]+)@([^':(]+)'?:$", packages))
                .hasSizeGreaterThan(300);
        assertThat(inventory.components().stream().filter(Component::direct).map(c -> c.id().name()))
                .contains("jest", "sharp")
                .doesNotContain("@babel/core");
    }

    @Test
    public void aRealLockOfYarnIsReadWhole() throws Exception {
        String text = resource("yarn.lock");
        Inventory inventory = read("yarn.lock", text);
        isWhole(inventory);
        assertThat(ids(inventory))
                .isEqualTo(all("^\"?(@?[^@\"\\n]+)@.*:\\n  version \"([^\"]+)\"$", text))
                .hasSizeGreaterThan(200);
    }

    @Test
    public void aliasesAndRepositoriesHaveTheirNames() throws Exception {
        Inventory yarn = read("yarn.lock", """
                # yarn lockfile v1
                "a@npm:real@^1", "b@npm:real@^1":
                  version "1.0.0"
                  dependencies:
                    c "git+https://x/c.git#main"

                "c@git+https://x/c.git#main":
                  version "2.0.0"
                  resolved "git+https://x/c.git#0123456789012345678901234567890123456789"
                """);
        assertThat(yarn.components())
                .extracting(c -> c.id() + " " + c.pin())
                .containsExactly("real 1.0.0 VERSION", "c 2.0.0 COMMIT");
        assertThat(yarn.needs().toString()).isEqualTo("{real 1.0.0=[c 2.0.0]}");
        Inventory pnpm = read("pnpm-lock.yaml", """
                lockfileVersion: '6.0'
                dependencies:
                  x: {specifier: ^1, version: 1.0.0}
                packages:
                  /x@1.0.0(y@2.0.0):
                    resolution: {tarball: https://evil.example/x.tgz}
                    dependencies: {y: 2.0.0}
                  /y@2.0.0:
                    resolution: {integrity: sha512-AA==}
                    dev: true
                """);
        assertThat(pnpm.components())
                .extracting(c -> c.id() + " " + c.pin())
                .containsExactly("x 1.0.0 LOCATION", "y 2.0.0 VERSION");
        assertThat(pnpm.needs().toString()).isEqualTo("{x 1.0.0=[y 2.0.0]}");
    }

    @Test
    public void brokenLocksKeepTheGateClosed() throws Exception {
        for (String text : List.of(
                "__metadata:\n  version: 99\n",
                "__metadata:\n  version: 8\n\"a@npm:^1\":\n  version: 1.0.0\n",
                "__metadata:\n  version: 8\n\"a@npm:^1\":\n  version: 1.0.1\n  resolution: \"a@npm:1.0.0\"\n",
                "__metadata:\n  version: 8\n\"a@npm:^1\":\n  version: 1.0.0\n  resolution: \"a@npm:1.0.0\"\n"
                        + "\"b@npm:^1, a@npm:^1\":\n  version: 1.0.0\n  resolution: \"b@npm:1.0.0\"\n",
                "__metadata:\n  version: 8\n\"a@npm:^1\":\n  version: 1.0.0\n  resolution: \"a@npm:1.0.0\"\n"
                        + "  dependencies:\n    gone: \"npm:^1\"\n",
                "__metadata:\n  version: 8\n\"a@exec:./make.js\":\n  version: 1.0.0\n  resolution: \"a@exec:./make.js\"\n",
                "__metadata:\n  version: 8\n\"a@npm:^1\": &x\n  version: 1.0.0\n  resolution: \"a@npm:1.0.0\"\nb: *x\n",
                "# yarn lockfile v1\na@1:\n  resolved \"x\"\n",
                "# yarn lockfile v1\na@1:\n  version \"1\"\n  surprise \"1\"\n",
                "# yarn lockfile v1\na@1:\n  version \"1\"\n  dependencies:\n    gone \"1\"\n",
                "# yarn lockfile v1\na@1\n  version \"1\"\n")) {
            Inventory inventory = read("yarn.lock", text);
            assertThat(inventory.findings()).as(text).isNotEmpty();
            assertThat(inventory.files().get(0).coverage()).as(text).isNotEqualTo(Coverage.FULL);
        }
        for (String text : List.of(
                "lockfileVersion: 5.4\n",
                "lockfileVersion: '9.0'\nlockfileVersion: '9.0'\n",
                "lockfileVersion: '9.0'\npackages:\n  a@1.0.0: {}\nsnapshots:\n  b@1.0.0: {}\n",
                "lockfileVersion: '9.0'\npackages:\n  a@1.0.0: {}\nsnapshots:\n  a@1.0.0:\n    dependencies: {gone: 1.0.0}\n",
                "lockfileVersion: '9.0'\npackages: " + "[".repeat(1000),
                "lockfileVersion: '9.0'\npackages: {}\n---\nlockfileVersion: '9.0'\npackages:\n  evil@1.0.0: {}\n",
                "lockfileVersion: '9.0'\nx: &p\n  evil@1.0.0: {}\npackages: *p\n",
                "lockfileVersion: '9.0'\npackages: text\n",
                "- a\n",
                "")) {
            Inventory inventory = read("pnpm-lock.yaml", text);
            assertThat(inventory.findings()).as(text).isNotEmpty();
            assertThat(inventory.files().get(0).coverage()).as(text).isNotEqualTo(Coverage.FULL);
        }
    }

    @Test
    public void aRealLockOfYarnThreeIsReadWhole() throws Exception {
        String text = resource("berry/yarn.lock");
        Inventory inventory = read("yarn.lock", text);
        assertThat(inventory.findings()).isEmpty();
        assertThat(inventory.files().get(0).coverage()).isEqualTo(Coverage.FULL);
        assertThat(ids(inventory))
                .isEqualTo(all("^  resolution: \"(@?[^@\"\\n]+)@(?:npm:|patch:[^\"]*::version=)([^:&\"\\n]+)", text))
                .hasSizeGreaterThan(200);
        // Yarn writes no digest for packages of other platforms than its own.
        assertThat(inventory.components().stream()
                        .filter(c -> c.pin() != Pin.HASHED)
                        .map(c -> c.id().name()))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("@rspack/binding-") || name.equals("fsevents"));
        assertThat(inventory.needs()).isNotEmpty();
        assertThat(inventory.components().stream().filter(Component::direct).map(c -> c.id().name()))
                .contains("@jupyter/builder", "@jupyterlab/launcher", "rimraf")
                .hasSizeLessThan(10);
    }

    @Test
    public void laterYarnsLocatorsSayWhatIsInstalled() throws Exception {
        String sum = "10c0/" + "a".repeat(128);
        Inventory yarn = read("yarn.lock", """
                __metadata:
                  version: 8
                  cacheKey: 10c0
                "lodash@npm:^4":
                  version: 1.0.0
                  resolution: "evil@npm:1.0.0"
                  checksum: %1$s
                  dependencies:
                    old: ^1
                    mine: "workspace:*"
                "old@npm:^1":
                  version: 1.5.0
                  resolution: "old@npm:1.5.0::__archiveUrl=https%%3A%%2F%%2Fevil.example%%2Fold.tgz"
                  checksum: %1$s
                "bare@npm:1.0.0":
                  version: 1.0.0
                  resolution: "bare@npm:1.0.0"
                  checksum: 10c0/abc
                "@s/g@https://github.com/o/g.git#main":
                  version: 1.0.0
                  resolution: "@s/g@https://github.com/o/g.git#commit=%2$s"
                "tar@https://h.example/tar.tgz":
                  version: 1.0.0
                  resolution: "tar@https://h.example/tar.tgz"
                  checksum: %1$s
                "ts@patch:ts@npm%%3A^5#optional!builtin<compat/ts>":
                  version: 5.0.0
                  resolution: "ts@patch:ts@npm%%3A5.0.0#optional!builtin<compat/ts>::version=5.0.0&hash=1"
                  checksum: %1$s
                "far@portal:../../far::locator=root%%40workspace%%3A.":
                  version: 0.0.0-use.local
                  resolution: "far@portal:../../far::locator=root%%40workspace%%3A."
                "mine@workspace:*, mine@workspace:packages/mine":
                  version: 0.0.0-use.local
                  resolution: "mine@workspace:packages/mine"
                  dependencies:
                    bare: "npm:1.0.0"
                """.formatted(sum, "0".repeat(40)));
        assertThat(yarn.findings()).isEmpty();
        assertThat(yarn.components())
                .extracting(c -> c.id() + " " + c.pin() + " " + c.source() + (c.direct() ? " direct" : ""))
                .containsExactlyInAnyOrder(
                        "evil 1.0.0 HASHED null",
                        "old 1.5.0 HASHED https://evil.example/old.tgz",
                        "bare 1.0.0 VERSION null direct",
                        "@s/g 1.0.0 COMMIT https://github.com/o/g.git#" + "0".repeat(40),
                        "tar 1.0.0 HASHED https://h.example/tar.tgz",
                        "ts 5.0.0 HASHED null",
                        "far LOCATION file:../../far direct");
        assertThat(yarn.members()).containsEntry("yarn.lock", Set.of("packages/mine"));
    }
}
