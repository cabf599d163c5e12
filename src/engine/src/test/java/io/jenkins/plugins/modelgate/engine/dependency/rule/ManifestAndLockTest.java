package io.jenkins.plugins.modelgate.engine.dependency.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryReader;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a manifest wants and a lock file holds, what lies on paths, and what settings say, from files to findings. */
public class ManifestAndLockTest {
    private static final String SHA = "a".repeat(64);
    private static final String SRI = "sha512-" + "A".repeat(86) + "==";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Inventory read;

    private List<String> judged(String... files) throws Exception {
        Path tree = folder.newFolder().toPath();
        for (int i = 0; i < files.length; i += 2) {
            Path file = tree.resolve(files[i]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, files[i + 1]);
        }
        read = InventoryReader.read(tree, bytes -> {});
        return SupplyChain.judge(read, new Demands(true, true, List.of())).stream()
                .map(finding -> finding.rule().replace("dependency/", "") + " " + finding.severity() + " "
                        + finding.location().file())
                .distinct()
                .toList();
    }

    /** Nobody pins setuptools, and no lock file holds it; what people call by that name is what it was. */
    @Test
    public void whatBuildsAProjectIsNotInstalledWithIt() throws Exception {
        String project = "[build-system]\nrequires = [\"setuptools>=61\"]\n[project]\nname = \"x\"\nversion = \"1\"\n";
        assertThat(judged("pyproject.toml", project)).contains("unpinned HIGH pyproject.toml");
        assertThat(pinned()).containsExactly("MEDIUM setuptools>=61");
        judged("pyproject.toml", project + "[project.optional-dependencies]\nbuild = [\"numpy>=2\"]\n");
        assertThat(pinned()).containsExactlyInAnyOrder("MEDIUM setuptools>=61", "HIGH numpy>=2");
        judged("pyproject.toml", project + "[tool.poetry.group.build.dependencies]\nnumpy = \">=2\"\n");
        assertThat(pinned()).anyMatch(each -> each.startsWith("HIGH numpy"));
        judged("setup.cfg", "[options]\nsetup_requires = a>1\n[options.extras_require]\nbuild = b>1\n");
        assertThat(pinned()).containsExactlyInAnyOrder("MEDIUM a>1", "HIGH b>1");
    }

    private List<String> pinned() {
        return SupplyChain.judge(read, new Demands(true, false, List.of())).stream()
                .filter(finding -> finding.rule().equals("dependency/unpinned"))
                .map(finding -> finding.severity() + " " + finding.detail())
                .toList();
    }

    private boolean isWhole() {
        return read.files().stream().map(Artifact::coverage).allMatch(Coverage.FULL::equals);
    }

    private List<String> open() {
        return ReleasedPackages.of(read).stream()
                .filter(each -> each.id().version() == null)
                .map(each -> each.id().name())
                .toList();
    }

    private static String npm(String name, String version) {
        return ", \"node_modules/%1$s\": {\"version\": \"%2$s\", \"integrity\": \"%3$s\"}"
                .formatted(name, version, SRI);
    }

    private static String npmLock(String entries) {
        return "{\"lockfileVersion\": 3, \"packages\": {\"\": {}" + entries + "}}";
    }

    @Test
    public void aLockThatHoldsNothingDecidesNothing() throws Exception {
        for (String[] lock : new String[][] {
            {"yarn.lock", "# yarn lockfile v1\n"},
            {"yarn.lock", "__metadata:\n  version: 8\n"},
            {"package-lock.json", npmLock("")},
            {"pnpm-lock.yaml", "lockfileVersion: '9.0'\n"}
        }) {
            assertThat(judged("package.json", "{\"dependencies\": {\"evil\": \"*\"}}", lock[0], lock[1]))
                    .as(lock[0])
                    .containsExactly("unpinned HIGH package.json");
            assertThat(isWhole()).isFalse();
            assertThat(open()).containsExactly("evil");
        }
        assertThat(judged(
                        "package.json",
                        "{\"dependencies\": {\"a\": \"^1\"}}",
                        "package-lock.json",
                        npmLock(npm("a", "1.2.0"))))
                .isEmpty();
        assertThat(isWhole()).isTrue();
        assertThat(read.components()).as("told by the lock alone").hasSize(1);
        judged("package.json", "{\"dependencies\": {\"a\": \"^2\"}}", "package-lock.json", npmLock(npm("a", "1.2.0")));
        assertThat(isWhole()).as("an old lock").isFalse();
        judged(
                "package.json",
                "{\"dependencies\": {\"a\": \"^1\"}}",
                "package-lock.json",
                npmLock(npm("a", "1.2.0").replace("\"version\"", "\"dev\": true, \"version\"")));
        assertThat(isWhole()).as("a main dependency among those of development").isFalse();
    }

