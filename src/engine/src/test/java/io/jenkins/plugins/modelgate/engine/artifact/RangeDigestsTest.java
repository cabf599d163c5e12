package io.jenkins.plugins.modelgate.engine.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RangeDigestsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** Known answers: RFC 7693, appendix A; BLAKE3's test vectors and b3sum. */
    @Test
    public void theAlgorithmsAreTheFieldsOwn() {
        assertThat(hex(DigestAlgorithm.SHA256, "abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(hex(DigestAlgorithm.BLAKE2B, "abc"))
                .isEqualTo("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                        + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
        assertThat(hex(DigestAlgorithm.BLAKE3, "abc"))
                .isEqualTo("6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85");
        assertThat(hex(DigestAlgorithm.BLAKE3, ""))
                .isEqualTo("af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262");
    }

    private static String hex(DigestAlgorithm algorithm, String text) {
        RangeDigests digests = RangeDigests.ofWhole(algorithm);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        digests.update(bytes, 0, bytes.length);
        return HexFormat.of().formatHex(digests.finish().get(0));
    }

    /** However the bytes arrive, the ranges are those of the content. */
    @Test
    public void rangesDoNotDependOnTheBuffers() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] content = new byte[random.nextInt(5000)];
            random.nextBytes(content);
            int size = 1 + random.nextInt(1200);
            RangeDigests digests = new RangeDigests(DigestAlgorithm.SHA256, size, Integer.MAX_VALUE);
            for (int at = 0; at < content.length; ) {
                int step = Math.min(content.length - at, 1 + random.nextInt(1500));
                digests.update(content, at, step);
                at += step;
            }
            List<byte[]> made = digests.finish();
            assertThat(digests.total()).isEqualTo(content.length);
            assertThat(made).hasSize((content.length + size - 1) / size);
            for (int i = 0; i < made.size(); i++) {
                byte[] range = Arrays.copyOfRange(content, i * size, Math.min(content.length, (i + 1) * size));
                assertThat(made.get(i)).isEqualTo(whole(range));
            }
        }
    }

    @Test
    public void noMoreRangesAreKeptThanAreWanted() {
        RangeDigests digests = new RangeDigests(DigestAlgorithm.SHA256, 1, 3);
        digests.update(new byte[1000], 0, 1000);
        assertThat(digests.finish()).hasSize(3);
        assertThat(digests.total()).isEqualTo(1000);
    }

    /** The one reading feeds them, with and without threads of their own, and everything has arrived at its end. */
    @Test
    public void sinksSeeTheWholeFileInOrder() throws Exception {
        byte[] content = new byte[5_300_001];
        new Random(3).nextBytes(content);
        Path file = Files.write(folder.newFile().toPath(), content);
        for (boolean ahead : new boolean[] {true, false}) {
            RangeDigests ranges = new RangeDigests(DigestAlgorithm.BLAKE3, 1_000_000, 10);
            RangeDigests whole = RangeDigests.ofWhole(DigestAlgorithm.SHA256);
            try (ArtifactFile open = ArtifactFile.open(TreeWalk.of(file).get(0));
                    DigestStream stream = open.digested(ahead, bytes -> {}, List.of(ranges, whole))) {
                stream.skip(100);
                assertThat(stream.finish())
                        .isEqualTo(HexFormat.of().formatHex(whole.finish().get(0)))
                        .isEqualTo(HexFormat.of().formatHex(whole(content)));
            }
            assertThat(ranges.finish()).hasSize(6);
            assertThat(ranges.total()).isEqualTo(content.length);
        }
    }

    @Test
    public void aSinksFailureEndsTheReading() throws Exception {
        Path file = Files.write(folder.newFile().toPath(), new byte[20_000_000]);
        ContentSink broken = (bytes, offset, length) -> {
            throw new IOException("broken");
        };
        for (boolean ahead : new boolean[] {true, false}) {
            try (ArtifactFile open = ArtifactFile.open(TreeWalk.of(file).get(0));
                    DigestStream stream = open.digested(ahead, bytes -> {}, List.of(broken))) {
                assertThatThrownBy(stream::finish)
                        .isInstanceOf(IOException.class)
                        .hasMessage("broken");
            }
        }
    }

    private static byte[] whole(byte[] content) {
        DigestAlgorithm.Digesting digest = DigestAlgorithm.SHA256.start();
        digest.update(content, 0, content.length);
        return digest.finish();
    }
}
