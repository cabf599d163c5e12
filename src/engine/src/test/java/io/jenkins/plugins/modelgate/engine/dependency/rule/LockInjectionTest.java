package io.jenkins.plugins.modelgate.engine.dependency.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.LongRunning;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryReader;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

/** Lock files that say one thing and fetch another, from the file to the finding. */
public class LockInjectionTest {
    private static final String SRI = "sha512-" + "A".repeat(86) + "==";
    private static final String SHA = "a".repeat(64);
    private static final String OTHER = "dependency/other-origin HIGH";
    private static final String FOREIGN = "dependency/other-package HIGH";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path tree;
    private Inventory read;

    private List<String> judged(String... files) throws Exception {
        tree = folder.newFolder().toPath();
        for (int i = 0; i < files.length; i += 2) {
            Path file = tree.resolve(files[i]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, files[i + 1]);
        }
        return judge();
    }

    private List<String> judge() throws Exception {
        read = InventoryReader.read(tree, bytes -> {});
        return SupplyChain.judge(read, new Demands(true, true, List.of())).stream()
                .filter(finding -> finding.severity().atLeast(Severity.MEDIUM))
                .map(finding -> finding.rule() + " " + finding.severity())
                .distinct()
                .toList();
    }

    private boolean isWhole() {
        return read.files().stream().map(Artifact::coverage).allMatch(Coverage.FULL::equals);
    }

    private static String npm(String name, String version, String resolved) {
        return ", \"node_modules/%s\": {\"version\": \"%s\", \"resolved\": \"%s\", \"integrity\": \"%s\"}"
                .formatted(name, version, resolved, SRI);
    }

    private static String npmLock(String entries) {
        StringBuilder lock = new StringBuilder("{\"lockfileVersion\": 3, \"packages\": {\"\": {}");
        for (String name : List.of("a", "b", "c")) {
            lock.append(npm(name, "1.0.0", "https://registry.npmjs.org/" + name + "/-/" + name + "-1.0.0.tgz"));
        }
        return lock + entries + "}}";
    }

    @Test
    public void oneForeignAddressAmongThoseOfTheRegistryStandsOut() throws Exception {
        assertThat(judged("package-lock.json", npmLock(""))).isEmpty();
        for (String address : List.of(
                "https://evil.example/lodash/-/lodash-4.17.21.tgz",
                "https://registry.npmjs.org@evil.example/lodash/-/lodash-4.17.21.tgz",
                "https:evil.example/lodash/-/lodash-4.17.21.tgz",
                "https:/\\\\evil.example\\\\registry.npmjs.org/lodash/-/lodash-4.17.21.tgz",
                "https://under_score.example/x.tgz",
                "git+ssh://git@github.com/evil/lodash.git#" + "0".repeat(40))) {
            assertThat(judged("package-lock.json", npmLock(npm("lodash", "4.17.21", address))))
                    .as(address)
                    .contains(OTHER)
                    .doesNotContain(FOREIGN);
        }
        assertThat(judged(
                        "package-lock.json",
                        "{\"lockfileVersion\": 3, \"packages\": {\"\": {}"
                                + npm("a", "1.0.0", "https://registry.npmjs.org/a/-/a-1.0.0.tgz")
                                + npm("b", "1.0.0", "https://evil.example/b/-/b-1.0.0.tgz") + "}}"))
                .as("one of two")
                .containsExactly(OTHER);
        judged("package-lock.json", npmLock("").replace("registry.npmjs.org", "mirror.example"));
        assertThat(SupplyChain.judge(read, new Demands(true, true, List.of())))
                .as("all from one place")
                .extracting(finding -> finding.rule() + " " + finding.severity())
                .containsExactly("dependency/other-index INFO");
    }

    @Test
    public void whatAManifestOrSettingsNameIsNoSurprise() throws Exception {
        String mirror = npmLock(npm("lodash", "4.17.21", "https://npm.corp.example/x/lodash/-/lodash-4.17.21.tgz"));
        assertThat(judged("package-lock.json", mirror, ".npmrc", "@corp:registry=https://npm.corp.example/x/\n"))
                .containsExactly("dependency/other-origin MEDIUM");
        assertThat(judged("package-lock.json", mirror, "test/.npmrc", "@corp:registry=https://npm.corp.example/x/\n"))
                .as("settings that no installer reads for this lock")
                .containsExactly(OTHER);
        assertThat(judged(
                        "package-lock.json",
                        npmLock(npm("g", "1.0.0", "git+ssh://git@github.com/o/g.git#" + "0".repeat(40))),
                        "package.json",
                        "{\"dependencies\": {\"g\": \"github:o/g#v1\"}}"))
                .containsExactly("dependency/other-origin MEDIUM");
        assertThat(judged(
                        "package-lock.json",
                        npmLock(npm("g", "1.0.0", "git+ssh://git@github.com/evil/g.git#" + "0".repeat(40))),
                        "package.json",
                        "{\"dependencies\": {\"g\": \"github:o/g#v1\"}}"))
                .as("the same forge, another repository")
                .contains(OTHER);
    }

