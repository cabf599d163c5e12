package io.jenkins.plugins.modelgate.engine.scan.keras;

import java.util.Set;
import java.util.regex.Pattern;

/** Functions of TensorFlow's Python interface that Keras 2 calls by name (layers TFOpLambda and SlicingOpLambda). */
final class TensorFlowSymbol {
    /** Modules in which every function computes. */
    private static final Set<String> COMPUTING = Set.of(
            "__operators__",
            "audio",
            "bitwise",
            "dtypes",
            "image",
            "linalg",
            "math",
            "nn",
            "quantization",
            "ragged",
            "random",
            "sets",
            "signal",
            "sparse",
            "strings");

    /** Functions at the top that do more. */
    private static final Set<String> EFFECT = Set.of(
            "Print",
            "function",
            "get_logger",
            "import_graph_def",
            "load_file_system_library",
            "load_library",
            "load_op_library",
            "matching_files",
            "numpy_function",
            "print",
            "py_func",
            "py_function",
            "read_file",
            "wrap_function",
            "write_file");

    private static final Pattern COMPATIBLE = Pattern.compile("^(compat\\.v[12]\\.)+");

    private TensorFlowSymbol() {}

    /** Whether a function of that name only computes. */
    static boolean computes(String symbol) {
        String name = COMPATIBLE.matcher(symbol).replaceFirst("");
        int dot = name.indexOf('.');
        return dot < 0 ? !name.isEmpty() && !EFFECT.contains(name) : COMPUTING.contains(name.substring(0, dot));
    }
}
