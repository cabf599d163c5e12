package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.Test;

public class KnownSignsFormTest {
    private static final KnownSigns SIGNS = new KnownSigns(
            1000,
            List.of("aa", "bb"),
            List.of(600L, 400L),
            0.25,
            0.125,
            Map.of("LINK", 7L),
            Map.of("x", new Spread(1.5, 0.5, 1, 2, 990, 3, 4)),
            new KnownNeighbours(new long[] {6, 4}, new long[] {5, 3}, new long[] {1, 0}, new long[] {0, 1}),
            new KnownDistances(2.5, 900, 12),
            new KnownRows(List.of("x", "y"), new int[] {0, -1, 1}, new int[][] {{5, 0, KnownRows.RARE}, {-7, -7, 9}}),
            new KnownWords(
                    new long[] {500, 300}, 2, new long[] {3, 1L << 40, (1L << 48) - 1}, new int[] {1, 2, 3, 4, 5, 6}));

    @Test
    public void whatIsWrittenIsRead() throws Exception {
        KnownSigns read = KnownSignsForm.read(KnownSignsForm.lines(SIGNS));
        assertThat(read).usingRecursiveComparison().isEqualTo(SIGNS);
        KnownSigns bare = new KnownSigns(
                5,
                List.of(),
                List.of(),
                -1,
                -1,
                Map.of(),
                Map.of(),
                null,
                null,
                new KnownRows(List.of(), new int[0], new int[0][]),
                null);
        assertThat(KnownSignsForm.read(KnownSignsForm.lines(bare)))
                .usingRecursiveComparison()
                .isEqualTo(bare);
    }

    @Test
    public void whatIsDamagedIsRefusedAndTakesNoMemory() throws Exception {
        assertThatThrownBy(() -> KnownSignsForm.read(List.of("no base64!"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> KnownSignsForm.read(List.of())).isInstanceOf(IOException.class);
        byte[] good = new InflaterInputStream(new ByteArrayInputStream(
                        Base64.getDecoder().decode(String.join("", KnownSignsForm.lines(SIGNS)))))
                .readAllBytes();
        for (int end = 0; end < good.length; end++) {
            byte[] cut = Arrays.copyOf(good, end);
            assertThatThrownBy(() -> KnownSignsForm.read(packed(cut))).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> KnownSignsForm.read(packed(Arrays.copyOf(good, good.length + 1))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("follows");
        Random random = new Random(3);
        for (int i = 0; i < 3000; i++) {
            byte[] changed = good.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
            }
            try {
                KnownSignsForm.read(packed(changed));
            } catch (IOException refused) {
                assertThat(refused).hasMessageNotContaining("Exception");
            }
        }
    }

    private static List<String> packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(out)) {
            packed.write(bytes);
        }
        return List.of(Base64.getEncoder().encodeToString(out.toByteArray()));
    }
}