    @Test
    public void anAddressOfAnotherPackageIsFoundAndThatPackageLookedUp() throws Exception {
        for (String address : List.of(
                "https://registry.npmjs.org/evil/-/evil-1.0.0.tgz",
                "https://REGISTRY.npmjs.org/evil/-/evil-1.0.0.tgz",
                "https://registry.npmjs.org//evil/-/evil-1.0.0.tgz",
                "https://registry.npmjs.org/lodash/-/../../evil/-/evil-1.0.0.tgz",
                "https://registry.npmjs.org/%65vil/-/evil-1.0.0.tgz")) {
            assertThat(judged("package-lock.json", npmLock(npm("lodash", "4.17.21", address))))
                    .as(address)
                    .containsExactly(FOREIGN);
            assertThat(read.components())
                    .as(address)
                    .extracting(each -> each.id().toString())
                    .contains("evil 1.0.0");
        }
        assertThat(judged(
                        "package-lock.json",
                        npmLock(npm("lodash", "4.17.21", "https://registry.npmjs.org/lodash/-/lodash-4.17.20.tgz"))))
                .containsExactly(FOREIGN);
        assertThat(judged("package-lock.json", npmLock(npm("lodash", "4.17.21", "https://registry.npmjs.org/x"))))
                .containsExactly(FOREIGN);
        assertThat(judged("yarn.lock", """
                # yarn lockfile v1
                lodash@^4:
                  version "4.17.21"
                  resolved "https://registry.yarnpkg.com/evil/-/evil-1.0.0.tgz#%s"
                  integrity %s
                """.formatted("0".repeat(40), SRI))).containsExactly(FOREIGN);
        for (String honest : List.of(
                "https://npm.corp.example/api/npm/npm/lodash/-/lodash-4.17.21.tgz",
                "https://gitlab.example/api/v4/packages/npm/lodash/-/lodash-4.17.21.tgz")) {
            assertThat(judged("package-lock.json", npmLock(npm("lodash", "4.17.21", honest))))
                    .as(honest)
                    .containsExactly(OTHER);
        }
    }

    private static String uv(String name, String source, String url) {
        return "[[package]]\nname = \"%s\"\nversion = \"1.0\"\nsource = %s\nwheels = [{ url = \"%s\", hash = \"sha256:%s\" }]\n"
                .formatted(name, source, url, SHA);
    }

    private static String uvLock(String more) {
        StringBuilder lock = new StringBuilder("version = 1\n");
        for (String name : List.of("a", "b", "c")) {
            lock.append(uv(
                    name,
                    "{ registry = \"https://pypi.org/simple\" }",
                    "https://files.pythonhosted.org/packages/" + name + "-1.0-py3-none-any.whl"));
        }
        return lock + more;
    }

