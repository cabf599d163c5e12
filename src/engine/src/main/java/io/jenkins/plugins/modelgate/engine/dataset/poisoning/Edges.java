package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.ArrayList;
import java.util.List;

/** Blocks at the end of a file that stand out with a sharp edge. */
final class Edges {
    /** Share of the block's difference that the first block beyond the edge may have. */
    private static final double SHARP = 0.33;

    private Edges() {}

    /**
     * Numbers of those blocks.
     *
     * @param sizes how much each block differs from the rest
     * @param stands whether it differs unlike the others
     * @param most blocks that were appended, at most
     */
    static List<Integer> atEnd(double[] sizes, boolean[] stands, int most) {
        List<Integer> found = new ArrayList<>();
        int last = sizes.length - 1;
        int length = 0;
        while (length < sizes.length && stands[last - length]) {
            length++;
        }
        if (length == 0 || length > most || length >= sizes.length) {
            return found;
        }
        // One more block may hold the edge itself.
        int beyond = Math.max(0, last - length - 1);
        boolean sharp = Math.abs(sizes[beyond]) <= SHARP * Math.abs(sizes[last])
                && Math.abs(sizes[last - length]) <= 0.6 * Math.abs(sizes[last]);
        for (int i = 0; i < length && sharp; i++) {
            found.add(last - i);
        }
        return found;
    }
}
