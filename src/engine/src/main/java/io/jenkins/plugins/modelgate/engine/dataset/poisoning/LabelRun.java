package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

/**
 * The stretch of a file that holds one label most against chance, by the likelihood ratio of "nearly all rows here have it" to "rows here
 * are as elsewhere" (a scan statistic, Kulldorff 1997, with the share inside fixed). If rows were in no order, a ratio of e^x would
 * occur anywhere with probability n e^-x at most.
 *
 * @param from first row of the stretch, its position
 * @param to row after the last
 * @param ratio logarithm of the likelihood ratio
 */
record LabelRun(int from, int to, double ratio) {
    /** Share of the label inside. */
    private static final double INSIDE = 0.98;

    /** Chance of a false alarm, and chance from which a second stretch shows that the rows are in some order. */
    private static final double LEVEL = 0.003;

    private static final double ORDER = 0.2;

    /** Share of all rows that a stretch may have. */
    private static final double LONGEST = 0.15;

    /**
     * The one stretch that stands out, if there is one and nothing like it beside it.
     *
     * @param labels class of each row in the order of the file, -1 for none
     * @param label the class that is looked for
     * @param share its share of all rows
     * @param classes number of classes that are looked for
     * @return null when there is none
     */
    static LabelRun alone(int[] labels, int label, double share, int classes) {
        if (share >= INSIDE || share <= 0) {
            return null;
        }
        LabelRun best = best(labels, label, share, 0, labels.length);
        double tests = (double) labels.length * classes;
        if (best.ratio < Math.log(tests / LEVEL) || best.to - best.from > LONGEST * labels.length) {
            return null;
        }
        double second = Math.max(
                best(labels, label, share, 0, best.from).ratio,
                best(labels, label, share, best.to, labels.length).ratio);
        return second >= Math.log(tests / ORDER) ? null : best;
    }

    private static LabelRun best(int[] labels, int label, double share, int from, int to) {
        double hit = Math.log(INSIDE / share);
        double miss = Math.log((1 - INSIDE) / (1 - share));
        LabelRun best = new LabelRun(from, from, 0);
        double sum = 0;
        int start = from;
        for (int i = from; i < to; i++) {
            if (labels[i] < 0) {
                continue;
            }
            if (sum <= 0) {
                sum = 0;
                start = i;
            }
            sum += labels[i] == label ? hit : miss;
            if (sum > best.ratio) {
                best = new LabelRun(start, i + 1, sum);
            }
        }
        return best;
    }
}
