package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.Test;

public class KdTreeTest {
    @Test
    public void findsWhatComparingAllRowsFinds() {
        Random random = new Random(5);
        for (int run = 0; run < 40; run++) {
            int n = 11 + random.nextInt(600);
            int d = 1 + random.nextInt(12);
            boolean[] category = new boolean[d];
            float[] points = new float[n * d];
            int coarse = run % 4;
            for (int c = 0; c < d; c++) {
                category[c] = run % 3 == 0 && random.nextInt(3) == 0;
                for (int r = 0; r < n; r++) {
                    // Whole numbers make rows that are the same and rows that are equally far.
                    points[r * d + c] = category[c] || coarse == 0
                            ? random.nextInt(4)
                            : (float) random.nextGaussian() * (coarse == 1 && c > 0 ? 0.001f : 1);
                }
            }
            KdTree tree = new KdTree(points, category, n);
            int[] nearest = new int[Neighbours.K];
            float[] distances = new float[Neighbours.K];
            for (int q = 0; q < n; q += 1 + n / 50) {
                tree.search(q, nearest, distances);
                assertThat(IntStream.of(nearest).boxed().toList())
                        .as("run %d query %d", run, q)
                        .isEqualTo(brute(points, category, n, q));
            }
        }
    }

    private static List<Integer> brute(float[] points, boolean[] category, int n, int query) {
        int d = category.length;
        float[] sums = new float[n];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < d; c++) {
                float difference = points[query * d + c] - points[r * d + c];
                sums[r] += category[c] ? difference == 0 ? 0 : 1 : difference * difference;
            }
        }
        return IntStream.range(0, n)
                .filter(r -> r != query)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer r) -> sums[r]).thenComparingInt(r -> r))
                .limit(Neighbours.K)
                .toList();
    }
}
