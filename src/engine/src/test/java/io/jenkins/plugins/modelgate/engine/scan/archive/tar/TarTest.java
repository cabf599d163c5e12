package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import io.jenkins.plugins.modelgate.engine.scan.archive.ArchiveRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

/** tar archives of every writer are clean, tricks with their headers are found. */
public class TarTest {
    private static final byte[] CANARY = new TarBuilder().file("../canary", "x").end();

    private static Result scan(byte[] archive) {
        return Scans.scan("model.tar", archive);
    }

    private static List<String> rules(byte[] archive) {
        return Scans.rules(scan(archive));
    }

    private static void assertCanary(Result result) {
        assertThat(result.findings())
                .anySatisfy(finding -> assertThat(finding.detail()).contains("../canary"));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = TarTest.class.getResourceAsStream("/archive/" + name)) {
            return in.readAllBytes();
        }
    }

    @Test
    public void realWritersAreClean() throws IOException {
        for (String name : List.of("gnu.tar", "pax.tar", "ustar.tar")) {
            Result result = Scans.scan("a.nemo", resource(name));
            assertThat(result.findings()).as(name).isEmpty();
            assertThat(result.coverage()).isEqualTo(Coverage.FULL);
            assertThat(result.format()).isEqualTo("tar");
        }
    }

    @Test
    public void holesAreFilled() throws IOException {
        for (String name : List.of("sparse-gnu.tar", "sparse-pax00.tar", "sparse-pax01.tar", "sparse-pax10.tar")) {
            Result result = scan(resource(name));
            assertThat(Scans.rules(result)).as(name).contains(TarRules.SPARSE.id());
            assertThat(result.coverage()).as(name).isEqualTo(Coverage.FULL);
            assertCanary(result);
        }
    }

    @Test
    public void membersAreExamined() {
        Result result =
                scan(new TarBuilder().file("a", CANARY).file("b", "text").end());
        assertThat(Scans.rules(result)).containsExactly(ArchiveRules.UNSAFE_NAME.id());
        assertCanary(result);
    }

    @Test
    public void linksThatLeave() {
        for (String target : List.of("/etc/passwd", "../../x", "..\\..\\x", "C:/x")) {
            assertThat(rules(new TarBuilder().link("a/link", '2', target).end()))
                    .as(target)
                    .containsExactly(ArchiveRules.LINK_OUTSIDE.id());
        }
        assertThat(rules(new TarBuilder().link("a/link", '1', "../x").end()))
                .containsExactly(ArchiveRules.LINK_OUTSIDE.id());
        assertThat(rules(new TarBuilder().link("a/link", '2', "../x").end())).containsExactly(ArchiveRules.LINK.id());
    }

    @Test
    public void chainOfLinks() {
        byte[] archive = new TarBuilder()
                .link("a/b", '2', "..")
                .link("a/b/c", '2', "..")
                .file("a/b/c/evil", "x")
                .end();
        assertThat(rules(archive)).contains(ArchiveRules.LINK_OUTSIDE.id());
    }

    @Test
    public void specialFiles() {
        for (char type : new char[] {'3', '4', '6'}) {
            assertThat(rules(new TarBuilder().link("dev", type, "").end()))
                    .containsExactly(ArchiveRules.SPECIAL_FILE.id());
        }
    }

    @Test
    public void longNamesAreJudged() {
        assertThat(rules(new TarBuilder()
                        .pax("path=../evil")
                        .file("harmless", "x")
                        .end()))
                .contains(ArchiveRules.UNSAFE_NAME.id());
        byte[] name = "/etc/evil\0".getBytes(StandardCharsets.UTF_8);
        assertThat(rules(new TarBuilder()
                        .raw(TarBuilder.header("././@LongLink", 'L', name.length, ""))
                        .data(name)
                        .file("harmless", "x")
                        .end()))
                .contains(ArchiveRules.UNSAFE_NAME.id());
        assertThat(rules(new TarBuilder()
                        .pax("linkpath=/etc/passwd")
                        .link("l", '2', "a")
                        .end()))
                .contains(ArchiveRules.LINK_OUTSIDE.id());
    }

    /** A reader that takes the header's size finds its next header inside the data of this reading's member. */
    @Test
    public void sizesThatDiffer() {
        Result result = scan(new TarBuilder()
                .pax("size=" + CANARY.length)
                .raw(TarBuilder.header("a", '0', 0, ""))
                .data(CANARY)
                .end());
        assertThat(Scans.rules(result)).contains(TarRules.AMBIGUOUS.id());
        assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
        assertCanary(result);
    }

    @Test
    public void sizeOfWhatHasNone() {
        for (char type : new char[] {'1', '2', '3', '5'}) {
            Result result = scan(new TarBuilder()
                    .raw(TarBuilder.header("a", type, 512, "b"))
                    .raw(new byte[512])
                    .end());
            assertThat(Scans.rules(result)).contains(TarRules.AMBIGUOUS.id());
            assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
        }
    }

    @Test
    public void largeNumbersInBinary() {
        byte[] block = TarBuilder.header("a", '0', 0, "");
        Arrays.fill(block, 124, 136, (byte) 0);
        block[124] = (byte) 0x80;
        block[134] = (byte) (CANARY.length >> 8);
        block[135] = (byte) CANARY.length;
        Result result =
                scan(new TarBuilder().raw(TarBuilder.summed(block)).data(CANARY).end());
        assertThat(Scans.rules(result)).containsExactly(ArchiveRules.UNSAFE_NAME.id());
        block[124] = (byte) 0xFF;
        result =
                scan(new TarBuilder().raw(TarBuilder.summed(block)).data(CANARY).end());
        assertThat(Scans.rules(result)).contains(TarRules.AMBIGUOUS.id());
        assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void dataAfterTheEnd() {
        byte[] first = new TarBuilder().file("a", "x").end();
        Result result = scan(new TarBuilder().raw(first).raw(CANARY).bytes());
        assertThat(Scans.rules(result)).contains(TarRules.AFTER_END.id());
        assertCanary(result);
        result = scan(new TarBuilder()
                .raw(first)
                .raw("no header".getBytes(StandardCharsets.UTF_8))
                .bytes());
        assertThat(Scans.rules(result)).contains(TarRules.AFTER_END.id());
    }

    @Test
    public void wrongChecksum() {
        byte[] block = TarBuilder.header("a", '0', CANARY.length, "");
        block[0] = 'b';
        Result result = scan(new TarBuilder().raw(block).data(CANARY).end());
        assertThat(Scans.rules(result)).contains(ArchiveRules.CHECKSUM.id());
        assertCanary(result);
    }

    @Test
    public void blocksThatAreNoHeader() {
        byte[] junk = new byte[1024];
        Arrays.fill(junk, (byte) 'j');
        Result result =
                scan(new TarBuilder().file("a", "x").raw(junk).raw(CANARY).bytes());
        assertThat(Scans.rules(result)).contains(TarRules.HIDDEN_BYTES.id());
        assertCanary(result);
    }

    @Test
    public void duplicates() {
        byte[] archive = new TarBuilder().file("a", "1").file("a", "2").end();
        assertThat(rules(archive)).containsExactly(ArchiveRules.DUPLICATE_NAME.id());
        for (String same : new String[] {"./a", "././a", ".//a"}) {
            byte[] spelled = new TarBuilder().file("a", "1").file(same, "2").end();
            assertThat(rules(spelled)).as(same).containsExactly(ArchiveRules.DUPLICATE_NAME.id());
        }
    }

    @Test
    public void truncatedAnywhere() {
        byte[] archive =
                new TarBuilder().file("a", new byte[1000]).file("b", "text").end();
        for (int length = 512; length < archive.length - 1024; length += 50) {
            Result result = scan(Arrays.copyOf(archive, length));
            assertThat(result.findings()).as("%d bytes", length).isNotEmpty();
        }
    }
}
