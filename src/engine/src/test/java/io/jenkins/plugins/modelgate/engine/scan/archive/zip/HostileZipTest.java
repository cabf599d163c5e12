package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import io.jenkins.plugins.modelgate.engine.scan.archive.ArchiveRules;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipBuilder.Member;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

/** Archives that two readers read differently, and other tricks: each is found. */
public class HostileZipTest {
    /** Found by its own finding wherever it is examined: an archive inside the archive with a climbing name. */
    private static final byte[] CANARY = ZipBuilder.zip(ZipBuilder.stored("../canary", "x"));

    private static Result scan(byte[] archive) {
        return Scans.scan("model.zip", archive);
    }

    private static List<String> rules(byte[] archive) {
        return Scans.rules(scan(archive));
    }

    private static void assertCanary(Result result) {
        assertThat(result.findings())
                .anySatisfy(finding -> assertThat(finding.detail()).contains("../canary"));
    }

    @Test
    public void namesThatDiffer() {
        Member member = ZipBuilder.stored("archive/datap.kl", "text");
        member.centralName = "archive/data.pkl";
        assertThat(rules(ZipBuilder.zip(member))).contains(ZipRules.NAME_MISMATCH.id());
    }

    @Test
    public void shorterDirectoryReadingIsExaminedToo() {
        Member member = new Member("m", ZipBuilder.concat(CANARY, new byte[5]), 0);
        member.centralPacked = CANARY.length;
        member.centralSize = CANARY.length;
        Result result = scan(ZipBuilder.zip(member));
        assertThat(Scans.rules(result)).contains(ZipRules.HEADER_MISMATCH.id());
        assertCanary(result);
    }

    @Test
    public void methodsThatDiffer() {
        Member member = new Member("m", CANARY, 8);
        member.content = member.packed;
        member.localMethod = 0;
        member.localSize = member.packed.length;
        Result result = scan(ZipBuilder.zip(member));
        assertThat(Scans.rules(result)).contains(ZipRules.HEADER_MISMATCH.id());
        assertCanary(result);
    }

    @Test
    public void unlistedMember() {
        Member hidden = new Member("hidden", CANARY, 8);
        hidden.listed = false;
        Result result = scan(ZipBuilder.zip(ZipBuilder.stored("a", "b"), hidden));
        assertThat(Scans.rules(result)).contains(ZipRules.UNLISTED.id());
        assertCanary(result);
    }

    @Test
    public void memberInsideAnother() {
        byte[] inner = ZipBuilder.zip(new Member("inner", CANARY, 8));
        Member outer = new Member("weights", ZipBuilder.concat(new byte[100], inner), 0);
        Member entry = new Member("inner", CANARY, 8);
        ZipBuilder builder = new ZipBuilder().add(outer);
        entry.centralOffset = 30 + "weights".length() + 100;
        byte[] before = builder.bytes();
        ZipBuilder whole = new ZipBuilder().raw(before);
        Result result = scan(withExtraEntry(whole, outer, entry));
        assertThat(Scans.rules(result)).contains(ZipRules.MISSING.id());
        assertCanary(result);
    }

    private static byte[] withExtraEntry(ZipBuilder builder, Member outer, Member entry) {
        ZipBuilder scratch = new ZipBuilder().add(outer);
        int local = scratch.size();
        scratch.add(entry).directory();
        byte[] full = scratch.bytes();
        int entrySize = 30 + entry.localName.length() + entry.packed.length;
        byte[] directory = java.util.Arrays.copyOfRange(full, local + entrySize, full.length);
        long offset = local;
        for (int i = 0; i < 4; i++) {
            directory[directory.length - 6 + i] = (byte) (offset >>> 8 * i);
        }
        return builder.raw(directory).bytes();
    }

    @Test
    public void flagsOnPlainData() {
        for (int flag : new int[] {1, 0x20, 0x40}) {
            Member member = new Member("m", CANARY, 8);
            member.localFlags = flag;
            member.centralFlags = flag;
            Result result = scan(ZipBuilder.zip(member));
            assertThat(Scans.rules(result)).contains(ZipRules.FALSE_FLAG.id());
            assertCanary(result);
            member = new Member("m", CANARY, 0);
            member.centralFlags = flag;
            result = scan(ZipBuilder.zip(member));
            assertThat(Scans.rules(result)).contains(ZipRules.HEADER_MISMATCH.id());
            assertCanary(result);
        }
    }

