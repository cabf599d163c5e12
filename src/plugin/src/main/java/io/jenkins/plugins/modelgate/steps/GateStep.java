package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundSetter;

/** What all gates are told: the policy, and how strict this one place wants to be. */
public abstract class GateStep extends Step {
    private String policy;
    private String failOn;

    @CheckForNull
    public final String getPolicy() {
        return policy;
    }

    /** @param policy name of the policy; none for the default one */
    @DataBoundSetter
    public final void setPolicy(@CheckForNull String policy) {
        this.policy = Util.fixEmptyAndTrim(policy);
    }

    @CheckForNull
    public final String getFailOn() {
        return failOn;
    }

    /** @param failOn lowest severity that closes the gate; it can only be stricter than the policy */
    @DataBoundSetter
    public final void setFailOn(@CheckForNull String failOn) {
        this.failOn = Util.fixEmptyAndTrim(failOn);
    }
}
