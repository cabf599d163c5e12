package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Benjamini-Hochberg: p-values adjusted so that a level bounds the expected share of false discoveries. */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /** Adjusted p-values in the order of the given ones. */
    public static double[] adjust(double[] pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException(p + " is not a probability");
            }
        }
        List<Integer> descending = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> pValues[i]).reversed())
                .toList();
        double[] adjusted = new double[pValues.length];
        double least = 1;
        for (int i = 0; i < adjusted.length; i++) {
            int index = descending.get(i);
            int rank = adjusted.length - i;
            least = Math.min(least, pValues[index] * adjusted.length / rank);
            adjusted[index] = least;
        }
        return adjusted;
    }
}
