package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.Fact;
import io.jenkins.plugins.modelgate.engine.dependency.InputRole;
import io.jenkins.plugins.modelgate.engine.dependency.Inventory;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryReader;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What requirement files say of packages, and what they leave open. */
public class RequirementsReaderTest {
    private static final String SHA = "a".repeat(64);
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void saysHowFirmlyEachLinePins() throws Exception {
        write(
                "requirements.txt",
                "Torch_Vision==0.19.0 \\\n    --hash=sha256:" + SHA + "\n"
                        + "numpy==1.26.4 ; python_version < '3.13' # old\n"
                        + "scipy>=1.10,<2\n"
                        + "pandas\n"
                        + "a @ git+https://github.com/o/a@" + COMMIT + "\n"
                        + "git+https://user:secret@github.com/o/b.git@main#egg=b\n"
                        + "c @ https://host/c-1.2-py3-none-any.whl#sha256=" + SHA + "\n"
                        + "https://host/d-2.0-py3-none-any.whl\n"
                        + "e==1.*\n"
                        + "never==1; extra == 'gpu'\n");
        Inventory read = read();
        assertThat(read.components())
                .extracting(each -> each.id().toString(), Component::pin)
                .containsExactly(
                        tuple("torch-vision 0.19.0", Pin.HASHED),
                        tuple("numpy 1.26.4", Pin.VERSION),
                        tuple("scipy", Pin.RANGE),
                        tuple("pandas", Pin.NOTHING),
                        tuple("a", Pin.COMMIT),
                        tuple("b", Pin.REFERENCE),
                        tuple("c 1.2", Pin.HASHED),
                        tuple("d 2.0", Pin.LOCATION),
                        tuple("e", Pin.RANGE));
        assertThat(read.components().get(0).hashes()).containsExactly("sha256:" + SHA);
        assertThat(read.components().get(1).location().member()).isEqualTo("line 3");
        assertThat(read.toString()).doesNotContain("secret");
        assertThat(read.files()).singleElement().matches(file -> file.coverage() == Coverage.FULL);
    }

    @Test
    public void aConstraintPinsWhatIsOpen() throws Exception {
        write("requirements.txt", "-c constraints.txt\nflask\nnumpy==1.0\n-r more/other.txt");
        write("more/other.txt", "requests>2");
        write("constraints.txt", "Flask==2.0 --hash=sha256:" + SHA + "\nrequests==2.31\nnumpy==2.0\njinja2==3.0");
        Inventory read = read();
        assertThat(read.components())
                .extracting(each -> each.id().toString(), Component::pin, Component::direct, Component::group)
                .containsExactly(
                        tuple("flask 2.0", Pin.HASHED, true, null),
                        tuple("numpy 1.0", Pin.VERSION, true, null),
                        tuple("requests 2.31", Pin.VERSION, true, null),
                        tuple("jinja2 3.0", Pin.VERSION, false, "constraint"));
        assertThat(read.files())
                .extracting(Artifact::path)
                .containsExactly("constraints.txt", "more/other.txt", "requirements.txt");
    }

    @Test
    public void tellsWhereElsePackagesComeFrom() throws Exception {
        write(
                "requirements.txt",
                "--extra-index-url https://me:token@example.org/simple\n"
                        + "-ihttp://other/simple\n"
                        + "--trusted-h other\n"
                        + "--no-binary :all: --find-links='./my wheels'\n"
                        + "-e .\n"
                        + "-e git+https://github.com/o/x@v1#egg=x\n");
        Inventory read = read();
        assertThat(read.facts())
                .extracting(Fact::kind, Fact::value)
                .containsExactly(
                        tuple(Fact.Kind.EXTRA_INDEX, "https://***@example.org/simple"),
                        tuple(Fact.Kind.INDEX, "http://other/simple"),
                        tuple(Fact.Kind.TRUSTED_HOST, "other"),
                        tuple(Fact.Kind.NO_BINARY, ":all:"),
                        tuple(Fact.Kind.FIND_LINKS, "./my wheels"),
                        tuple(Fact.Kind.EDITABLE, "-e ."),
                        tuple(Fact.Kind.EDITABLE, "-e git+https://github.com/o/x@v1#egg=x"));
    }

