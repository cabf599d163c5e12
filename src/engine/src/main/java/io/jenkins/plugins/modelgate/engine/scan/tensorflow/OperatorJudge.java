package io.jenkins.plugins.modelgate.engine.scan.tensorflow;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Unresolved;
import io.jenkins.plugins.modelgate.engine.scan.tensorflow.OperatorTable.Effect;
import java.util.HashSet;
import java.util.Set;

/** Judges operators by name, and names that are functions of the model by those functions' bodies. */
final class OperatorJudge {
    /** Longest name that is remembered; longer ones are no operator of TensorFlow. */
    private static final int NAME = 256;

    private final Inspection inspection;
    private final Unresolved<String> unresolved = new Unresolved<>(this::unknown);
    private final Set<String> told = new HashSet<>();

    OperatorJudge(Inspection inspection) {
        this.inspection = inspection;
    }

    /** A node runs the operator, or calls the function, of that name. */
    void node(String operator, long offset) {
        if (!effect(operator, offset) && !OperatorTable.isRegistered(operator)) {
            unresolved.use(operator, operator.length() <= NAME, offset);
        }
    }

    /** An attribute names a function; nothing else may stand there, but an operator's effect would be the same. */
    void function(String name, long offset) {
        effect(name, offset);
    }

    /** The model defines a function. */
    void define(String name) {
        unresolved.define(name, name.length() <= NAME);
    }

    /** PrintV2 writes to a file if it is told to. */
    void printToFile(String stream, long offset) {
        inspection.report(TensorFlowRules.WRITE, offset, "PrintV2 writes to " + SafeText.quote(stream));
    }

    /** All nodes and functions have been seen. */
    void close() {
        unresolved.close();
    }

    private boolean effect(String operator, long offset) {
        Effect effect = OperatorTable.effect(operator);
        if (effect == null) {
            return false;
        }
        if (told.add(operator)) {
            if (effect == Effect.OPAQUE) {
                inspection.incomplete(TensorFlowRules.OPAQUE, offset, operator + " holds a program of its own");
            } else if (effect == Effect.CONTENT) {
                inspection.report(TensorFlowRules.READ, Severity.HIGH, offset, operator + " gives what a file holds");
            } else {
                inspection.report(rule(effect), offset, operator);
            }
        }
        return true;
    }

    private static Rule rule(Effect effect) {
        return switch (effect) {
            case PYTHON -> TensorFlowRules.PYTHON;
            case WRITE -> TensorFlowRules.WRITE;
            case NETWORK -> TensorFlowRules.NETWORK;
            default -> TensorFlowRules.READ;
        };
    }

    private void unknown(String operator, long offset) {
        inspection.incomplete(
                TensorFlowRules.UNKNOWN,
                offset,
                SafeText.quote(operator) + " is no operator of TensorFlow and no function of this model");
    }
}