    @Test
    public void filesOfPythonsLocksComeFromWhereTheirAddressesSay() throws Exception {
        String pypi = "{ registry = \"https://pypi.org/simple\" }";
        assertThat(judged("uv.lock", uvLock(""))).isEmpty();
        assertThat(judged(
                        "uv.lock", uvLock(uv("requests", pypi, "https://evil.example/requests-1.0-py3-none-any.whl"))))
                .containsExactly(OTHER);
        assertThat(judged("uv.lock", uvLock(uv("requests", pypi, "https:evil.example/requests-1.0-py3-none-any.whl"))))
                .containsExactly(OTHER);
        assertThat(judged(
                        "uv.lock",
                        uvLock(uv("requests", pypi, "http://files.pythonhosted.org/requests-1.0-py3-none-any.whl"))))
                .containsExactly("dependency/insecure-transport HIGH");
        assertThat(judged(
                        "uv.lock",
                        uvLock(uv("requests", pypi, "https://files.pythonhosted.org/evil-1.0-py3-none-any.whl"))))
                .containsExactly(FOREIGN);
        assertThat(read.components()).extracting(each -> each.id().toString()).contains("evil 1.0");
        assertThat(
                        judged(
                                "uv.lock",
                                uvLock(
                                        uv(
                                                "torch",
                                                "{ registry = \"https://download.pytorch.org/whl/cu128\" }",
                                                "https://download.pytorch.org/whl/cu128/torch-1.0%2Bcu128-cp311-cp311-linux_x86_64.whl"))))
                .as("version 1.0 is not 1.0+cu128")
                .contains(FOREIGN);
        String torch = uv(
                        "torch",
                        "{ registry = \"https://download.pytorch.org/whl/cu128\" }",
                        "https://download-r2.pytorch.org/whl/cu128/torch-1.0%2Bcu128-cp311-cp311-linux_x86_64.whl")
                .replace("version = \"1.0\"", "version = \"1.0+cu128\"");
        assertThat(judged("uv.lock", uvLock(torch))).containsExactly("dependency/other-origin MEDIUM");
        assertThat(judged("pdm.lock", """
            [metadata]
            lock_version = "4.5.0"
            [[package]]
            name = "a"
            version = "1.0"
            files = [{url = "https://files.pythonhosted.org/p/a-1.0.tar.gz", hash = "sha256:%1$s"}]
            [[package]]
            name = "Req_uests"
            version = "1.0"
            files = [{url = "https://evil.example/req.uests-1.0.tar.gz", hash = "sha256:%1$s"}]
            """.formatted(SHA))).contains(OTHER).doesNotContain(FOREIGN);
        assertThat(judged("pylock.toml", """
            lock-version = "1.0"
            [[packages]]
            name = "a"
            version = "1.0"
            wheels = [{url = "https://files.pythonhosted.org/p/a-1.0-py3-none-any.whl", hashes = {sha256 = "%1$s"}}]
            [[packages]]
            name = "requests"
            version = "1.0"
            wheels = [{url = "https://files.pythonhosted.org/p/evil-9.0-py3-none-any.whl", hashes = {sha256 = "%1$s"}}]
            """.formatted(SHA))).containsExactly(FOREIGN);
    }

    @Test
    public void whatOnlyLooksLikeADigestIsNone() throws Exception {
        String pypi = "{ registry = \"https://pypi.org/simple\" }";
        String url = "https://files.pythonhosted.org/requests-1.0-py3-none-any.whl";
        for (String hash : List.of("md5:" + "a".repeat(32), "sha256:x", "sha256:", "sha1:" + "a".repeat(40))) {
            assertThat(judged("uv.lock", uvLock(uv("requests", pypi, url).replace("sha256:" + SHA, hash))))
                    .as(hash)
                    .containsExactly("dependency/no-hash HIGH");
        }
        assertThat(judged(
                        "uv.lock",
                        uvLock(uv("requests", pypi, url)
                                + "sdist = {url = \"https://files.pythonhosted.org/requests-1.0.tar.gz\"}\n")))
                .as("one of two files")
                .containsExactly("dependency/no-hash HIGH");
    }

    @Test
    public void anEntryOfALockCannotHideBehindAnother() throws Exception {
        for (String lock : List.of(
                uvLock(uv(
                        "evil", "{ virtual = \".\", registry = \"https://evil.example/simple\" }", "https://f/x.whl")),
                uvLock("").replace("[[package]]", "[[distribution]]"),
                uvLock("") + "[[distribution]]\nname = \"evil\"\nversion = \"1\"\n",
                uvLock("[[package]]\nname = \"x\"\nversion = \"1\"\nsource = {registry = \"https://pypi.org/simple\"}\n"
                        + "dependencies = [{name = \"evil\"}]\n"))) {
            judged("uv.lock", lock);
            assertThat(isWhole()).as(lock).isFalse();
        }
        judged(
                "uv.lock",
                uvLock("[[package]]\nname = \"x\"\nversion = \"1\"\nsource = {registry = \"https://pypi.org/simple\"}\n"
                        + "dependencies = [{name = \"evil\", marker = \"sys_platform == 'win32'\"}]\n"));
        assertThat(isWhole()).isTrue();
        for (String lock : List.of(
                "lodash@^4, evil@^1:\n  version \"1.0.0\"\n",
                "lodash@^4, lodash@^3:\n  version \"1.0.0\"\nlodash@^4:\n  version \"2.0.0\"\n",
                "a@^1:\n  version \"1.0.0\"\na@^2, a@^1:\n  version \"2.0.0\"\n")) {
            judged("yarn.lock", "# yarn lockfile v1\n" + lock);
            assertThat(isWhole()).as(lock).isFalse();
        }
        for (String lock : List.of("lock-version = \"3.0\"", "lock-version = \"2.9\"")) {
            judged("poetry.lock", "[metadata]\n" + lock + "\n");
            assertThat(isWhole()).as(lock).isFalse();
        }
        judged("pdm.lock", "[metadata]\nlock_version = \"5.0\"\n");
        assertThat(isWhole()).isFalse();
    }

