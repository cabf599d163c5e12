package io.jenkins.plugins.modelgate.engine.scan.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** Every compressed form, written by the libraries people use, gives its content to the scanners. */
public class CompressedTest {
    private static final List<String> FILES = List.of(
            "canary.gz",
            "members.gz",
            "canary.bz2",
            "streams.bz2",
            "canary.xz",
            "nine.xz",
            "streams.xz",
            "canary.lzma",
            "level1.zlib",
            "level6.zlib",
            "level9.zlib",
            "canary.zst",
            "unsized.zst",
            "frames.zst",
            "canary.lz4",
            "frames.lz4");

    /** Their writers leave the checksum out: a changed bit changes the content, and nobody can tell. */
    private static final List<String> NO_CHECKSUM = List.of("unsized.zst", "frames.zst", "frames.lz4");

    static byte[] resource(String name) {
        try (InputStream in = CompressedTest.class.getResourceAsStream("/archive/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    public void contentIsExamined() {
        for (String file : FILES) {
            for (String name : List.of(file, "model.bin", "model")) {
                Result result = Scans.scan(name, resource(file));
                assertThat(Scans.rules(result)).as(file).containsExactly(ArchiveRules.UNSAFE_NAME.id());
                assertThat(result.coverage()).as(file).isEqualTo(Coverage.FULL);
            }
        }
    }

    @Test
    public void uncompressedZlibIsExamined() {
        Result result = Scans.scan("model.joblib", resource("level0.zlib"));
        assertThat(result.findings())
                .anySatisfy(finding -> assertThat(finding.location().member()).isEqualTo("model.joblib"));
    }

    @Test
    public void methodsOfZipMembers() {
        for (String name : List.of("bzip2", "lzma", "zstd", "xz")) {
            Result result = Scans.scan("a.zip", resource("method-" + name + ".zip"));
            assertThat(Scans.rules(result)).as(name).containsExactly(ArchiveRules.UNSAFE_NAME.id());
            assertThat(result.coverage()).as(name).isEqualTo(Coverage.FULL);
        }
    }

    @Test
    public void whatStandsBehindIsExamined() {
        byte[] canary = resource("canary.zip");
        for (String file : FILES) {
            Result result = Scans.scan(file, concat(resource(file), "!!!".getBytes(StandardCharsets.UTF_8), canary));
            assertThat(Scans.rules(result)).as(file).contains(ScanRules.TRAILING_DATA.id());
            assertThat(result.findings())
                    .as(file)
                    .anySatisfy(
                            finding -> assertThat(finding.location().member()).startsWith("(bytes at "));
        }
    }

    @Test
    public void truncationIsIncomplete() {
        for (String file : FILES) {
            byte[] whole = resource(file);
            for (int length = 20; length < whole.length; length++) {
                Result result = Scans.scan(file, Arrays.copyOf(whole, length));
                boolean examined = result.coverage() == Coverage.FULL;
                // A cut between two streams leaves a valid file: half an archive, which tells of itself.
                assertThat(examined && result.findings().isEmpty())
                        .as("%s at %d: %s", file, length, result.findings())
                        .isFalse();
            }
        }
    }

    @Test
    public void damageIsNoticed() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (String file : FILES) {
            if (NO_CHECKSUM.contains(file)) {
                continue;
            }
            for (int i = 0; i < 100; i++) {
                byte[] damaged = resource(file);
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                Result result = Scans.scan("x.pkl", damaged);
                boolean found = !result.findings().isEmpty();
                assertThat(found).as("%s seed %d round %d", file, seed, i).isTrue();
            }
        }
    }

    @Test
    public void ordinaryTextIsNoStream() {
        for (String text : List.of(
                "x^2 + y^2 = z^2, the oldest equation of them all, is older than its name.",
                "x^",
                "]\0\0 not lzma",
                "h\u0081x",
                "BZ is short for business",
                "x\u0001y")) {
            Result result = Scans.scan("notes.txt", text.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(result.format()).as(text).isEqualTo("unknown");
            assertThat(result.findings()).isEmpty();
        }
    }

    @Test
    public void unsupportedArchivesAreNeverAPass() {
        byte[] seven = concat(new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C}, new byte[26]);
        Result result = Scans.scan("a.txt", concat(seven, resource("canary.zip")));
        assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
        assertThat(Scans.rules(result)).contains(ArchiveRules.UNSUPPORTED.id(), ArchiveRules.UNSAFE_NAME.id());
        assertThat(Scans.scan("a", new byte[] {'R', 'a', 'r', '!', 0x1A, 7, 1, 0})
                        .coverage())
                .isEqualTo(Coverage.PARTIAL);
    }

    static byte[] concat(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
