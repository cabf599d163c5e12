package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import java.util.HashSet;
import java.util.Set;

/**
 * Judges the operators that a TorchScript or exported program names: those that PyTorch registers itself run nothing but
 * arithmetic, except for a few that reach files; pytorch {@code aten/src/ATen/native/native_functions.yaml}, {@code
 * torch/csrc/jit/runtime/register_prim_ops_fulljit.cpp}.
 */
final class OperatorJudge {
    private static final Set<String> BUILT_IN = Set.of(
            "aten",
            "prim",
            "prims",
            "_prims",
            "quantized",
            "_quantized",
            "quantized_decomposed",
            "prepacked",
            "mkldnn",
            "mkldnn_prepacked",
            "sparse",
            "profiler",
            "higher_order",
            "inductor_prims",
            "rngprims");

    private static final Set<String> CLASSES = Set.of("quantized", "sparse", "xnnpack", "mkldnn", "profiler");

    /** Operators of aten that open a file by a name. */
    private static final Set<String> FILES = Set.of("from_file", "save", "load");

    private static final int MOST = 1000;

    private final Sparing sparing;
    private final Set<String> seen = new HashSet<>();

    OperatorJudge(Inspection inspection) {
        this.sparing = new Sparing(inspection);
    }

    /** A dotted name in program text or in a graph, or a name with colons in byte code. */
    void name(String name) {
        String[] parts = name.split("\\.|::", -1);
        if (name.contains("::")) {
            byteCode(parts[0], name);
        } else if (parts.length > 2 && parts[0].equals("ops")) {
            operator(parts, 1, name);
        } else if (parts.length > 3 && parts[0].equals("torch") && parts[1].equals("ops")) {
            operator(parts, 2, name);
        } else if (parts.length >= 2 && parts[0].equals("torch") && FILES.contains(parts[1])) {
            report(PytorchRules.FILE_ACCESS, name);
        } else if (name.startsWith("__torch__.torch.classes.") && parts.length > 4 && !CLASSES.contains(parts[3])) {
            report(PytorchRules.OPERATOR, name);
        }
    }

    /** A name among the opcodes of a pickle: the byte before or behind it may be a letter as well. */
    private void byteCode(String space, String name) {
        if (FILES.stream().anyMatch(file -> name.contains("aten::" + file))) {
            report(PytorchRules.FILE_ACCESS, name);
        } else if (!BUILT_IN.contains(space)) {
            report(PytorchRules.OPERATOR, name);
        }
    }

    private void operator(String[] parts, int space, String name) {
        if (!BUILT_IN.contains(parts[space])) {
            report(PytorchRules.OPERATOR, name);
        } else if (parts[space].equals("aten") && FILES.contains(parts[space + 1])) {
            report(PytorchRules.FILE_ACCESS, name);
        }
    }

    void report(Rule rule, String name) {
        if (seen.size() < MOST ? seen.add(name) : !seen.contains(name)) {
            sparing.report(rule, -1, SafeText.quote(name));
        }
    }

    void end() {
        sparing.finish();
    }
}
