package io.jenkins.plugins.modelgate.engine.scan.onnx;

import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Unresolved;
import java.util.HashSet;
import java.util.Set;

/**
 * Judges operators by what is known to exist. Functions may stand behind the nodes that call them, so what is not known
 * waits for the end of the model.
 */
final class OperatorJudge {
    /** Operators of onnxruntime-extensions, under its two names. */
    private static final Set<String> EXTENSION_DOMAINS = Set.of("ai.onnx.contrib", "com.microsoft.extensions");

    /** Operators of ONNX Runtime's training builds that call back into Python. */
    private static final Set<String> PYTHON = Set.of("PyOp", "PythonOp", "PythonOpGrad", "TritonOp");

    private static final Set<String> OPAQUE = Set.of("EPContext", "Snpe");

    /** Longest domain or name that is remembered; longer ones are no operator of anybody. */
    private static final int NAME = 256;

    private static final int REMEMBERED = 10_000;

    private final Inspection inspection;
    private final Unresolved<Operator> unresolved = new Unresolved<>(this::report);
    private final Set<Operator> told = new HashSet<>();

    OperatorJudge(Inspection inspection) {
        this.inspection = inspection;
    }

    /** A node calls the operator. */
    void node(Operator operator, long offset) {
        if (EXTENSION_DOMAINS.contains(operator.domain()) || PYTHON.contains(operator.type())) {
            if (isNew(operator)) {
                inspection.report(
                        OnnxRules.EXTENSION_OPERATOR, offset, operator + " calls code that is not in the model");
            }
        } else if (OPAQUE.contains(operator.type())) {
            if (isNew(operator)) {
                inspection.incomplete(OnnxRules.OPAQUE_OPERATOR, offset, operator + " holds a program of its own");
            }
        } else if (OperatorTable.isVendor(operator)) {
            if (isNew(operator)) {
                inspection.report(OnnxRules.VENDOR_OPERATOR, offset, operator + " needs ONNX Runtime");
            }
        } else if (!OperatorTable.isStandard(operator)) {
            unresolved.use(operator, isShort(operator), offset);
        }
    }

    /** The model defines the operator itself. */
    void function(Operator operator) {
        unresolved.define(operator, isShort(operator));
    }

    /** All nodes and functions have been seen. */
    void close() {
        unresolved.close();
    }

    private void report(Operator operator, long offset) {
        inspection.incomplete(
                OnnxRules.UNKNOWN_OPERATOR,
                offset,
                operator + " is no operator of ONNX or ONNX Runtime and no function of this model");
    }

    private boolean isNew(Operator operator) {
        return !isShort(operator) || told.size() >= REMEMBERED ? !told.contains(operator) : told.add(operator);
    }

    private static boolean isShort(Operator operator) {
        return operator.domain().length() <= NAME
                && operator.type().length() <= NAME
                && operator.overload().length() <= NAME;
    }
}