    @Test
    public void aLockAboveDecidesForMembersOfItsWorkspaceAlone() throws Exception {
        String manifest = "{\"dependencies\": {\"a\": \"^1\"}}";
        judged("package-lock.json", npmLock(npm("a", "1.2.0")), "vendor/x/package.json", manifest);
        assertThat(isWhole()).isFalse();
        judged(
                "package-lock.json",
                npmLock(npm("a", "1.2.0") + ", \"packages/x\": {}"),
                "packages/x/package.json",
                manifest);
        assertThat(isWhole()).isTrue();
        String yarn = "# yarn lockfile v1\na@^1:\n  version \"1.2.0\"\n";
        String root = "{\"workspaces\": [\"packages/*\"]}";
        judged("yarn.lock", yarn, "package.json", root, "packages/x/package.json", manifest);
        assertThat(isWhole()).isTrue();
        judged("yarn.lock", yarn, "package.json", root, "vendor/x/package.json", manifest);
        assertThat(isWhole()).isFalse();
        String pnpm = """
            lockfileVersion: '9.0'
            importers:
              packages/x:
                dependencies:
                  a: {specifier: ^1, version: 1.2.0}
                  y: {specifier: 'workspace:*', version: link:../y}
            packages:
              a@1.2.0: {resolution: {integrity: %s}}
            snapshots:
              a@1.2.0: {}
            """.formatted(SRI);
        String wishes = "{\"dependencies\": {\"a\": \"^1\", \"y\": \"workspace:*\", \"b\": \"%s\"}}";
        judged("pnpm-lock.yaml", pnpm, "packages/x/package.json", wishes.replace(", \"b\": \"%s\"", ""));
        assertThat(isWhole()).isTrue();
        judged("pnpm-lock.yaml", pnpm.replace("a@1.2.0: {r", "b@1.2.0: {r"), "packages/x/package.json", manifest);
        assertThat(isWhole()).as("asked for and not there").isFalse();
        judged("pnpm-lock.yaml", pnpm.replace("link:../y", "link:../../../evil"), "packages/x/package.json", "{}");
        assertThat(open()).containsExactly("y");
    }

    @Test
    public void whatComesInABundleIsCoveredByItsDigest() throws Exception {
        String inside = ", \"node_modules/big/node_modules/small\": {\"version\": \"1.0.0\", \"inBundle\": true}";
        String big = npm("big", "1.0.0").replace("\"version\"", "\"bundleDependencies\": [\"small\"], \"version\"");
        assertThat(judged("package-lock.json", npmLock(big + inside))).isEmpty();
        assertThat(judged("package-lock.json", npmLock(npm("big", "1.0.0") + inside)))
                .hasSize(1);
        assertThat(judged("package-lock.json", npmLock(inside.replace("node_modules/big/", ""))))
                .hasSize(1);
    }

    private static final String UV = """
            version = 1
            [[package]]
            name = "torch"
            version = "2.1.0"
            source = { registry = "https://pypi.org/simple" }
            wheels = [{ url = "https://files.pythonhosted.org/torch-2.1.0-py3-none-any.whl", hash = "sha256:%1$s" }]
            [[package]]
            name = "setuptools"
            version = "70.0"
            source = { registry = "https://pypi.org/simple" }
            wheels = [{ url = "https://files.pythonhosted.org/setuptools-70.0-py3-none-any.whl", hash = "sha256:%1$s" }]
            """.formatted(SHA);

