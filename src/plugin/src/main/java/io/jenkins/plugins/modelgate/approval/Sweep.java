package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.init.InitMilestone;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.PeriodicWork;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Command;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;

/**
 * Ends requests that cannot be decided any more and that nobody has told of: their build was lost with a crash, or the
 * policy in force is another one. What is so for a while only, such as while a configuration is loaded, ends nothing.
 */
@Extension
public final class Sweep extends PeriodicWork {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Duration patience;
    private Map<String, Long> suspects = new HashMap<>();

    public Sweep() {
        this(PATIENCE);
    }

    /** @param patience how long it must have been so */
    Sweep(Duration patience) {
        this.patience = patience;
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    @Override
    protected void doRun() throws IOException {
        if (Jenkins.get().getInitLevel() != InitMilestone.COMPLETED) {
            return;
        }
        Map<String, Long> now = new HashMap<>();
        for (ApprovalRequest request : ApprovalRequests.get().all()) {
            Event.Cause cause = request.state() == State.PENDING ? cause(request) : null;
            if (cause != null) {
                String suspect = cause + "-" + request.id();
                long since = suspects.getOrDefault(suspect, System.nanoTime());
                now.put(suspect, since);
                if (suspects.containsKey(suspect) && System.nanoTime() - since >= patience.toNanos()) {
                    end(request, cause);
                }
            }
        }
        suspects = now;
    }

    private static void end(ApprovalRequest request, Event.Cause cause) throws IOException {
        String why = cause == Event.Cause.BUILD_ENDED
                ? "no build waits for it"
                : "the policy in force is not the one that it was asked under; ask anew";
        ApprovalRequests.get().apply(request.id(), new Command.Invalidate("swept-" + request.id(), cause, why));
    }

    @CheckForNull
    private static Event.Cause cause(ApprovalRequest request) throws IOException {
        if (!isWaited(request)) {
            return Event.Cause.BUILD_ENDED;
        }
        return ApprovalRequests.get().isUnderItsPolicy(request) ? null : Event.Cause.POLICY_CHANGED;
    }

    private static boolean isWaited(ApprovalRequest request) {
        Item job = ApprovalRequests.get().job(request);
        String id = request.terms().build().id();
        Run<?, ?> run = job instanceof Job<?, ?> builds && id.matches("[0-9]{1,9}")
                ? builds.getBuildByNumber(Integer.parseInt(id))
                : null;
        return Waiting.has(request.id()) || run != null && run.isBuilding();
    }
}
