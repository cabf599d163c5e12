package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import ai.onnxruntime.OnnxJavaType;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.Collection;
import java.util.List;

/**
 * What a model takes of a number: a difference that its type does not hold is none.
 *
 * @param types of each feature
 * @param whole whether the feature takes whole numbers alone
 */
record Intake(OnnxJavaType[] types, boolean[] whole) {
    /** Whole numbers up to here, and down to its negative, are doubles too. */
    private static final double EXACT = 1L << 53;

    /**
     * What a model takes.
     *
     * @param names of the features
     * @param integer those that take whole numbers alone, whatever the model says
     */
    static Intake of(OnnxJavaType[] types, List<String> names, Collection<String> integer) {
        boolean[] whole = new boolean[types.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = integer.contains(names.get(i))
                    || types[i] == OnnxJavaType.INT64
                    || types[i] == OnnxJavaType.INT32
                    || types[i] == OnnxJavaType.UINT8;
        }
        return new Intake(types, whole);
    }

    /**
     * The number as the model gets it.
     *
     * @param name of the feature
     * @throws UnusableException where the feature's type has no such number
     */
    double taken(int feature, String name, double value) throws UnusableException {
        double taken = rounded(feature, value);
        boolean holds = switch (types[feature]) {
            case INT64 -> Math.abs(taken) <= EXACT;
            case INT32 -> taken >= Integer.MIN_VALUE && taken <= Integer.MAX_VALUE;
            case UINT8 -> taken >= 0 && taken <= 255;
            default -> Double.isFinite(taken);
        };
        if (!holds) {
            throw new UnusableException(
                    value + " in " + SafeText.quote(name) + " does not fit into the model's input of type "
                            + types[feature] + "; give examples and bounds that do");
        }
        return taken;
    }

    /** Whether the model sees that so much was added to a number. */
    boolean differs(int feature, double value, double step) {
        return rounded(feature, value + step) != rounded(feature, value);
    }

    /** Zero has no sign: -0 is no other number. */
    private double rounded(int feature, double value) {
        double kept = whole[feature] ? Math.rint(value) : value;
        return 0.0 + (types[feature] == OnnxJavaType.FLOAT ? (float) kept : kept);
    }

    /** The examples as the model gets them, without those that it cannot tell from one before. */
    Examples of(Examples examples) throws UnusableException {
        double[][] inputs = new double[examples.inputs().length][];
        for (int row = 0; row < inputs.length; row++) {
            inputs[row] = examples.inputs()[row].clone();
            for (int i = 0; i < inputs[row].length; i++) {
                inputs[row][i] = taken(i, examples.names().get(i), inputs[row][i]);
            }
        }
        return examples.with(inputs).distinct();
    }
}