    @Test
    public void aLockDecidesWhatItHoldsAndNothingElse() throws Exception {
        assertThat(judged(
                        "uv.lock",
                        UV,
                        "pyproject.toml",
                        "[project]\ndependencies = [\"torch>=2\", \"setuptools==70.0\"]\n"))
                .isEmpty();
        assertThat(judged(
                        "uv.lock",
                        UV,
                        "pyproject.toml",
                        "[project]\ndependencies = [\"torch @ https://evil.example/torch.whl\"]\n"))
                .contains("url-without-digest HIGH pyproject.toml");
        assertThat(judged("uv.lock", UV, "pyproject.toml", "[build-system]\nrequires = [\"setuptools>=60\"]\n"))
                .containsExactly("unpinned HIGH pyproject.toml");
        assertThat(judged("uv.lock", UV, "pyproject.toml", "[project]\ndependencies = [\"torch>=3\"]\n"))
                .contains("unpinned HIGH pyproject.toml");
        String poetry = """
            [[package]]
            name = "scipy"
            version = "1.10.2"
            groups = ["%s"]
            files = [{file = "scipy-1.10.2.tar.gz", hash = "sha256:%s"}]
            [metadata]
            lock-version = "2.1"
            """;
        for (String wanted :
                List.of("^1.10", "~1.10", "*", ">=1.9,<2", "1.10.2", "1.10.*", "^0.9 || ^1.2", ">= 1.0 <2")) {
            String manifest =
                    "[tool.poetry.dependencies]\nscipy = {version = \"%s\", extras = [\"x\"]}\n".formatted(wanted);
            assertThat(judged("poetry.lock", poetry.formatted("main", SHA), "pyproject.toml", manifest))
                    .as(wanted)
                    .noneMatch(each -> each.startsWith("unpinned") || each.startsWith("no-hash"));
            assertThat(judged("poetry.lock", poetry.formatted("dev", SHA), "pyproject.toml", manifest))
                    .as(wanted)
                    .anyMatch(each -> each.startsWith("unpinned") || each.startsWith("no-hash"));
        }
        for (String other : List.of("^1.11", "~1.9", "<1.10", "^0.10", "1.10.1", "^2 || <1")) {
            assertThat(judged(
                            "poetry.lock",
                            poetry.formatted("main", SHA),
                            "pyproject.toml",
                            "[tool.poetry.dependencies]\nscipy = \"%s\"\n".formatted(other)))
                    .as(other)
                    .anyMatch(each -> each.startsWith("unpinned") || each.startsWith("no-hash"));
        }
    }

    @Test
    public void aSourceOfUvIsWhereThePackageComesFrom() throws Exception {
        String git = UV.replaceFirst(
                "source = .*\nwheels.*",
                "source = { git = \"https://github.com/o/torch?rev=v1#" + "0".repeat(40) + "\" }");
        String project =
                "[project]\ndependencies = [\"torch\"]\n[tool.uv.sources]\ntorch = {git = \"https://github.com/%s\", tag = \"v1\"}\n";
        assertThat(judged("uv.lock", git, "pyproject.toml", project.formatted("o/torch.git")))
                .containsExactly("other-origin MEDIUM uv.lock");
        assertThat(judged("uv.lock", git, "pyproject.toml", project.formatted("evil/torch")))
                .contains("other-origin HIGH uv.lock", "moving-reference HIGH pyproject.toml");
        assertThat(judged("pyproject.toml", project.formatted("o/torch")))
                .contains("moving-reference HIGH pyproject.toml", "open-needs HIGH pyproject.toml");
    }

    @Test
    public void aGroupOfAnyNameIsInstalled() throws Exception {
        for (String name : List.of("extra", "build", "constraint")) {
            assertThat(judged("pyproject.toml", "[project.optional-dependencies]\n" + name + " = [\"torch==2.1\"]\n"))
                    .as(name)
                    .contains("open-needs HIGH pyproject.toml");
        }
    }

