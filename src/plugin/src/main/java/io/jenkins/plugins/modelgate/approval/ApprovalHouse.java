package io.jenkins.plugins.modelgate.approval;

import hudson.Extension;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.init.Terminator;
import hudson.model.Item;
import hudson.model.PeriodicWork;
import hudson.model.listeners.ItemListener;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;

/** What happens to requests by itself: they are read at the start, run out of time, and their jobs move. */
public final class ApprovalHouse {
    private static final Logger LOGGER = Logger.getLogger(ApprovalHouse.class.getName());

    private ApprovalHouse() {}

    private interface Act {
        void run() throws IOException;
    }

    private static void attempt(String what, Act act) {
        try {
            act.run();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.SEVERE, e, () -> "Approvals: " + what + " failed");
        }
    }

    /** Completes what an earlier life has left unfinished, before the first build goes on. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED, before = InitMilestone.COMPLETED)
    public static void start() {
        attempt("reading them at the start", () -> ApprovalRequests.get().all());
    }

    /** After the last build has stopped: what goes on in the next life is told anew there, even in the same process. */
    @Terminator(requires = FlowExecutionList.EXECUTIONS_SUSPENDED)
    public static void stop() {
        Releases.forgetAll();
        Deployments.forgetAll();
    }

    /** Ends what is out of time. */
    @Extension
    public static final class Expiry extends PeriodicWork {
        @Override
        public long getRecurrencePeriod() {
            return TimeUnit.MINUTES.toMillis(1);
        }

        @Override
        protected void doRun() {
            attempt("ending what is out of time", ApprovalRequests.get()::expire);
        }
    }

    /** Follows jobs to their new names. */
    @Extension
    public static final class Follower extends ItemListener {
        @Override
        public void onLocationChanged(Item item, String oldFullName, String newFullName) {
            attempt("following a job to its new name", () -> ApprovalRequests.get()
                    .renamed(oldFullName, newFullName));
        }

        @Override
        public void onDeleted(Item item) {
            attempt("forgetting a job", () -> ApprovalRequests.get().deleted(item.getFullName()));
        }
    }
}
