package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipBuilder.Member;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.Test;

/** Whatever an honest writer may write is read to its end without a finding. */
public class HonestZipTest {
    @Test
    public void randomArchivesAreClean() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            byte[] archive = random(random, round % 20 == 0 ? 300_000 : 3000);
            Result result = Scans.scan("archive.zip", archive);
            assertThat(result.findings()).as("seed %d round %d", seed, round).isEmpty();
            assertThat(result.coverage()).as("seed %d round %d", seed, round).isEqualTo(Coverage.FULL);
            assertThat(result.format()).isEqualTo("zip");
        }
    }

    @Test
    public void javaWritersAreClean() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            out.putNextEntry(new ZipEntry("META-INF/"));
            out.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            out.write("Manifest-Version: 1.0\n".getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("größe/ü.txt"));
            out.write(new byte[100_000]);
            out.setComment("made by a test");
        }
        Result result = Scans.scan("a.jar", bytes.toByteArray());
        assertThat(result.findings()).isEmpty();
        assertThat(result.coverage()).isEqualTo(Coverage.FULL);
    }

    @Test
    public void emptyArchiveIsClean() {
        Result result = Scans.scan("a.zip", new ZipBuilder().directory().bytes());
        assertThat(result.findings()).isEmpty();
        assertThat(result.format()).isEqualTo("zip");
    }

    /** The builder of these tests writes what an independent reader reads. */
    @Test
    public void builderAgreesWithJava() throws IOException {
        byte[] archive = ZipBuilder.zip(
                ZipBuilder.deflated("a", "alpha"),
                ZipBuilder.deflated("b", "beta").described());
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            assertThat(in.getNextEntry().getName()).isEqualTo("a");
            assertThat(in.readAllBytes()).asString().isEqualTo("alpha");
            assertThat(in.getNextEntry().getName()).isEqualTo("b");
            assertThat(in.readAllBytes()).asString().isEqualTo("beta");
            assertThat(in.getNextEntry()).isNull();
        }
    }

    /** Methods, descriptors of all forms, Zip64, padding, comments, directories, a stub whose offsets are adjusted. */
    static byte[] random(Random random, int largest) {
        ZipBuilder builder = new ZipBuilder();
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            builder.add(member(random, i, largest));
        }
        if (random.nextInt(3) == 0) {
            builder.comment("x".repeat(random.nextInt(1000)));
        }
        if (random.nextInt(3) == 0) {
            builder.zip64();
        }
        return builder.directory().bytes();
    }

    private static Member member(Random random, int number, int largest) {
        if (random.nextInt(6) == 0) {
            return new Member("dir" + number + "/", new byte[0], 0);
        }
        byte[] content = content(random, random.nextInt(largest));
        String name = "m/" + number + (random.nextBoolean() ? ".data" : "-é-名");
        Member member = new Member(name, content, random.nextBoolean() ? 8 : 0);
        member.localFlags = random.nextInt(4) << 1 | 1 << 11;
        member.centralFlags = member.localFlags;
        member.wide = random.nextInt(4) == 0;
        if (random.nextBoolean()) {
            member.described();
            member.signature = random.nextInt(4) > 0;
        }
        if (random.nextInt(3) == 0) {
            member.localExtra = ZipBuilder.block(0x4246, new byte[random.nextInt(200)]);
        }
        return member;
    }

    /** Bytes that compress, with signatures of ZIP structures among them. */
    private static byte[] content(Random random, int length) {
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 7);
        }
        byte[][] marks = {{'P', 'K', 3, 4}, {'P', 'K', 7, 8}, {'P', 'K', 1, 2}, {'P', 'K', 5, 6}, {'P', 'P', 'K', 'K'}};
        for (int i = 0; length > 10 && i < 5; i++) {
            byte[] mark = marks[random.nextInt(marks.length)];
            System.arraycopy(mark, 0, content, 1 + random.nextInt(length - 5), 4);
        }
        return content;
    }
}
