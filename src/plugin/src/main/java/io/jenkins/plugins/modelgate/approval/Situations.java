package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Item;
import io.jenkins.plugins.modelgate.config.PolicyInForce;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalPolicy;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Situation;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** The world as it is now: policies, roles and permissions are read anew for each. */
final class Situations {
    private static final String NO_DIGEST = "0".repeat(64);

    private final JobPlaces places;
    private final Clock clock;
    private final Supplier<Directory> directories;

    Situations(JobPlaces places, Clock clock) {
        this(places, clock, Directory::new);
    }

    /** @param directories asked for each situation */
    Situations(JobPlaces places, Clock clock, Supplier<Directory> directories) {
        this.places = places;
        this.clock = clock;
        this.directories = directories;
    }

    /** For a request, at its job. */
    Situation of(ApprovalRequest request) {
        Item job = places.job(request);
        String name = request.terms().policy().name();
        return situation(job, job == null ? closed(name) : orClosed(job, name));
    }

    /**
     * For a new request or a deployment.
     *
     * @param policy that the step names, or null
     * @throws AbortException naming the policy or field that does not fit
     */
    Situation at(Item job, @CheckForNull String policy) throws AbortException {
        return situation(job, policy(job, policy));
    }

    private Situation situation(@CheckForNull Item job, ApprovalPolicy policy) {
        return new Situation(clock.instant(), policy, new JenkinsMemberships(directories.get(), job, places::job));
    }

    static ApprovalPolicy policy(Item job, @CheckForNull String name) throws AbortException {
        return ApprovalPolicy.of(PolicyInForce.of(job, name, PolicyLayer.none()));
    }

    private static ApprovalPolicy orClosed(Item job, String name) {
        try {
            return policy(job, name);
        } catch (AbortException e) {
            return closed(name);
        }
    }

    /** In the place of a policy that is not there any more: a request can still be rejected, and expire. */
    private static ApprovalPolicy closed(String name) {
        return new ApprovalPolicy(
                name, NO_DIGEST, List.of(), true, true, 1, 1, true, 1, 0, ApprovalPolicy.OverrideBy.NOBODY);
    }
}
