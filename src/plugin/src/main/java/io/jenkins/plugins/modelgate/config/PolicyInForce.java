package io.jenkins.plugins.modelgate.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.ItemGroup;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/** Puts the layers together: the administrator's policy, what folders add from the outside in, what the step adds. */
public final class PolicyInForce {
    private PolicyInForce() {}

    /**
     * The policy under which a step of this job runs.
     *
     * @param name that the step asks for, or null
     * @param step what the step sets itself
     * @throws AbortException naming the field or policy that does not fit
     */
    public static Policy of(Item job, @CheckForNull String name, PolicyLayer step) throws AbortException {
        try {
            PolicyWatch.global(ModelGateConfiguration.get(), false);
            Policy policy = floor(job, name);
            for (Item folder : folders(job)) {
                PolicyWatch.folder(folder, false);
                FolderPolicyProperty property = FolderPolicyProperty.of(folder);
                policy = property == null ? policy : property.tighten(policy, folder);
            }
            return policy.tightenedBy(step);
        } catch (AbortException e) {
            throw e;
        } catch (PolicyException | IOException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private static Policy floor(Item job, @CheckForNull String name) throws AbortException, PolicyException {
        ModelGateConfiguration configuration = ModelGateConfiguration.get();
        String wanted = name == null ? configuration.getDefaultPolicy() : name;
        if (configuration.getPolicies().isEmpty() && (wanted == null || wanted.equals(Policy.DEFAULT_NAME))) {
            return Policy.defaults();
        }
        if (wanted == null) {
            throw new AbortException("policy is missing: this Jenkins has policies but none of them is the default;"
                    + " name one of " + names(configuration));
        }
        ModelGatePolicy policy = configuration.policy(wanted);
        if (policy == null) {
            throw new AbortException("policy '" + wanted + "' is not known to this Jenkins; "
                    + (configuration.getPolicies().isEmpty()
                            ? "none is configured, leave the parameter out"
                            : "known: " + names(configuration)));
        }
        return chosen(configuration, policy, job);
    }

    /** Whoever writes a Jenkinsfile chooses the name: that must not be a way around the default policy. */
    private static Policy chosen(ModelGateConfiguration configuration, ModelGatePolicy policy, Item job)
            throws AbortException, PolicyException {
        Policy chosen = Policy.of(policy.layer());
        if (policy.isForSomeJobs()) {
            if (!policy.isFor(job.getFullName())) {
                throw new AbortException("policy '" + policy.getName() + "' is not for the job " + job.getFullName()
                        + "; an administrator names the jobs that may use it");
            }
            return chosen;
        }
        ModelGatePolicy byDefault = configuration.policy(configuration.getDefaultPolicy());
        if (byDefault != null && byDefault != policy) {
            try {
                chosen.requireNoLooserThan(Policy.of(byDefault.layer()));
            } catch (PolicyException e) {
                throw new AbortException("policy '" + policy.getName() + "' is looser than the default policy '"
                        + byDefault.getName() + "' and is for no jobs in particular: " + e.getMessage());
            }
        }
        return chosen;
    }

    private static String names(ModelGateConfiguration configuration) {
        return configuration.getPolicies().stream()
                .map(ModelGatePolicy::getName)
                .collect(Collectors.joining(", "));
    }

    /** The folders around a job, the outermost first. */
    static Deque<Item> folders(Item job) {
        Deque<Item> outermostFirst = new ArrayDeque<>();
        for (ItemGroup<?> group = job.getParent(); group instanceof Item folder; group = folder.getParent()) {
            outermostFirst.addFirst(folder);
        }
        return outermostFirst;
    }
}
