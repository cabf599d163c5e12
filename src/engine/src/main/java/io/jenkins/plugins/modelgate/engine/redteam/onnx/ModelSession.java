package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model in ONNX Runtime: one thread, no files beside it, no operators but the runtime's own, ended by {@link #stop}. */
final class ModelSession implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final OrtSession.RunOptions options;
    private final Examples examples;
    private final List<NodeInfo> inputs;

    private ModelSession(
            OrtEnvironment environment, OrtSession session, OrtSession.RunOptions options, Examples examples)
            throws OrtException {
        this.environment = environment;
        this.session = session;
        this.options = options;
        this.examples = examples;
        this.inputs = new ArrayList<>(session.getInputInfo().values());
    }

    /** @param examples that it will be asked about, for the form of its inputs */
    static ModelSession open(byte[] model, Examples examples) throws IOException {
        try {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "model-gate");
            environment.setTelemetry(false);
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
                options.setCPUArenaAllocator(false);
                options.setMemoryPatternOptimization(false);
                options.setDeterministicCompute(true);
                // Folding constants would run parts of the model before anybody could stop it.
                options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
                // From memory: a model that names files has no directory to find them in.
                OrtSession session = environment.createSession(model, options);
                return new ModelSession(environment, session, new OrtSession.RunOptions(), examples);
            }
        } catch (OrtException e) {
            throw refused("does not load", e);
        } catch (UnsatisfiedLinkError e) {
            throw new UnusableException(
                    "ONNX Runtime does not run on this machine: " + SafeText.of(String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * What it takes of each feature.
     *
     * @param integer features of whole numbers, whatever their type
     */
    Intake intake(List<String> integer) throws UnusableException {
        OnnxJavaType[] types = new OnnxJavaType[examples.names().size()];
        Arrays.fill(types, tensor(inputs.get(0)).type);
        for (NodeInfo each : inputs.size() == 1 ? List.<NodeInfo>of() : inputs) {
            types[column(each)] = tensor(each).type;
        }
        return Intake.of(types, examples.names(), integer);
    }

    /** The feature that goes into an input of its own. */
    private int column(NodeInfo input) throws UnusableException {
        int column = examples.names().indexOf(input.getName());
        if (column < 0 || inputs.size() != examples.names().size()) {
            throw new UnusableException(
                    "the model takes " + inputs.size() + " inputs; give a CSV whose features have exactly their names");
        }
        return column;
    }

    static UnusableException refused(String what, OrtException e) {
        return new UnusableException(
                "the model " + what + " in ONNX Runtime: " + SafeText.of(String.valueOf(e.getMessage())), e);
    }

    /** Answers to inputs, each a number for each feature. */
    Answers ask(double[][] points) throws IOException {
        int fixed = batch();
        if (fixed <= 0 || points.length == fixed) {
            return run(points);
        }
        AnswerParts parts = new AnswerParts();
        for (int from = 0; from < points.length; from += fixed) {
            double[][] part = new double[fixed][];
            for (int i = 0; i < fixed; i++) {
                part[i] = points[Math.min(points.length - 1, from + i)];
            }
            parts.add(run(part), Math.min(fixed, points.length - from));
        }
        return parts.whole();
    }

    /** How many inputs it takes at once, or -1 for any number. */
    private int batch() throws UnusableException {
        long[] shape = tensor(inputs.get(0)).getShape();
        return shape.length == 0 || shape[0] > 4096 ? -1 : (int) shape[0];
    }

    private Answers run(double[][] points) throws IOException {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            if (inputs.size() == 1) {
                NodeInfo only = inputs.get(0);
                tensors.put(only.getName(), Tensors.of(environment, tensor(only), points, shape(only, points.length)));
            } else {
                for (NodeInfo each : inputs) {
                    int column = column(each);
                    double[][] values = new double[points.length][];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = new double[] {points[i][column]};
                    }
                    tensors.put(
                            each.getName(),
                            Tensors.of(environment, tensor(each), values, new long[] {points.length, 1}));
                }
            }
            try (OrtSession.Result result = session.run(tensors, options)) {
                return Outputs.read(result, points.length);
            }
        } catch (OrtException e) {
            throw refused("does not answer", e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private static TensorInfo tensor(NodeInfo input) throws UnusableException {
        if (input.getInfo() instanceof TensorInfo info) {
            return info;
        }
        throw new UnusableException("the model's input " + SafeText.quote(input.getName()) + " is no tensor");
    }

    /** The model's own where it is fixed; where it is open, that of the examples. */
    private long[] shape(NodeInfo input, int rows) throws UnusableException {
        long[] wanted = tensor(input).getShape();
        int[] given = examples.shape();
        long product = 1;
        boolean open = false;
        for (int i = 1; i < wanted.length; i++) {
            open |= wanted[i] < 0;
            product *= Math.max(1, wanted[i]);
        }
        long[] shape = new long[Math.max(2, wanted.length)];
        boolean same = given.length + 1 == wanted.length;
        for (int i = 1; i < shape.length; i++) {
            boolean free = i >= wanted.length || wanted[i] < 0;
            shape[i] = same && free ? given[i - 1] : free ? examples.names().size() / product : wanted[i];
        }
        shape[0] = rows;
        long all = 1;
        for (int i = 1; i < shape.length; i++) {
            all *= shape[i];
        }
        if (all != examples.names().size() || open && !same && wanted.length > 2) {
            throw new UnusableException("the model takes inputs of the form " + Arrays.toString(wanted)
                    + ", the examples have " + examples.names().size() + " features");
        }
        return shape;
    }

    /** Ends what runs, from another thread. */
    void stop() {
        try {
            options.setTerminate(true);
        } catch (OrtException | IllegalStateException e) {
            // Closed already: nothing runs.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            options.close();
            session.close();
        } catch (OrtException e) {
            throw refused("does not close", e);
        }
    }
}
