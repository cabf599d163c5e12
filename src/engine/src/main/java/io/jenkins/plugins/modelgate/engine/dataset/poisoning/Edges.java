package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.ArrayList;
import java.util.List;

/** Blocks of a file that stand out with sharp edges. */
final class Edges {
    /** Share of the block's difference that the first block beyond the edge may have. */
    private static final double SHARP = 0.33;

    /** That share for a block that holds the edge itself. */
    private static final double EDGE = 0.7;

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

    /**
     * Numbers of the blocks of one stretch inside the file that stands out alone: sharp on both sides, and nothing else in the file
     * comes near. Data that is in some order has more than one such stretch.
     *
     * @param sizes how much each block differs from the rest
     * @param stands whether it differs unlike the others
     * @param most blocks of the stretch, at most
     */
    static List<Integer> alone(double[] sizes, boolean[] stands, int most) {
        int from = 0;
        while (from < stands.length && !stands[from]) {
            from++;
        }
        int to = from;
        while (to < stands.length && stands[to]) {
            to++;
        }
        if (from == stands.length || to - from > most) {
            return List.of();
        }
        double peak = 0;
        for (int i = from; i < to; i++) {
            peak = Math.max(peak, Math.abs(sizes[i]));
        }
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            boolean inside = i >= from && i < to;
            boolean edge = i == from - 1 || i == to;
            if (!inside && (stands[i] || Math.abs(sizes[i]) > (edge ? EDGE : SHARP) * peak)) {
                return List.of();
            }
            if (inside) {
                found.add(i);
            }
        }
        return found;
    }
}
