package io.jenkins.plugins.modelgate.engine.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The walk, the one reading and the bounds, with a reader of a format of this test's own. */
public class InventoryReaderTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** Each line a name; {@code <x} includes x, {@code !} breaks it, {@code ?} is not said. */
    private static final ManifestReader LINES = new ManifestReader() {
        @Override
        public String format() {
            return "lines";
        }

        @Override
        public boolean accepts(String path) {
            return path.endsWith(".lines");
        }

        @Override
        public void read(ManifestFile file, InventoryBuilder inventory) throws IOException, ManifestException {
            Location here = Location.ofFile(file.path());
            for (String line : new String(file.content(100), StandardCharsets.UTF_8).split("\n")) {
                switch (line.charAt(0)) {
                    case '<' -> {
                        ManifestFile other = file.resolve(line.substring(1)).orElse(null);
                        if (other == null) {
                            inventory.incomplete(here, "include is missing: " + line);
                        } else {
                            read(other, inventory);
                        }
                    }
                    case '!' -> throw new ManifestException(here, "breaks");
                    case '?' -> inventory.incomplete(here, "does not say");
                    case '*' -> throw new IllegalStateException("fault of the reader");
                    default ->
                        inventory.add(new Component(
                                ComponentId.of(Ecosystem.PYPI, line, null),
                                Pin.NOTHING,
                                line,
                                List.of(),
                                null,
                                List.of(),
                                true,
                                null,
                                here));
                }
            }
        }
    };

    @Test
    public void readsEachInputOnceWithItsDigest() throws Exception {
        write("a/top.lines", "One\n<../b/part.txt\n<x.lines");
        write("a/x.lines", "two");
        write("b/part.txt", "three");
        write("unknown.txt", "four");
        Inventory read = read();
        assertThat(read.components()).extracting(each -> each.id().name()).containsExactly("one", "three", "two");
        assertThat(read.files()).extracting(Artifact::path).containsExactly("a/top.lines", "a/x.lines", "b/part.txt");
        assertThat(read.files())
                .allMatch(file ->
                        file.coverage() == Coverage.FULL && file.format().equals("lines"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest("three".getBytes(StandardCharsets.UTF_8));
        assertThat(read.files().get(2).sha256()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(read.findings()).isEmpty();
    }

    @Test
    public void whatIsNotReadToItsEndSaysSo() throws Exception {
        write("a.lines", "one\n!\nnever");
        write("b.lines", "?");
        write("c.lines", "x".repeat(101));
        write("d.lines", "*");
        write("e.lines", "<../outside.txt\n</etc/passwd\n<nowhere.txt");
        Inventory read = read();
        assertThat(read.components()).extracting(each -> each.id().name()).containsExactly("one");
        assertThat(read.files()).hasSize(5).noneMatch(file -> file.coverage() == Coverage.FULL);
        assertThat(read.files()).allMatch(Artifact::loadable);
        assertThat(read.findings())
                .extracting(Finding::rule)
                .containsExactly(
                        "dependency/broken-input",
                        "dependency/not-examined",
                        "dependency/broken-input",
                        "dependency/broken-input",
                        "dependency/not-examined",
                        "dependency/not-examined",
                        "dependency/not-examined");
    }

    @Test
    public void linksThatLeaveTheTreeAreNotRead() throws Exception {
        Path outside = folder.newFile("secret.lines").toPath();
        Files.writeString(outside, "secret");
        Path tree = Files.createDirectory(folder.getRoot().toPath().resolve("tree"));
        Files.createSymbolicLink(tree.resolve("out.lines"), outside);
        Files.createSymbolicLink(tree.resolve("gone.lines"), tree.resolve("nowhere"));
        Files.writeString(tree.resolve("in.lines"), "<out.lines");
        Inventory read = InventoryReader.read(tree, List.of(LINES), bytes -> {});
        assertThat(read.components()).isEmpty();
        assertThat(read.files())
                .extracting(Artifact::path, Artifact::coverage)
                .containsExactly(
                        tuple("gone.lines", Coverage.NONE),
                        tuple("in.lines", Coverage.PARTIAL),
                        tuple("out.lines", Coverage.NONE));
    }

    /** A name that no reader knows may lead to a directory full of inputs; and no reader looks over the end of a line. */
    @Test
    public void whatCannotBeLookedIntoKeepsTheGateClosed() throws Exception {
        Path outside = folder.newFolder("outside").toPath();
        Path tree = Files.createDirectory(folder.getRoot().toPath().resolve("tree"));
        Files.writeString(tree.resolve("in.lines"), "one");
        Files.createSymbolicLink(tree.resolve("site-packages"), outside);
        Files.writeString(Files.createDirectory(tree.resolve("a\nb")).resolve("more.lines"), "two");
        Inventory read = InventoryReader.read(tree, List.of(LINES), bytes -> {});
        assertThat(read.files())
                .filteredOn(file -> file.coverage() == Coverage.NONE)
                .allMatch(Artifact::loadable)
                .extracting(Artifact::path)
                .containsExactlyInAnyOrder("site-packages", "a\nb/more.lines");
    }

    @Test
    public void aTreeWithoutInputsSaysSo() throws Exception {
        write("readme.txt", "nothing");
        Inventory read = read();
        assertThat(read.files()).isEmpty();
        assertThat(read.findings()).extracting(Finding::rule).containsExactly("dependency/no-input");
        assertThat(read.findings().get(0).detail()).contains("none of 1 files");
    }

    @Test
    public void inputsThatNameNoPackageKeepTheGateClosed() throws Exception {
        write("a.lines", "<b.txt");
        write("b.txt", "<../nowhere");
        assertThat(read().findings()).extracting(Finding::rule).containsExactly("dependency/not-examined");
        write("requirements.txt", "# nothing\n");
        Inventory read = InventoryReader.read(folder.getRoot().toPath(), bytes -> {});
        assertThat(read.findings()).extracting(Finding::rule).containsExactly("dependency/no-input");
        assertThat(read.files()).noneMatch(file -> file.coverage() == Coverage.FULL);
    }

    @Test
    public void formsThatAreNotReadKeepTheGateClosed() throws Exception {
        write("requirements3.txt", "a==1\n");
        write("requirements.txt", "a==1\n");
        write("requirements.in", "a\n");
        write("node_modules/x/build.gradle", "");
        assertThat(InventoryReader.read(folder.getRoot().toPath(), bytes -> {}).files())
                .hasSize(2)
                .allMatch(file -> file.coverage() == Coverage.FULL);
        for (String name :
                List.of("dev-requirements.in", "pixi.lock", "bun.lockb", "app/build.gradle", "conda-meta/history")) {
            write(name, "");
            assertThat(InventoryReader.read(folder.getRoot().toPath(), bytes -> {})
                            .files())
                    .as(name)
                    .anyMatch(file -> file.path().equals(name) && file.coverage() == Coverage.NONE && file.loadable());
        }
    }

    @Test
    public void aStreamIsDigestedToItsEndThoughItsReaderStops() throws Exception {
        write("a.first", "abcdef");
        ManifestReader first = new ManifestReader() {
            @Override
            public String format() {
                return "first";
            }

            @Override
            public boolean accepts(String path) {
                return path.endsWith(".first");
            }

            @Override
            public void read(ManifestFile file, InventoryBuilder inventory) throws IOException {
                try (InputStream in = file.open()) {
                    assertThat(in.read()).isEqualTo('a');
                }
            }
        };
        Inventory read = InventoryReader.read(folder.getRoot().toPath(), List.of(first), bytes -> {});
        assertThat(read.files()).singleElement().satisfies(file -> {
            assertThat(file.bytes()).isEqualTo(6);
            assertThat(file.sha256()).startsWith("bef57ec7f53a6d40");
        });
    }

    private Inventory read() throws Exception {
        return InventoryReader.read(folder.getRoot().toPath(), List.of(LINES), bytes -> {});
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.getRoot().toPath().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
