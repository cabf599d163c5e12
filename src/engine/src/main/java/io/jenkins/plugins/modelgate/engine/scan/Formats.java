package io.jenkins.plugins.modelgate.engine.scan;

import java.util.List;
import java.util.Set;

/**
 * The scanners, in the order in which they are asked. The first that recognises a content names its format; every
 * other one that recognises it examines it too.
 */
public final class Formats {
    /** Extensions that belong to model loaders alone: such a file must be understood or the gate stays closed. */
    private static final Set<String> LOADABLE = Set.of(
            "pkl",
            "pickle",
            "pk",
            "pckl",
            "cloudpickle",
            "dill",
            "joblib",
            "sav",
            "pt",
            "pth",
            "ptl",
            "pte",
            "t7",
            "ckpt",
            "npy",
            "npz",
            "h5",
            "hdf5",
            "keras",
            "safetensors",
            "gguf",
            "llamafile",
            "onnx",
            "ort",
            "tflite",
            "mlmodel",
            "engine",
            "plan",
            "trt",
            "pdmodel",
            "pdiparams",
            "params",
            "caffemodel",
            "mnn",
            "rknn",
            "bst",
            "ubj",
            "cbm",
            "pmml",
            "msgpack",
            "skops",
            "nemo",
            "mar",
            "rds",
            "rda");

    private final List<FormatScanner> scanners;

    public Formats(List<FormatScanner> scanners) {
        this.scanners = List.copyOf(scanners);
    }

    /** The scanners that recognise the content. */
    List<FormatScanner> matching(Probe probe) {
        List<FormatScanner> matching =
                scanners.stream().filter(scanner -> scanner.matches(probe)).toList();
        return matching.stream()
                .filter(FormatScanner::isSole)
                .findFirst()
                .map(List::of)
                .orElse(matching);
    }

    /** Whether a name belongs to model loaders alone. */
    public static boolean isLoadableName(Probe probe) {
        return LOADABLE.contains(probe.extension());
    }
}