    @Test
    public void includesInACircleAreRefusedAsPipRefusesThem() throws Exception {
        write("requirements.txt", "one==1\n-r b.txt\nlost==1");
        write("b.txt", "two==2\n-r requirements.txt");
        Inventory read = read();
        assertThat(read.components()).extracting(each -> each.id().name()).containsExactly("one", "two");
        assertThat(read.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("dependency/broken-input");
            assertThat(finding.detail()).contains("includes \"requirements.txt\"");
            assertThat(finding.location().toString()).isEqualTo("b.txt!/line 2");
        });
        assertThat(read.files()).hasSize(2).noneMatch(file -> file.coverage() == Coverage.FULL);
    }

    @Test
    public void whatPipWouldRefuseOrExpandIsNotExamined() throws Exception {
        write(
                "requirements.txt",
                "good==1\n"
                        + "bad=1\n"
                        + "x==${VERSION}\n"
                        + "-r ../outside.txt\n"
                        + "-r https://host/r.txt\n"
                        + "--unknown\n"
                        + "./local\n"
                        + "q>=1,,<2\n"
                        + "w; python_versoin > '3'\n"
                        + "h --hash=md5:1\n");
        Inventory read = read();
        assertThat(read.components()).extracting(each -> each.id().name()).contains("good");
        assertThat(read.findings())
                .extracting(finding -> finding.location().member())
                .contains("line 2", "line 3", "line 4", "line 5", "line 6", "line 7", "line 8", "line 9", "line 10");
        assertThat(read.findings()).extracting(Finding::rule).containsOnly("dependency/not-examined");
        assertThat(read.files()).singleElement().matches(file -> file.coverage() == Coverage.PARTIAL);
    }

    @Test
    public void readsEveryEncodingThatPipReads() throws Exception {
        for (String charset : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            // A line ends where str.splitlines() says so, in a comment as well.
            write("requirements.txt", ("\uFEFFnumpy==1.0 # é\u2028scipy==2.0\r\n").getBytes(Charset.forName(charset)));
            assertThat(read().components()).as(charset).hasSize(2);
        }
        write("requirements.txt", "# coding: latin-1\n# é\nnumpy==1.0".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(read().components()).hasSize(1);
        write("requirements.txt", "# é\nnumpy==1.0".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(read().findings())
                .singleElement()
                .matches(finding -> finding.detail().contains("UTF-8"));
    }

    @Test(timeout = 20_000)
    public void hugeFilesAreRefusedOrBounded() throws Exception {
        write("requirements.txt", "p==1.0\n".repeat(50_000_000 / 7).getBytes(StandardCharsets.US_ASCII));
        assertThat(read().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("has 49999999 bytes"));
        write("requirements.txt", ("x".repeat(1_000_000) + "[").getBytes(StandardCharsets.US_ASCII));
        assertThat(read().files()).singleElement().matches(file -> file.coverage() == Coverage.PARTIAL);
        write("requirements.txt", ("p==1;" + "(".repeat(1_000_000)).getBytes(StandardCharsets.US_ASCII));
        assertThat(read().findings())
                .singleElement()
                .matches(finding -> finding.detail().contains("parentheses"));
    }

    @Test
    public void markersKnowWhatTheyDoNotKnow() throws Exception {
        Marker marker = MarkerSyntax.of("python_version < '3.9' and (os.name == 'nt' or extra == 'A_b')");
        assertThat(marker.holds(Map.of("python_version", "3.10"))).isEqualTo(Marker.Holds.NO);
        assertThat(marker.holds(Map.of("python_version", "3.8"))).isEqualTo(Marker.Holds.UNKNOWN);
        assertThat(marker.holds(Map.of("python_version", "3.8", "extra", "a-b")))
                .isEqualTo(Marker.Holds.YES);
        assertThatThrownBy(() -> MarkerSyntax.of("'a' == 'b'")).isInstanceOf(RequirementException.class);
    }

    /** A name alone must not make an instruction of pip something that asks for no digest, nor hide a file from its reader. */
    @Test
    public void anIncludedFileIsWhatIncludesItAndWhatItIsItself() throws Exception {
        write("requirements.txt", "-r z.spdx\n-r lib.jar\n-r x-1.egg-info\n");
        write("z.spdx", "foo==1.0\n");
        write("lib.jar", "bar @ https://h/bar-1.0-py3-none-any.whl\n");
        write("x-1.egg-info", "# nothing\n");
        Inventory read = InventoryReader.read(folder.getRoot().toPath(), bytes -> {});
        assertThat(read.role("z.spdx")).isEqualTo(InputRole.INSTRUCTION);
        assertThat(read.role("lib.jar")).isEqualTo(InputRole.INSTRUCTION);
        assertThat(read.components()).extracting(each -> each.id().name()).containsExactly("foo", "bar");
        // None of them is what its own name says.
        assertThat(read.files())
                .filteredOn(file -> file.coverage() != Coverage.FULL)
                .hasSize(3);
        write("requirements.txt", "-r environment.yml\n");
        write("environment.yml", "{\n# fine\n\"dependencies\": [pip, {pip: [evil==1]}]}");
        read = InventoryReader.read(folder.getRoot().toPath(), bytes -> {});
        assertThat(read.components()).extracting(each -> each.id().toString()).contains("evil 1");
    }

    @Test
    public void whatAnIncludedFileMeansDependsOnWhoIncludesIt() throws Exception {
        write("a-requirements.txt", "-r base.txt\n-c pins.txt\n");
        write("requirements.txt", "-r base.txt\n");
        write("base.txt", "foo\nbar==1.0\n");
        write("pins.txt", "foo==2.0\n");
        assertThat(read().components())
                .extracting(each -> each.id().toString(), Component::pin)
                .containsExactly(
                        tuple("foo 2.0", Pin.VERSION), tuple("bar 1.0", Pin.VERSION), tuple("foo", Pin.NOTHING));
    }

    /** Releases of packaging differ: pip 23 installs these. */
    @Test
    public void whatSomePipInstallsIsNotLeftOut() throws Exception {
        write(
                "requirements.txt",
                "a==1; extra < 'a'\nb==1; extra <= 'z'\nc==1; 'a' > extra\nd==1; extra ~= '1'\nno==1; extra == 'x'\n"
                        + "e==1; extra != 'x'\n");
        assertThat(read().components()).extracting(each -> each.id().name()).containsExactly("a", "b", "c", "d", "e");
        write("requirements.txt", "#" + "x".repeat(1_000) + "\n# coding: utf-7\n# fine +AAo-evil==1.0\n");
        assertThat(read().files()).singleElement().matches(file -> file.coverage() != Coverage.FULL);
        write("requirements.txt", "{\n# coding: cp037\nevil==1.0\n");
        assertThat(read().files()).singleElement().matches(file -> file.coverage() != Coverage.FULL);
        write("requirements.txt", "# coding: cp037\nevil==1.0\n");
        assertThat(read().files()).singleElement().matches(file -> file.coverage() != Coverage.FULL);
    }

    private Inventory read() throws Exception {
        return InventoryReader.read(folder.getRoot().toPath(), List.of(new RequirementsReader()), bytes -> {});
    }

    private void write(String path, String text) throws IOException {
        write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String path, byte[] content) throws IOException {
        Path file = folder.getRoot().toPath().resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
