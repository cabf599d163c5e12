package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.ArrayList;
import java.util.List;

/** Blocks at the ends of a file that stand out with a sharp edge. */
final class Edges {
    /** Share of the block's difference that the first block beyond the edge may have. */
    private static final double SHARP = 0.33;

    private Edges() {}

    /**
     * Numbers of those blocks.
     *
     * @param sizes how much each block differs from the rest
     * @param stands whether it differs unlike the others
     * @param most blocks that an end may have
     */
    static List<Integer> atEnds(double[] sizes, boolean[] stands, int most) {
        List<Integer> found = new ArrayList<>();
        for (int step : new int[] {1, -1}) {
            int first = step > 0 ? 0 : sizes.length - 1;
            int length = 0;
            while (length < sizes.length && stands[first + step * length]) {
                length++;
            }
            if (length == 0 || length > most || length >= sizes.length) {
                continue;
            }
            // One more block may hold the edge itself.
            int beyond = Math.min(sizes.length - 1, length + 1);
            boolean sharp = Math.abs(sizes[first + step * beyond]) <= SHARP * Math.abs(sizes[first])
                    && Math.abs(sizes[first + step * length]) <= 0.6 * Math.abs(sizes[first]);
            for (int i = 0; i < length && sharp; i++) {
                found.add(first + step * i);
            }
        }
        return found;
    }
}
