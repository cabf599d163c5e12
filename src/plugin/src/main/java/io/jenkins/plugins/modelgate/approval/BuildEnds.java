package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.init.InitMilestone;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.PeriodicWork;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Command;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** A request that no build waits for any more is void: a vote for it would open nothing. */
public final class BuildEnds {
    private static final Logger LOGGER = Logger.getLogger(BuildEnds.class.getName());

    private BuildEnds() {}

    private static void end(Run<?, ?> run, String why) {
        try {
            for (ApprovalRequest request : ApprovalRequests.get().all()) {
                if (request.state() == State.PENDING && isOf(request, run)) {
                    end(request, why);
                }
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Requests of " + run + " could not be ended; they will be later");
        }
    }

    private static boolean isOf(ApprovalRequest request, Run<?, ?> run) {
        return request.terms().build().id().equals(String.valueOf(run.getNumber()))
                && run.getParent().equals(ApprovalRequests.get().job(request));
    }

    private static void end(ApprovalRequest request, String why) throws IOException {
        ApprovalRequests.get()
                .apply(request.id(), new Command.Invalidate("ended-" + request.id(), Event.Cause.BUILD_ENDED, why));
    }

    /** At once, when Jenkins says so. */
    @Extension
    public static final class Listener extends RunListener<Run<?, ?>> {
        @Override
        public void onCompleted(Run<?, ?> run, @NonNull TaskListener listener) {
            end(run, "the build ended");
        }

        @Override
        public void onDeleted(Run<?, ?> run) {
            end(run, "the build was deleted");
        }
    }

    /** What nobody said, such as a build that was lost with a crash: seen twice, it is so. */
    @Extension
    public static final class Sweep extends PeriodicWork {
        private Set<String> suspects = new HashSet<>();

        @Override
        public long getRecurrencePeriod() {
            return TimeUnit.MINUTES.toMillis(1);
        }

        @Override
        protected void doRun() throws IOException {
            if (Jenkins.get().getInitLevel() != InitMilestone.COMPLETED) {
                return;
            }
            Set<String> now = new HashSet<>();
            for (ApprovalRequest request : ApprovalRequests.get().all()) {
                if (request.state() == State.PENDING && !isWaited(request)) {
                    now.add(request.id());
                    if (suspects.contains(request.id())) {
                        end(request, "no build waits for it");
                    }
                }
            }
            suspects = now;
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
}
