package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * Answers out of a model's outputs: a class for each input (whole numbers or texts), scores (a column for each class), scores by name
 * (the ZipMap of converters from scikit-learn), or one number. The first output of each kind counts.
 */
final class Outputs {
    private Outputs() {}

    static Answers read(OrtSession.Result result, int rows) throws OrtException, UnusableException {
        String[] labels = null;
        double[][] scores = null;
        String[] classes = null;
        for (Map.Entry<String, OnnxValue> output : result) {
            if (output.getValue() instanceof OnnxSequence sequence && scores == null) {
                List<? extends OnnxValue> maps = sequence.getValue();
                try {
                    if (maps.size() == rows && rows > 0 && maps.get(0) instanceof OnnxMap first) {
                        classes = first.getValue().keySet().stream()
                                .map(String::valueOf)
                                .sorted()
                                .toArray(String[]::new);
                        scores = new double[rows][];
                        for (int i = 0; i < rows; i++) {
                            scores[i] = scores((OnnxMap) maps.get(i), classes);
                        }
                    }
                } finally {
                    OnnxValue.close(maps);
                }
            } else if (output.getValue() instanceof OnnxTensor tensor) {
                long[] shape = tensor.getInfo().getShape();
                if (shape.length == 0 || shape.length > 2 || shape[0] != rows) {
                    continue;
                }
                int columns = shape.length == 1 ? 1 : (int) shape[1];
                switch (tensor.getInfo().type) {
                    case FLOAT, DOUBLE -> scores = scores == null ? scores(tensor, rows, columns) : scores;
                    case INT64, INT32, STRING, BOOL ->
                        labels = labels == null && columns == 1 ? labels(tensor, rows) : labels;
                    default -> {
                        // Of no use here.
                    }
                }
            }
        }
        if (labels == null && scores == null) {
            throw new UnusableException("the model has no output with a class, scores or a number for each input");
        }
        return new Answers(labels, scores, classes);
    }

    private static double[] scores(OnnxMap map, String[] classes) throws OrtException {
        double[] row = new double[classes.length];
        java.util.Arrays.fill(row, Double.NaN);
        for (Map.Entry<?, ?> entry : map.getValue().entrySet()) {
            int column = java.util.Arrays.binarySearch(classes, String.valueOf(entry.getKey()));
            if (column >= 0 && entry.getValue() instanceof Number number) {
                row[column] = number.doubleValue();
            }
        }
        return row;
    }

    private static double[][] scores(OnnxTensor tensor, int rows, int columns) {
        double[][] scores = new double[rows][columns];
        FloatBuffer floats = tensor.getFloatBuffer();
        DoubleBuffer doubles = floats == null ? tensor.getDoubleBuffer() : null;
        for (double[] row : scores) {
            for (int i = 0; i < columns; i++) {
                row[i] = floats == null ? doubles.get() : floats.get();
            }
        }
        return scores;
    }

    private static String[] labels(OnnxTensor tensor, int rows) throws OrtException {
        Object value = tensor.getValue();
        String[] labels = new String[rows];
        for (int i = 0; i < rows; i++) {
            Object row = java.lang.reflect.Array.get(value, i);
            Object one = row.getClass().isArray() ? java.lang.reflect.Array.get(row, 0) : row;
            labels[i] = one instanceof Boolean truth ? (truth ? "1" : "0") : Examples.label(String.valueOf(one));
        }
        return labels;
    }
}