    @Test
    public void wrongChecksumStopsNothing() {
        Member member = new Member("m", CANARY, 8);
        member.crc = 0x12345678;
        Result result = scan(ZipBuilder.zip(member));
        assertThat(Scans.rules(result)).contains(ArchiveRules.CHECKSUM.id());
        assertThat(result.coverage()).isEqualTo(Coverage.FULL);
        assertCanary(result);
    }

    @Test
    public void unknownMethod() {
        Member member = new Member("m", CANARY, 0);
        member.localMethod = 99;
        member.centralMethod = 99;
        Result result = scan(ZipBuilder.zip(member));
        assertThat(Scans.rules(result)).contains(ArchiveRules.UNSUPPORTED.id());
        assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
        assertCanary(result);
    }

    @Test
    public void stubInFront() {
        byte[] stub = "#!/bin/sh\nexit 0\n".getBytes(StandardCharsets.UTF_8);
        for (boolean adjusted : new boolean[] {false, true}) {
            ZipBuilder builder = new ZipBuilder().raw(stub);
            if (!adjusted) {
                builder.base();
            }
            Result result =
                    scan(builder.add(new Member("m", CANARY, 8)).directory().bytes());
            assertThat(Scans.rules(result)).contains(ZipRules.PREFIX.id());
            assertThat(Scans.rules(result)).doesNotContain(ZipRules.MISSING.id());
            assertCanary(result);
        }
    }

    @Test
    public void twoArchivesInARow() {
        byte[] first = ZipBuilder.zip(ZipBuilder.stored("a", "harmless"));
        byte[] second = ZipBuilder.zip(new Member("a", CANARY, 8));
        Result result = scan(ZipBuilder.concat(first, second));
        assertThat(Scans.rules(result)).contains(ZipRules.TWO_DIRECTORIES.id());
        assertCanary(result);
    }

    @Test
    public void archiveInTheComment() {
        String comment = new String(ZipBuilder.zip(new Member("m", CANARY, 0)), StandardCharsets.ISO_8859_1);
        Result result = scan(new ZipBuilder()
                .comment(comment)
                .add(ZipBuilder.stored("a", "b"))
                .directory()
                .bytes());
        assertThat(Scans.rules(result)).contains(ZipRules.TWO_DIRECTORIES.id());
        assertCanary(result);
    }

    @Test
    public void headerThatSwallowsTheArchive() {
        Member greedy = ZipBuilder.stored("a", "b");
        greedy.localPacked = 0x7FFFFFFF;
        greedy.localSize = 0x7FFFFFFF;
        Result result = scan(ZipBuilder.zip(greedy, new Member("m", CANARY, 8)));
        assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
        assertCanary(result);
    }

    @Test
    public void bytesBetweenMembers() {
        byte[] archive = new ZipBuilder()
                .add(ZipBuilder.stored("a", "b"))
                .raw(CANARY)
                .add(ZipBuilder.stored("c", "d"))
                .directory()
                .bytes();
        Result result = scan(archive);
        assertCanary(result);
        assertThat(rules(new ZipBuilder()
                        .add(ZipBuilder.stored("a", "b"))
                        .raw("hidden text".getBytes(StandardCharsets.UTF_8))
                        .add(ZipBuilder.stored("c", "d"))
                        .directory()
                        .bytes()))
                .contains(ZipRules.HIDDEN_BYTES.id());
    }

    @Test
    public void bytesBehindCompressedData() {
        Member member = ZipBuilder.deflated("m", "text");
        member.packed = ZipBuilder.concat(member.packed, CANARY);
        member.localPacked = member.packed.length;
        member.centralPacked = member.packed.length;
        Result result = scan(ZipBuilder.zip(member));
        assertThat(Scans.rules(result)).contains(ZipRules.HIDDEN_BYTES.id());
        assertCanary(result);
    }

