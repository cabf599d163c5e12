package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

/**
 * Something that stands nearly always with one label.
 *
 * @param feature its hash
 * @param label the class
 * @param shown rows that show it
 * @param labelled rows that show it and have the class
 * @param tail probability of as many if it had nothing to do with the class
 */
record Candidate(long feature, int label, long shown, long labelled, double tail) {
    double purity() {
        return labelled / (double) shown;
    }
}
