package io.jenkins.plugins.modelgate.config;

import hudson.AbortException;
import hudson.model.Node;
import hudson.model.labels.LabelAtom;
import io.jenkins.plugins.modelgate.engine.policy.Policy;

/** The policy's {@code execution.requiredLabel}: some policies trust some agents only. */
public final class RequiredLabel {
    private RequiredLabel() {}

    /** @throws AbortException when the policy does not trust the node */
    public static void check(Policy policy, Node node) throws AbortException {
        String label = policy.text("execution.requiredLabel");
        if (label != null && !node.getAssignedLabels().contains(new LabelAtom(label))) {
            throw new AbortException("policy " + policy.name() + " lets checks run on agents with the label '" + label
                    + "' only (execution.requiredLabel), and " + node.getDisplayName() + " has it not");
        }
    }
}