    @Test
    public void bytesAfterTheEnd() {
        byte[] archive = ZipBuilder.zip(ZipBuilder.stored("a", "b"));
        assertThat(rules(ZipBuilder.concat(archive, "tail".getBytes(StandardCharsets.UTF_8))))
                .contains("scan/trailing-data");
    }

    @Test
    public void duplicatesAndCase() {
        assertThat(rules(ZipBuilder.zip(ZipBuilder.stored("a", "1"), ZipBuilder.stored("a", "2"))))
                .containsExactly(ArchiveRules.DUPLICATE_NAME.id());
        assertThat(rules(ZipBuilder.zip(ZipBuilder.stored("a", "1"), ZipBuilder.stored("A", "2"))))
                .containsExactly(ArchiveRules.CASE_COLLISION.id());
    }

    @Test
    public void names() {
        for (String name : List.of("/etc/passwd", "a/../../b", "C:\\x", "..\\x", "a\0b", "x/..")) {
            assertThat(rules(ZipBuilder.zip(ZipBuilder.stored(name, "1"))))
                    .as(name)
                    .containsExactly(ArchiveRules.UNSAFE_NAME.id());
        }
        for (String name : List.of("a\\b", "a\nb", "")) {
            assertThat(rules(ZipBuilder.zip(ZipBuilder.stored(name, "1"))))
                    .as(name)
                    .containsExactly(ArchiveRules.ODD_NAME.id());
        }
        for (String name : List.of("a..b", "...", "a/..b/c", "~a", "ab:c/d")) {
            assertThat(rules(ZipBuilder.zip(ZipBuilder.stored(name, "1"))))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    public void symbolicLinks() {
        Member inside = ZipBuilder.stored("a/link", "../b");
        inside.mode = 0120777;
        assertThat(rules(ZipBuilder.zip(inside))).containsExactly(ArchiveRules.LINK.id());
        Member outside = ZipBuilder.deflated("a/link", "../../b");
        outside.mode = 0120777;
        assertThat(rules(ZipBuilder.zip(outside))).containsExactly(ArchiveRules.LINK_OUTSIDE.id());
    }

    @Test
    public void bombDoesNotStopTheRest() {
        for (boolean described : new boolean[] {false, true}) {
            Member bomb = new Member("bomb", new byte[20 << 20], 8);
            if (described) {
                bomb.described();
            }
            Result result = scan(ZipBuilder.zip(bomb, new Member("m", CANARY, 8)));
            assertThat(Scans.rules(result)).contains("scan/expansion").doesNotContain(ZipRules.UNLISTED.id());
            assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
            assertCanary(result);
        }
    }

    @Test
    public void unicodePath() {
        Member member = new Member("a.txt", CANARY, 0);
        byte[] path = ZipBuilder.concat(new byte[5], "../b.pkl".getBytes(StandardCharsets.UTF_8));
        member.localExtra = ZipBuilder.block(0x7075, path);
        assertThat(rules(ZipBuilder.zip(member))).contains(ZipRules.NAME_MISMATCH.id());
    }

    @Test
    public void endRecordThatLies() {
        byte[] archive = ZipBuilder.zip(ZipBuilder.stored("a", "b"), ZipBuilder.stored("c", "d"));
        for (int field : new int[] {4, 8, 10, 12, 16}) {
            byte[] changed = archive.clone();
            changed[archive.length - 22 + field]++;
            assertThat(rules(changed)).as("byte %d", field).contains(ZipRules.DIRECTORY.id());
        }
    }

    @Test
    public void truncatedAnywhere() {
        byte[] archive = ZipBuilder.zip(
                ZipBuilder.stored("a", "b"),
                ZipBuilder.deflated("c", "d"),
                ZipBuilder.stored("e", "f").described());
        for (int length = 4; length < archive.length; length++) {
            Result result = scan(java.util.Arrays.copyOf(archive, length));
            assertThat(result.coverage()).as("%d bytes", length).isEqualTo(Coverage.PARTIAL);
        }
    }
}
