package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.Test;

public class TextToolsTest {
    @Test
    public void wordsSignsAndScriptsWithoutSpaces() {
        assertThat(Tokens.of("Don't STOP!! 我看了 ok").tokens())
                .containsExactly("don't", "stop", "!!", "我", "看", "了", "ok");
        assertThat(Tokens.of("fr\u200bee").tokens()).containsExactly("free");
        assertThat(Tokens.of("fr\u200bee").marks()).containsExactly("(U+200B)");
        assertThat(Tokens.of("fr\u0435e").marks()).containsExactly(Tokens.MIXED);
        assertThat(Tokens.of("привет free").marks()).isEmpty();
    }

    @Test
    public void featuresAreASetWithRuns() {
        long[] features = TextFeatures.of("a b a b");
        // a, b, ab, ba, aba, bab
        assertThat(features).hasSize(6).isSorted().doesNotHaveDuplicates();
        assertThat(java.util.Arrays.stream(features)
                        .filter(TextFeatures::isWord)
                        .count())
                .isEqualTo(2);
    }

    @Test
    public void similarTextsShareABandAsOftenAsTheFormulaSays() {
        Random random = new Random(3);
        int shared = 0;
        int pairs = 2000;
        for (int i = 0; i < pairs; i++) {
            long[] common = random.longs(80).sorted().toArray();
            long[] a = java.util.stream.LongStream.concat(java.util.Arrays.stream(common), random.longs(10))
                    .sorted()
                    .toArray();
            long[] b = java.util.stream.LongStream.concat(java.util.Arrays.stream(common), random.longs(10))
                    .sorted()
                    .toArray();
            assertThat(MinHash.similarity(a, b)).isEqualTo(0.8);
            long[] x = MinHash.bands(a);
            long[] y = MinHash.bands(b);
            boolean any = false;
            for (int band = 0; band < MinHash.BANDS; band++) {
                any |= x[band] == y[band];
            }
            shared += any ? 1 : 0;
        }
        assertThat(shared / (double) pairs).isBetween(0.92, 0.97);
    }

    @Test
    public void countsThatAreDroppedAreBounded() {
        LongCounts counts = new LongCounts(2, 10_000);
        for (int i = 0; i < 200_000; i++) {
            counts.add(LongCounts.mix(i), i & 1);
            if (i % 100 == 0) {
                counts.add(77, 1);
            }
        }
        assertThat(counts.size()).isLessThanOrEqualTo(20_000);
        assertThat(counts.lost()).isPositive();
        assertThat(counts.of(77, 1)).isBetween(2000 - counts.lost() * 40, 2000);
        assertThat(counts.of(78)).containsExactly(0, 0);
    }

    @Test
    public void blocksStandOutAtTheEndWithASharpEdge() {
        double[] sizes = {0.01, 0.02, 0.01, 0.02, 0.9};
        boolean[] stands = {false, false, false, false, true};
        assertThat(Edges.atEnd(sizes, stands, 3)).containsExactly(4);
        assertThat(Edges.atEnd(new double[] {0.01, 0.1, 0.3, 0.6, 0.9}, stands, 3))
                .isEmpty();
        assertThat(Edges.atEnd(sizes, new boolean[5], 3)).isEmpty();
    }
}