    @Test
    public void theHalfOfALockThatOldNpmReadsIsReadWhole() throws Exception {
        String halves = """
                {"lockfileVersion": 2, "packages": {"": {"dependencies": {"a": "1", "g": "x/g"}},
                  "node_modules/a": {"version": "1.0.0", "resolved": "https://registry.npmjs.org/a/-/a-1.0.0.tgz"},
                  "node_modules/g": {"version": "1.0.0", "resolved": "git+ssh://git@github.com/x/g.git#%1$s"}},
                 "dependencies": {"a": {"version": "1.0.0", "resolved": "%2$s"}, "g": {"version": "%3$s"}}}
                """;
        String commit = "0".repeat(40);
        String own = "https://registry.npmjs.org/a/-/a-1.0.0.tgz";
        String git = "git+ssh://git@github.com/x/g.git#" + commit;
        judged("package-lock.json", halves.formatted(commit, own, git));
        assertThat(read.components()).hasSize(2);
        judged("package-lock.json", halves.formatted(commit, "https://evil.example/a.tgz", git));
        assertThat(read.components()).extracting(Component::source).contains("https://evil.example/a.tgz");
        for (String hidden :
                List.of("https://evil.example/g.tgz", "file:../evil", "git+ssh://git@github.com/evil/g.git")) {
            judged("package-lock.json", halves.formatted(commit, own, hidden));
            assertThat(read.components())
                    .as(hidden)
                    .extracting(Component::source)
                    .contains(hidden);
        }
    }

    @Test
    public void realLocksHaveNoSuchFinding() throws Exception {
        areHonest(List.of(
                "great-expectations/Pipfile.lock",
                "langgraph/uv.lock",
                "mem0/poetry.lock",
                "torchmetrics/pylock.toml",
                "transformers-js/package-lock.json"));
    }

    @Test
    @Category(LongRunning.class)
    public void allRealLocksHaveNoSuchFinding() throws Exception {
        areHonest(List.of(
                "argilla/pdm.lock",
                "bentoml/pdm.lock",
                "chroma-default-embed/package-lock.json",
                "conda-lock/conda-lock.yml",
                "dspy/poetry.lock",
                "fastmcp-agentic/uv.lock",
                "fastmcp-smart-home/uv.lock",
                "fastmcp-testing/uv.lock",
                "fastmcp/uv.lock",
                "gradio-client/package-lock.json",
                "gradio/Pipfile.lock",
                "great-expectations/Pipfile.lock",
                "instructor/uv.lock",
                "langgraph/uv.lock",
                "letta-node/package-lock.json",
                "letta/uv.lock",
                "mcp/uv.lock",
                "mem0/poetry.lock",
                "openai-agents/uv.lock",
                "pangeo/conda-lock.yml",
                "scikit-image/poetry.lock",
                "smolagents/poetry.lock",
                "torchmetrics/pylock.toml",
                "transformers-js/package-lock.json",
                "vllm/pylock.toml"));
    }

    /** None of these projects was tampered with: nothing may be found that says so. */
    private void areHonest(List<String> locks) throws Exception {
        for (String lock : locks) {
            tree = folder.newFolder().toPath();
            try (InputStream in =
                    new GZIPInputStream(getClass().getResourceAsStream("/dependency/locks/" + lock + ".gz"))) {
                Files.write(tree.resolve(lock.substring(lock.indexOf('/') + 1)), in.readAllBytes());
            }
            judge();
            assertThat(SupplyChain.judge(read, new Demands(true, true, List.of())).stream()
                            .filter(finding -> finding.rule().startsWith("dependency/other-"))
                            .filter(finding -> finding.severity().atLeast(Severity.HIGH)))
                    .as(lock)
                    .isEmpty();
            assertThat(read.findings()).as(lock).extracting(Finding::detail).isEmpty();
            assertThat(isWhole()).as(lock).isTrue();
        }
    }
}
