package io.jenkins.plugins.modelgate.engine.redteam.perturbation;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Features in an order of chance. */
final class Shuffle {
    private Shuffle() {}

    /** The features that can be moved. */
    static int[] of(boolean[] movable, SplittableRandom random) {
        int[] order = IntStream.range(0, movable.length).filter(i -> movable[i]).toArray();
        shuffle(order, random);
        return order;
    }

    /** Fisher and Yates. */
    static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}
