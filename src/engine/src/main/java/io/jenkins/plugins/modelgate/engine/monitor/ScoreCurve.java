package io.jenkins.plugins.modelgate.engine.monitor;

/**
 * Area under the ROC curve from scores in 65,536 bins: scores that share a bin count as equal, half of a pair each, so that it is off
 * by at most half of the share of pairs in one bin. Weights may be probabilities: then it is the expected area.
 */
final class ScoreCurve {
    private static final int BINS = 1 << 16;

    private final double[] positives = new double[BINS];
    private final double[] negatives = new double[BINS];
    private double positive;
    private double negative;

    /** @param share of the row that is positive, 0 to 1 */
    void add(double score, double share) {
        int bin = (int) Math.min(BINS - 1, score * BINS);
        positives[bin] += share;
        negatives[bin] += 1 - share;
        positive += share;
        negative += 1 - share;
    }

    double positive() {
        return positive;
    }

    double negative() {
        return negative;
    }

    /** NaN where one of the classes has no row. */
    double area() {
        double below = 0;
        double pairs = 0;
        for (int i = 0; i < BINS; i++) {
            pairs += positives[i] * (below + negatives[i] / 2);
            below += negatives[i];
        }
        return pairs / (positive * negative);
    }

    /** Standard error of an area (Hanley and McNeil, 1982). */
    double error() {
        double area = area();
        double q1 = area / (2 - area);
        double q2 = 2 * area * area / (1 + area);
        double square = area * area;
        return Math.sqrt(
                Math.max(0, area * (1 - area) + (positive - 1) * (q1 - square) + (negative - 1) * (q2 - square))
                        / (positive * negative));
    }
}