    @Test
    public void aPathIsOnesOwnOnlyInTheTree() throws Exception {
        for (String evil : List.of(
                "evil @ file:///mnt/share/evil",
                "-e ../evil#egg=evil",
                "evil @ file:evil.tbz",
                "evil @ file:..\\evil",
                "evil @ file://server/share/evil",
                "-e vendor/nothing#egg=evil",
                "evil @ file:sub/../../evil")) {
            judged("requirements.txt", evil + "\n", "sub/a.txt", "");
            assertThat(open()).as(evil).containsExactly("evil");
        }
        assertThat(judged(
                        "app/requirements.txt",
                        "-e ./lib#egg=mine\n",
                        "app/lib/pyproject.toml",
                        "[project]\nname = \"mine\"\n"))
                .containsExactlyInAnyOrder("local-path LOW app/requirements.txt", "editable LOW app/requirements.txt");
        assertThat(open()).isEmpty();
        judged("package-lock.json", npmLock(", \"node_modules/evil\": {\"resolved\": \"../../evil\", \"link\": true}"));
        assertThat(open()).containsExactly("evil");
        assertThat(judged("requirements.txt", "evil @ https:h.example/evil.whl\n"))
                .contains("url-without-digest HIGH requirements.txt");
        assertThat(judged("package.json", "{\"dependencies\": {\"evil\": \"https:evil.example/x.tgz\"}}"))
                .contains("url-without-digest HIGH package.json");
    }

    @Test
    public void aDigestInAnAddressCoversThatFileAlone() throws Exception {
        String url = "foo @ https://any.host/foo-1.0-py3-none-any.whl";
        assertThat(judged("requirements.txt", url + "#sha256=" + SHA + "\n"))
                .containsExactly("open-needs HIGH requirements.txt");
        assertThat(judged("requirements.txt", url + " --hash=sha256:" + SHA + "\n"))
                .isEmpty();
        assertThat(judged("requirements.txt", "a==1 --hash=sha256:" + SHA + "\n"))
                .isEmpty();
        assertThat(judged(
                        "requirements.txt",
                        "--extra-index-url https://x.example/simple\na==1 --hash=sha256:" + SHA + "\n" + url
                                + "#sha256=" + SHA + "\n"))
                .contains("index-confusion HIGH requirements.txt");
        assertThat(judged("pyproject.toml", "[project]\ndependencies = [\"" + url + "#sha256=" + SHA + "\"]\n"))
                .containsExactly("open-needs HIGH pyproject.toml");
        assertThat(SupplyChain.judge(read, new Demands(true, false, List.of())))
                .extracting(finding -> finding.severity().name())
                .containsExactly("MEDIUM");
    }

    @Test
    public void settingsOfInstallersAreTold() throws Exception {
        Object[][] settings = {
            {".npmrc", "registry = \"https://evil/\"\n", Fact.Kind.INDEX},
            {"a/.npmrc", "; c\n@s:registry=https://evil/\nstrict-ssl=false", Fact.Kind.INDEX, Fact.Kind.TRUSTED_HOST},
            {".yarnrc", "\"@s:registry\" \"https://evil/\"\n", Fact.Kind.INDEX},
            {
                ".yarnrc.yml",
                "npmRegistryServer: https://evil\nenableStrictSsl: false\n",
                Fact.Kind.INDEX,
                Fact.Kind.TRUSTED_HOST
            },
            {
                "pip.conf",
                "[global]\nextra_index_url =\n  https://a/\n  https://b/\n",
                Fact.Kind.EXTRA_INDEX,
                Fact.Kind.EXTRA_INDEX
            },
            {"pip.conf", "[install]\n  trusted-host: a b\n", Fact.Kind.TRUSTED_HOST, Fact.Kind.TRUSTED_HOST},
            {
                "uv.toml",
                "find-links = [\"https://a/\"]\n[[index]]\nurl = \"https://b\"\n",
                Fact.Kind.EXTRA_INDEX,
                Fact.Kind.FIND_LINKS
            },
            {
                "uv.toml",
                "allow-insecure-host = [\"a\"]\n[pip]\nindex-url = \"https://b\"\n",
                Fact.Kind.TRUSTED_HOST,
                Fact.Kind.INDEX
            },
            {"poetry.toml", "[certificates.x]\ncert = false\n", Fact.Kind.TRUSTED_HOST},
            {
                ".condarc",
                "channels: [defaults, 'https://evil/']\nssl_verify: false\n",
                Fact.Kind.INDEX,
                Fact.Kind.TRUSTED_HOST
            },
            {
                "Pipfile",
                "[[source]]\nname = \"x\"\nurl = \"https://evil/\"\nverify_ssl = false\n",
                Fact.Kind.INDEX,
                Fact.Kind.TRUSTED_HOST
            },
            {"environment.yml", "channels: ['https://evil/']\n", Fact.Kind.INDEX},
            {
                "Pipfile.lock",
                "{\"_meta\": {\"sources\": [{\"name\": \"x\", \"url\": \"https://evil/\", \"verify_ssl\": false}]},"
                        + " \"default\": {\"a\": {\"version\": \"==1\"}}}",
                Fact.Kind.TRUSTED_HOST,
                Fact.Kind.INDEX
            }
        };
        for (Object[] each : settings) {
            judged((String) each[0], (String) each[1]);
            assertThat(read.facts())
                    .as(each[0] + " " + each[1])
                    .extracting(Fact::kind)
                    .containsExactly(List.of(each).subList(2, each.length).toArray(Fact.Kind[]::new));
        }
        judged(".npmrc", "registry=https://evil/\n");
        assertThat(isWhole()).as("settings name no package").isFalse();
        assertThat(read.findings()).extracting(finding -> finding.rule()).containsExactly("dependency/no-input");
    }

