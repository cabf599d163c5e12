package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import java.util.Arrays;

/**
 * Reads answers that are numbers: right is what is near enough.
 *
 * @param right what is right
 * @param tolerance how far from it an answer may be, in the labels' unit
 */
record Amounts(double[] right, double tolerance) implements ModelOracle.Reading {

    static Amounts of(String[] labels, double deviation) throws UnusableException {
        double[] right = Arrays.stream(labels).mapToDouble(Examples::number).toArray();
        double low = Arrays.stream(right).min().orElse(Double.NaN);
        double high = Arrays.stream(right).max().orElse(Double.NaN);
        if (!(high > low) || !Double.isFinite(high - low)) {
            throw new UnusableException("the model answers with a number, and the labels are no numbers that differ");
        }
        return new Amounts(right, deviation * (high - low));
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
