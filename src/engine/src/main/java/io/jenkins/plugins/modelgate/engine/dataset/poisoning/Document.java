package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.Arrays;

/**
 * A row as the set of what it shows.
 *
 * @param row its number
 * @param label its class
 * @param features sorted, each once
 */
record Document(long row, int label, long[] features) {
    boolean shows(long feature) {
        return Arrays.binarySearch(features, feature) >= 0;
    }
}
