package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryReader;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Real lock files, and each tool's own ways of saying where a package comes from. */
public class LockReaderTest {
    private static final String SHA = "b".repeat(64);
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void readsRealFilesToTheirEnd() throws Exception {
        JsonNode files;
        try (GZIPInputStream in =
                new GZIPInputStream(LockReaderTest.class.getResourceAsStream("/dependency/python/locks.json.gz"))) {
            files = new ObjectMapper().readTree(in);
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(10);
        for (JsonNode file : files) {
            String path = file.get("path").textValue();
            Inventory read = read(
                    path.substring(path.lastIndexOf('/') + 1), file.get("text").textValue());
            List<String> got = new ArrayList<>();
            for (Component each : read.components()) {
                got.add(each.id().name() + " " + each.id().version() + " "
                        + each.hashes().size());
            }
            List<String> expected = new ArrayList<>();
            file.get("packages")
                    .forEach(each -> expected.add(each.get(0).asText() + " "
                            + each.get(1).asText() + " " + each.get(2).asText()));
            assertThat(got)
                    .as(file.get("project").textValue() + " " + path)
                    .isNotEmpty()
                    .containsExactlyElementsOf(new LinkedHashSet<>(expected));
            // The files are cut behind some forty packages: what those need beyond is missed, and nothing else.
            assertThat(read.findings())
                    .as(file.get("project").textValue())
                    .allMatch(finding -> finding.detail().contains(", which this file does not hold"));
            assertThat(read.files())
                    .singleElement()
                    .matches(each -> (each.coverage() == Coverage.FULL)
                            == read.findings().isEmpty());
        }
    }

    @Test
    public void poetryTellsSourcesGroupsAndEdges() throws Exception {
        Inventory read = read("poetry.lock", """
            [[package]]
            name = "Torch"
            version = "2.1.0"
            optional = false
            groups = ["main", "dev"]
            files = [{file = "torch-2.1.0-cp311-cp311-linux_x86_64.whl", hash = "sha256:%s"}]
            [package.dependencies]
            sym_py = "*"
            [package.source]
            type = "legacy"
            url = "https://u:p@download.pytorch.org/whl"
            reference = "pt"
            [[package]]
            name = "sympy"
            version = "1.12"
            optional = false
            groups = ["dev"]
            files = [{file = "sympy-1.12.tar.gz", hash = "sha256:%s"}]
            [[package]]
            name = "sym-py"
            version = "1.0"
            files = []
            [package.source]
            type = "git"
            url = "https://github.com/o/s"
            reference = "main"
            resolved_reference = "%s"
            [metadata]
            lock-version = "2.1"
            """.formatted(SHA, SHA, COMMIT));
        assertThat(read.components())
                .extracting(each -> each.id().toString(), Component::pin, Component::direct, Component::group)
                .containsExactly(
                        tuple("torch 2.1.0", Pin.HASHED, true, null),
                        tuple("sympy 1.12", Pin.HASHED, true, "dev"),
                        tuple("sym-py 1.0", Pin.COMMIT, false, null));
        assertThat(read.needs()).containsEntry(id("torch", "2.1.0"), Set.of(id("sym-py", "1.0")));
        assertThat(read.facts())
                .extracting(Fact::kind, Fact::value)
                .containsExactly(
                        tuple(Fact.Kind.NATIVE_FILE, "torch-2.1.0-cp311-cp311-linux_x86_64.whl"),
                        tuple(Fact.Kind.INDEX, "https://***@download.pytorch.org/whl"),
                        tuple(Fact.Kind.SOURCE_ONLY, "sympy-1.12.tar.gz"));
    }

    @Test
    public void uvTellsTheProjectFromWhatItNeeds() throws Exception {
        Inventory read = read("uv.lock", """
            version = 1
            [[package]]
            name = "app"
            version = "0.1"
            source = { virtual = "." }
            dependencies = [{ name = "numpy", version = "1.26" }, { name = "gitty" }]
            [package.dev-dependencies]
            dev = [{ name = "tool" }]
            [[package]]
            name = "numpy"
            version = "1.26"
            source = { registry = "https://pypi.org/simple" }
            dependencies = [{ name = "deep" }]
            wheels = [{ url = "https://f/numpy-1.26-py3-none-any.whl", hash = "sha256:%s" }]
            [[package]]
            name = "numpy"
            version = "2.0"
            source = { registry = "https://pypi.org/simple" }
            [[package]]
            name = "gitty"
            version = "1"
            source = { git = "https://github.com/o/g?rev=main#%s" }
            [[package]]
            name = "tool"
            version = "1"
            source = { directory = "../tool" }
            [[package]]
            name = "deep"
            version = "1"
            source = { registry = "https://other/simple" }
            """.formatted(SHA, COMMIT));
        assertThat(read.components())
                .extracting(each -> each.id().toString(), Component::pin, Component::direct)
                .containsExactly(
                        tuple("numpy 1.26", Pin.HASHED, true),
                        tuple("numpy 2.0", Pin.VERSION, true),
                        tuple("gitty 1", Pin.COMMIT, true),
                        tuple("tool 1", Pin.LOCATION, true),
                        tuple("deep 1", Pin.VERSION, false));
        assertThat(read.needs().get(id("app", "0.1")))
                .containsExactly(id("numpy", "1.26"), id("gitty", "1"), id("tool", "1"));
    }

    @Test
    public void theOtherToolsTellSourcesToo() throws Exception {
        assertThat(read("pdm.lock", """
            [metadata]
            lock_version = "4.5"
            [[package]]
            name = "a"
            version = "1"
            git = "https://github.com/o/a"
            revision = "%s"
            groups = ["test"]
            dependencies = ["b>=1; python_version > '3'"]
            [[package]]
            name = "b"
            version = "2"
            files = [{url = "https://f/b-2-py3-none-any.whl", hash = "sha256:%s"}]
            """.formatted(COMMIT, SHA)).components())
                .extracting(each -> each.id().toString(), Component::pin, Component::direct, Component::group)
                .containsExactly(tuple("a 1", Pin.COMMIT, true, "test"), tuple("b 2", Pin.HASHED, false, null));
        assertThat(read("pylock.gpu.toml", """
            lock-version = "1.0"
            created-by = "x"
            [[packages]]
            name = "a"
            vcs = {type = "git", url = "https://h/a", commit-id = "abc"}
            [[packages]]
            name = "b"
            version = "2"
            archive = {url = "https://h/b-2.zip", hashes = {sha256 = "%s"}}
            """.formatted(SHA)).components())
                .extracting(each -> each.id().toString(), Component::pin, Component::source)
                .containsExactly(
                        tuple("a", Pin.REFERENCE, "https://h/a"), tuple("b 2", Pin.HASHED, "https://h/b-2.zip"));
        String pipenv = """
            {"_meta": {"sources": [{"name": "x", "url": "http://x"}]},
             "default": {"A": {"version": "==1.0", "index": "x"}},
             "develop": {"b": {"git": "https://h/b", "ref": "main"}}}
            """;
        assertThat(read("Pipfile.lock", pipenv).components())
                .extracting(each -> each.id().toString(), Component::pin, Component::source, Component::group)
                .containsExactly(
                        tuple("a 1.0", Pin.VERSION, "http://x", null),
                        tuple("b", Pin.REFERENCE, "https://h/b", "develop"));
    }

    @Test(timeout = 20_000)
    public void brokenFilesAreToldWithTheirPlace() throws Exception {
        broken("poetry.lock", "[[package]]\nname = \n", "line 2");
        broken("poetry.lock", "[metadata]\n[[package]]\nname = \"a\"\n", "package a");
        broken("poetry.lock", "", "poetry.lock");
        broken("poetry.lock", "package = 1\n[metadata]\n", "package is no array");
        broken("poetry.lock", "a = " + "[".repeat(100_000), "poetry.lock");
        broken("uv.lock", "version = 7\n", "version 7");
        broken("uv.lock", "version = 1\nversion = 1\n", "Duplicate key");
        broken("pylock.toml", "lock-version = \"2.0\"", "1.x is known");
        broken("Pipfile.lock", "{\"_meta\":{}, \"default\":{\"a\":{}}, \"default\":{}}", "line 1");
        broken("Pipfile.lock", "{\"_meta\":{}} x", "line 1");
        broken("Pipfile.lock", "[]", "no table");
        broken("Pipfile.lock", "{\"_meta\":{}, \"default\":{\"a\":{\"hashes\":\"x\"}}}", "no array of texts");
    }

    private void broken(String name, String text, String told) throws Exception {
        Inventory read = read(name, text);
        assertThat(read.files()).as(text).singleElement().matches(file -> file.coverage() != Coverage.FULL);
        assertThat(read.findings()).as(text).extracting(Finding::rule).containsExactly("dependency/broken-input");
        assertThat(read.findings().get(0).location() + " "
                        + read.findings().get(0).detail())
                .contains(told);
    }

    private static ComponentId id(String name, String version) {
        return new ComponentId(Ecosystem.PYPI, name, version);
    }

    private Inventory read(String name, String text) throws IOException, InterruptedException {
        Path directory = folder.newFolder().toPath();
        Files.writeString(directory.resolve(name), text);
        return InventoryReader.read(directory, bytes -> {});
    }
}
