package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Inputs with what is right for them.
 *
 * @param names of the features
 * @param inputs one row for each example, a number for each feature
 * @param labels what is right, whole numbers without a point
 * @param shape dimensions of one example
 * @param numbers which of the examples in the file these are
 * @param given how many the file has
 */
record Examples(List<String> names, double[][] inputs, String[] labels, int[] shape, int[] numbers, int given) {

    /** All that a file has. */
    static Examples of(List<String> names, double[][] inputs, String[] labels, int[] shape) {
        return new Examples(
                List.copyOf(names),
                inputs,
                labels,
                shape,
                IntStream.range(0, inputs.length).toArray(),
                inputs.length);
    }

    /** The same with other numbers. */
    Examples with(double[][] others) {
        return new Examples(names, others, labels, shape, numbers, given);
    }

    /** Those that differ from all before them: whoever repeats an easy one counts it once. */
    Examples distinct() {
        Set<List<Double>> seen = new HashSet<>();
        int[] kept = IntStream.range(0, inputs.length)
                .filter(i -> seen.add(Arrays.stream(inputs[i]).boxed().toList()))
                .toArray();
        return new Examples(
                names,
                Arrays.stream(kept).mapToObj(i -> inputs[i]).toArray(double[][]::new),
                Arrays.stream(kept).mapToObj(i -> labels[i]).toArray(String[]::new),
                shape,
                Arrays.stream(kept).map(i -> numbers[i]).toArray(),
                given);
    }

    /** A label as it is compared: 1, 1.0 and 1e0 are the same. */
    static String label(String text) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            return Math.abs((long) number.scale()) > 400
                    ? text.strip()
                    : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return text.strip();
        }
    }

    static String label(double number) {
        return label(Double.toString(number));
    }

    /** Label as a number, NaN if it is a word. */
    static double number(String label) {
        try {
            return Double.parseDouble(label);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
