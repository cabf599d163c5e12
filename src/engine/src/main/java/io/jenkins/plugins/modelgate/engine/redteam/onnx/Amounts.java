package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import java.util.Arrays;

/**
 * Reads answers that are numbers: right is what is near enough.
 *
 * @param right what is right
 * @param tolerance how far from it an answer may be, in the labels' unit
 */
record Amounts(double[] right, double tolerance) implements ModelOracle.Reading {
    /** One label in so many, at either end, has no say in the range. */
    private static final int CUT = 20;

    /**
     * The tolerance is a share of a range, and whoever writes the labels must not widen it with a few absurd ones: it is that of the
     * labels between their 5 % and 95 % quantiles, and no wider than that of the model's own answers.
     *
     * @param clean answers to the examples as they are
     * @throws UnusableException where there is no such range, or the labels are those of a score of one class but for a few
     */
    static Amounts of(Answers clean, String[] labels, double deviation) throws UnusableException {
        double[] right = Arrays.stream(labels).mapToDouble(Examples::number).toArray();
        long others =
                Arrays.stream(right).filter(label -> label != 0 && label != 1).count();
        if (others * CUT < right.length) {
            throw new UnusableException("all labels are 0 or 1 but for " + others + " of " + right.length
                    + "; mend these, or give more examples of that kind");
        }
        double[] answers = Arrays.stream(clean.scores())
                .mapToDouble(row -> row[0])
                .filter(Double::isFinite)
                .toArray();
        double range = Math.min(range(right, (right.length + CUT - 1) / CUT), range(answers, 0));
        if (!(range > 0) || !Double.isFinite(range)) {
            throw new UnusableException("the model answers with a number, and labels or answers are no numbers that"
                    + " differ, but for a few");
        }
        return new Amounts(right, deviation * range);
    }

    /** What is between the lowest and the highest, without so many at either end; NaN where nothing is left or a word is there. */
    private static double range(double[] values, int cut) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        return last < 2 * cut || Double.isNaN(sorted[last]) ? Double.NaN : sorted[last - cut] - sorted[cut];
    }

    @Override
    public double[] margins(Answers answers, int[] examples) {
        double[] margins = new double[examples.length];
        for (int i = 0; i < margins.length; i++) {
            double margin = tolerance - Math.abs(answers.scores()[i][0] - right[examples[i]]);
            margins[i] = Double.isNaN(margin) ? Double.NEGATIVE_INFINITY : margin;
        }
        return margins;
    }

    @Override
    public String[] words(Answers answers) {
        return Arrays.stream(answers.scores())
                .map(row -> Float.toString((float) row[0]))
                .toArray(String[]::new);
    }
}
