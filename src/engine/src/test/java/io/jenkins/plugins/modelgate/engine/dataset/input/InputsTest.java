package io.jenkins.plugins.modelgate.engine.dataset.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.artifact.TreeDigest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class InputsTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path workspace;

    @Before
    public void workspace() throws Exception {
        workspace = folder.newFolder("workspace").toPath().toRealPath();
    }

    @Test
    public void directoriesGlobsAndFilesGiveTheSameOrderWhateverTheirs() throws Exception {
        write("data/y=2/a.csv", "id\n3\n");
        write("data/y=1/b.csv", "id\n2\n");
        write("data/y=1/a.csv", "id\n1\n");
        write("data/README.md", "about");
        write("data/_SUCCESS", "");
        write("data/.a.csv.crc", "crc");
        List<String> wanted = List.of("data/y=1/a.csv", "data/y=1/b.csv", "data/y=2/a.csv");

        assertThat(paths(resolve("data"))).isEqualTo(wanted);
        assertThat(paths(resolve("data/**/*.csv"))).isEqualTo(wanted);
        assertThat(paths(resolve("data/y=2/a.csv", "data/y=?/*.csv", "data/y=1")))
                .isEqualTo(wanted);
        assertThat(paths(resolve(workspace.resolve("data/y=1/a.csv").toString())))
                .containsExactly("data/y=1/a.csv");
        assertThat(resolve("data").passedOver()).containsExactly("data/.a.csv.crc", "data/README.md", "data/_SUCCESS");
    }

    @Test
    public void theDigestIsTheListingsAndOneFilesIsItsOwn() throws Exception {
        write("a.csv", "id\n1\n");
        write("b.csv", "id\n2\n");
        Inputs both = resolve("*.csv");
        TreeDigest digest = new TreeDigest(null);
        digest.add("a.csv", FileDigest.of(workspace.resolve("a.csv")));
        digest.add("b.csv", FileDigest.of(workspace.resolve("b.csv")));

        assertThat(both.digest()).isEqualTo(digest.listing());
        assertThat(resolve("a.csv").digest()).isEqualTo(FileDigest.of(workspace.resolve("a.csv")));
        AtomicLong read = new AtomicLong();
        Inputs.resolve(List.of("*.csv"), workspace, 2, read::addAndGet);
        assertThat(read).hasValue(both.bytes());
    }

    @Test
    public void whatIsNotThereOrOutsideOrALinkIsRefused() throws Exception {
        Path outside = folder.newFile("outside.csv").toPath();
        Files.writeString(outside, "id\n1\n");
        write("data/a.csv", "id\n1\n");
        Files.createSymbolicLink(workspace.resolve("data/link.csv"), outside);
        Files.createSymbolicLink(
                workspace.resolve("elsewhere"), folder.getRoot().toPath());
        Files.createSymbolicLink(workspace.resolve("inside"), workspace.resolve("data"));

        refused("no/such.csv", "no/such.csv: no such file or directory");
        refused("none/*.csv", "no file matches none/*.csv");
        refused("data/*.parquet", "no file matches");
        refused("../outside.csv", "outside of the workspace");
        refused(outside.toString(), "outside of the workspace");
        refused("data/link.csv", "is a link to");
        refused("data", "data/link.csv is a link to");
        refused("data/*.csv", "data/link.csv is a link to");
        refused("elsewhere/outside.csv", "elsewhere is a link to");
        refused("elsewhere/*.csv", "elsewhere is a link to");
        refused("inside/a.csv", "inside is a link to");
        refused("a\0b", "is no path");
        Files.createDirectory(workspace.resolve("empty"));
        refused("empty", "holds no file of rows");
    }

    @Test
    public void kindsAreNotMixed() throws Exception {
        write("a.csv", "id\n1\n");
        write("b.jsonl", "{\"id\": 1}\n");
        Files.write(workspace.resolve("c.csv.gz"), gzip("id\n1\n"));
        write("d.xlsx", "x");

        assertThatThrownBy(() -> resolve("a.csv", "b.jsonl"))
                .hasMessageContaining("differ in format (JSON_LINES, CSV)");
        assertThatThrownBy(() -> resolve("a.csv", "c.csv.gz")).hasMessageContaining("differ in compression");
        assertThatThrownBy(() -> resolve("d.xlsx")).hasMessageContaining("its name ends with none of");
    }

    @Test
    public void contentMustBeWhatTheNameSays() throws Exception {
        fault("a.csv", "PAR1xxxx".getBytes(StandardCharsets.US_ASCII), "the content is Parquet");
        fault("a.csv", gzip("id\n1\n"), "the name says not packed, the content is gzip");
        fault("a.csv.gz", "id\n1\n".getBytes(StandardCharsets.US_ASCII), "the name says gzip, the content is not");
        fault("a.csv.zst", gzip("id\n1\n"), "the name says zstd, the content is gzip");
        fault("a.parquet", "id\n1\n".getBytes(StandardCharsets.US_ASCII), "no Parquet");
        fault("a.parquet", "PAR1xxxxxxxxxxxx".getBytes(StandardCharsets.US_ASCII), "cut short");
        fault("a.parquet", new byte[] {'P', 'A', 'R', '1', 0, 0, 0, 0, -1, -1, -1, 127, 'P', 'A', 'R', '1'}, "footer");
        fault("a.parquet", "PARExxxxxxxxPARE".getBytes(StandardCharsets.US_ASCII), "encrypted");
        byte[] packed = gzip("id\n" + "1\n".repeat(10_000));
        fault("a.csv.gz", Arrays.copyOf(packed, packed.length / 2), "broken or cut short");
        fault("a.csv", new byte[0], "the file is empty");
        fault("a.csv.gz", gzip(""), "the file is empty");
    }

    @Test
    public void textMustBeUtf8WithBearableLines() throws Exception {
        fault("a.csv", new byte[] {'i', 'd', '\n', (byte) 0xE9, '\n'}, "not UTF-8");
        fault("a.csv", new byte[] {'i', 'd', '\n', (byte) 0xC0, (byte) 0x80, '\n'}, "not UTF-8");
        fault("a.csv", new byte[] {'i', 'd', '\n', (byte) 0xED, (byte) 0xA0, (byte) 0x80}, "not UTF-8");
        fault("a.csv", new byte[] {'i', 'd', '\n', (byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, "not UTF-8");
        fault("a.csv", new byte[] {'i', 'd', '\n', (byte) 0xE2, (byte) 0x82}, "ends inside a character");
        fault("a.csv", "id\nplain text and then\0 more\n".getBytes(StandardCharsets.US_ASCII), "NUL");
        fault("a.csv", "id\n1\n".getBytes(StandardCharsets.UTF_16), "not UTF-8");
        fault("a.csv", ("id\n" + "x".repeat((16 << 20) + 1)).getBytes(StandardCharsets.US_ASCII), "longer than 16 MiB");
        fault("a.csv", "id,ID\n1,2\n".getBytes(StandardCharsets.US_ASCII), "differ in upper and lower case");
        fault("a.csv", "id,\"id\"\n1,2\n".getBytes(StandardCharsets.US_ASCII), "\"id\" is there twice");
        fault("a.csv", "id,,x\n1,2,3\n".getBytes(StandardCharsets.US_ASCII), "no name");
        fault("a.csv", "\nid\n1\n".getBytes(StandardCharsets.US_ASCII), "must name the columns");
        byte[] fine = ("\uFEFFid,\"a,b\"\r\nzoë,日本語\uD83D\uDE00\n" + "x".repeat((16 << 20) - 10) + ",1\n")
                .getBytes(StandardCharsets.UTF_8);
        Files.write(workspace.resolve("fine.csv"), fine);
        Examined examined = resolve("fine.csv").examined().get(0);
        assertThat(examined.fault()).isNull();
        assertThat(examined.header()).containsExactly("id", "a,b");
    }

    @Test
    public void everyCutOfATextIsSeenAsOne() {
        byte[] text = "aé€\uD83D\uDE00\nb".repeat(20).getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= text.length; cut++) {
            TextScan scan = new TextScan(100);
            scan.add(text, cut);
            byte[] rest = Arrays.copyOfRange(text, cut, text.length);
            scan.add(rest, rest.length);
            scan.end();
            assertThat(scan.fault()).as("cut at " + cut).isNull();
        }
    }

    @Test
    public void offsetsOfFaultsAreExact() {
        for (int at = 0; at < 40; at++) {
            byte[] text = "x".repeat(40).getBytes(StandardCharsets.US_ASCII);
            text[at] = (byte) 0xFF;
            TextScan scan = new TextScan(100);
            scan.add(text, text.length);
            assertThat(scan.faultAt()).isEqualTo(at);
        }
    }

    @Test
    public void aBombIsNotUnpackedToItsEnd() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] lines = "1\n".repeat(1 << 19).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 300; i++) {
                gzip.write(lines);
            }
        }
        // Two layers of the same reach further than one; but one layer is all that is unpacked. So many lines are fine.
        Files.write(workspace.resolve("a.csv.gz"), packed.toByteArray());
        assertThat(resolve("a.csv.gz").examined().get(0).fault()).isNull();
        // Zstandard's run-length blocks know no ratio: 128 KiB for each three bytes.
        Files.write(workspace.resolve("b.csv.zst"), zstdBomb(4000));
        fault("b.csv.zst", zstdBomb(4000), "more than 1100 times");
    }

    @Test
    public void filesWithOtherColumnsAreTold() throws Exception {
        write("a.csv", "id,name\n1,x\n");
        write("b.csv", "name,id\nx,1\n");
        List<Examined> examined = resolve("*.csv").examined();
        assertThat(examined.get(0).fault()).isNull();
        assertThat(examined.get(1).fault()).contains("name, id are not those of a.csv, id, name");
    }

    @Test
    public void changesAreSeen() throws Exception {
        write("a.csv", "id\n1\n");
        write("b.csv", "id\n2\n");
        write("c.csv", "id\n3\n");
        Inputs inputs = resolve("*.csv");
        assertThat(inputs.changed(2)).isEmpty();
        write("a.csv", "id\n9\n");
        Files.delete(workspace.resolve("b.csv"));
        Files.createSymbolicLink(workspace.resolve("b.csv"), workspace.resolve("c.csv"));
        assertThat(inputs.changed(2)).containsExactly("a.csv", "b.csv");
    }

    /** A frame of run-length blocks of new lines, RFC 8878: magic, descriptor, window, blocks of 128 KiB. */
    private static byte[] zstdBomb(int blocks) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0x38});
        for (int i = 0; i < blocks; i++) {
            int header = (128 << 10) << 3 | 1 << 1 | (i == blocks - 1 ? 1 : 0);
            frame.writeBytes(new byte[] {(byte) header, (byte) (header >> 8), (byte) (header >> 16), '\n'});
        }
        return frame.toByteArray();
    }

    private void fault(String name, byte[] content, String expected) throws Exception {
        Files.write(workspace.resolve(name), content);
        Examined examined = resolve(name).examined().get(0);
        assertThat(examined.fault()).contains(expected);
        assertThat(examined.file().sha256()).isEqualTo(FileDigest.of(workspace.resolve(name)));
        Files.delete(workspace.resolve(name));
    }

    private void refused(String pattern, String sentence) {
        assertThatThrownBy(() -> resolve(pattern))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(sentence);
    }

    private Inputs resolve(String... patterns) throws Exception {
        return Inputs.resolve(List.of(patterns), workspace, 2, bytes -> {});
    }

    private static List<String> paths(Inputs inputs) {
        return inputs.files().stream().map(DataFile::path).toList();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private void write(String name, String text) throws IOException {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
