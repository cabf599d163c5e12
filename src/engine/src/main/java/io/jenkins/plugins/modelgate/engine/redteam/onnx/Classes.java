package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads answers that are classes. The model's own class counts; scores only tell how near an answer is to wrong.
 *
 * @param right what is right
 * @param columns column of each class's score; none where there are no scores to go by
 * @param threshold of a single score, above which it says 1
 * @param shares whether scores are probabilities, whose logarithms tell more
 */
record Classes(String[] right, Map<String, Integer> columns, double threshold, boolean shares)
        implements ModelOracle.Reading {
    /** Nearer to 0 than any difference that counts. */
    private static final double LEAST = 1e-12;

    /** Smallest positive float: a probability of 0 is none that was computed. */
    private static final double FLOOR = 1e-45;

    static Classes of(Answers clean, String[] right) throws UnusableException {
        double[][] scores = clean.scores();
        if (scores == null) {
            return new Classes(right, Map.of(), 0, false);
        }
        boolean shares =
                Arrays.stream(scores).flatMapToDouble(Arrays::stream).allMatch(score -> score >= 0 && score <= 1);
        if (scores[0].length == 1) {
            if (clean.labels() != null) {
                return new Classes(right, Map.of(), 0, false);
            }
            return new Classes(right, Map.of("1", 0), shares ? 0.5 : 0, false);
        }
        Map<String, Integer> columns = columns(clean);
        if (clean.labels() == null && Arrays.stream(right).noneMatch(columns::containsKey)) {
            throw new UnusableException("the model gives scores of " + scores[0].length
                    + " classes without names; give labels as numbers from 0");
        }
        return new Classes(right, columns, 0, shares);
    }

    /** By name, else where the model's own classes show it, else by number. */
    private static Map<String, Integer> columns(Answers clean) {
        Map<String, Integer> columns = new HashMap<>();
        int count = clean.scores()[0].length;
        if (clean.classes() != null) {
            for (int i = 0; i < count; i++) {
                columns.put(Examples.label(clean.classes()[i]), i);
            }
        } else if (clean.labels() != null) {
            for (int i = 0; i < clean.labels().length; i++) {
                columns.merge(
                        clean.labels()[i], largest(clean.scores()[i]), (one, other) -> one.equals(other) ? one : -1);
            }
            columns.values().removeIf(column -> column < 0);
        } else {
            for (int i = 0; i < count; i++) {
                columns.put(Integer.toString(i), i);
            }
        }
        return columns;
    }

    private static int largest(double[] row) {
        int largest = 0;
        for (int i = 1; i < row.length; i++) {
            largest = row[i] > row[largest] ? i : largest;
        }
        return largest;
    }

    @Override
    public double[] margins(Answers answers, int[] examples) {
        String[] words = words(answers);
        double[] margins = new double[examples.length];
        for (int i = 0; i < margins.length; i++) {
            String label = right[examples[i]];
            boolean isRight = label.equals(words[i]);
            double margin = columns.isEmpty() ? (isRight ? 1 : -1) : margin(answers.scores()[i], label);
            // An answer that is no number has been turned: the class that goes with it is chance.
            margins[i] = Double.isNaN(margin)
                    ? Double.NEGATIVE_INFINITY
                    : isRight ? Math.max(margin, LEAST) : Math.min(margin, -LEAST);
        }
        return margins;
    }

    private double margin(double[] scores, String label) {
        if (scores.length == 1) {
            return label.equals("1") ? scores[0] - threshold : threshold - scores[0];
        }
        Integer own = columns.get(label);
        double other = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                return Double.NaN;
            }
            other = own != null && own == i ? other : Math.max(other, scores[i]);
        }
        if (own == null) {
            return 0;
        }
        return shares ? Math.log(scores[own] + FLOOR) - Math.log(other + FLOOR) : scores[own] - other;
    }

    @Override
    public String[] words(Answers answers) {
        if (answers.labels() != null) {
            return answers.labels();
        }
        String[] names = new String[answers.scores()[0].length];
        columns.forEach((name, column) -> names[column] = name);
        return Arrays.stream(answers.scores())
                .map(row -> row.length == 1 ? (row[0] > threshold ? "1" : "0") : String.valueOf(names[largest(row)]))
                .toArray(String[]::new);
    }
}