    @Test
    public void anotherIndexIsHarmlessWhereALockHasEveryDigest() throws Exception {
        String second = "[[index]]\nurl = \"https://b.example/simple\"\n";
        assertThat(judged("uv.lock", UV, "uv.toml", second)).containsExactly("index-confusion LOW uv.toml");
        assertThat(judged("uv.toml", second, "uv.lock", "version = 1\n"))
                .containsExactly("index-confusion HIGH uv.toml");
        String project =
                "[project]\ndependencies = [\"torch>=2\"]\n[[tool.uv.index]]\nurl = \"https://b.example/simple\"\n";
        assertThat(judged("uv.lock", UV, "pyproject.toml", project))
                .containsExactly("index-confusion LOW pyproject.toml");
        assertThat(judged("uv.lock", UV, "pyproject.toml", project.replace("torch>=2", "torch>=2\", \"own")))
                .contains("index-confusion HIGH pyproject.toml");
        assertThat(judged("pyproject.toml", project + "explicit = true\n")).contains("other-index INFO pyproject.toml");
    }

    @Test
    public void whatAProjectLeavesToProgramsIsNotExamined() throws Exception {
        for (String project : List.of(
                "[build-system]\nbuild-backend = \"own\"\nbackend-path = [\".\"]\n",
                "[project]\ndynamic = [\"dependencies\"]\n[build-system]\nbuild-backend = \"hatchling.build\"\n"
                        + "[tool.setuptools.dynamic]\ndependencies = {file = [\"r.in\"]}\n",
                "[tool.pixi.dependencies]\nx = \"1\"\n")) {
            judged("pyproject.toml", project, "r.in", "");
            assertThat(isWhole()).as(project).isFalse();
        }
        judged(
                "pyproject.toml",
                "[tool.flit.metadata]\nrequires = [\"a\"]\n[tool.hatch.envs.x]\ndependencies = [\"b\"]\n");
        assertThat(read.components()).extracting(each -> each.id().name()).containsExactly("a", "b");
        assertThat(isWhole()).isTrue();
        judged(
                "Pipfile",
                "[packages]\na = \"*\"\nb = {version = \"~=1.0\", index = \"x\"}\nc = {git = \"https://h/c\", ref = \"main\"}\n"
                        + "[dev-packages]\nd = {path = \".\", editable = true}\n");
        assertThat(read.components())
                .extracting(each -> each.id().name() + " " + each.pin() + " " + each.group())
                .containsExactly("a NOTHING null", "b RANGE null", "c REFERENCE null", "d LOCATION dev-packages");
    }
}
