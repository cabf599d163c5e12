package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Command;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A request that no build waits for any more is void, at once when Jenkins says so; {@link Sweep} finds the others. */
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

    /** Hears of ends. */
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
}
