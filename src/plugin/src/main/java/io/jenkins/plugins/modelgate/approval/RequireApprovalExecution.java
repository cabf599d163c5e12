package io.jenkins.plugins.modelgate.approval;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalBook;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Command;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import io.jenkins.plugins.modelgate.engine.approval.Refusal;
import io.jenkins.plugins.modelgate.engine.approval.State;
import java.io.IOException;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.support.actions.PauseAction;

/**
 * Waits for a request. What is known of it lies in the store: this holds its id, and asks again after a restart, however
 * the controller ended.
 */
final class RequireApprovalExecution extends StepExecution {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(RequireApprovalExecution.class.getName());

    private final Wish wish;
    private final String request = UUID.randomUUID().toString().replace("-", "");

    /** Not kept: an outcome that was given and lost with the controller is given again. */
    private transient boolean settled;

    RequireApprovalExecution(StepContext context, RequireApprovalStep step) {
        super(context);
        this.wish = new Wish(step);
    }

    @Override
    public boolean start() throws Exception {
        wish.check();
        inBackground(this::ask);
        return false;
    }

    @Override
    public void onResume() {
        super.onResume();
        inBackground(this::ask);
    }

    private interface Act {
        void run() throws Exception;
    }

    private void inBackground(Act act) {
        Timer.get().submit(() -> {
            try {
                act.run();
            } catch (Exception | LinkageError e) {
                fail(e);
            }
        });
    }

    /** Asks, unless an earlier life of this build has. */
    private void ask() throws Exception {
        ApprovalRequests requests = ApprovalRequests.get();
        Waiting.add(request, this);
        ApprovalRequest there = requests.get(request);
        boolean again = there != null;
        if (!again) {
            Run<?, ?> run = getContext().get(Run.class);
            ApprovalBook.Result result = requests.open(run.getParent(), wish.terms(request, getContext()), "open");
            Refusal refusal = result.outcome().refusal();
            there = result.request();
            if (refusal != null || there == null) {
                throw new AbortException(refusal == null ? "the request was not made" : refusal.sentence());
            }
        }
        if (isSettled()) {
            // Stopped while it was being asked.
            end("the build was stopped");
            return;
        }
        if (!PauseAction.isPaused(getContext().get(FlowNode.class))) {
            getContext().get(FlowNode.class).addAction(new PauseAction("Approval"));
        }
        new Lines(listener()).asked(there, again, getContext());
        heard(there);
    }

    /** Something happened to the request. */
    void happened(ApprovalRequest now, Event event) {
        inBackground(() -> {
            new Lines(listener()).happened(now, event);
            heard(now);
        });
    }

    private void heard(ApprovalRequest now) throws Exception {
        if (now.state() == State.PENDING || !settle()) {
            return;
        }
        unpause();
        if (now.state().isOpen()) {
            getContext().onSuccess(wish.result(now));
            return;
        }
        String sentence = Lines.outcome(now);
        closed(sentence);
        getContext()
                .onFailure(new FlowInterruptedException(
                        Result.FAILURE, false, new Refused(request, now.state(), sentence)));
    }

    private void fail(Throwable e) {
        if (!settle()) {
            LOGGER.log(Level.WARNING, e, () -> "request " + request + ", whose step has ended");
            return;
        }
        try {
            unpause();
            closed(String.valueOf(e.getMessage()));
        } catch (IOException | InterruptedException more) {
            e.addSuppressed(more);
        }
        boolean sentence = e instanceof IOException || e instanceof IllegalArgumentException;
        AbortException told = new AbortException("requireApproval: " + e.getMessage());
        told.addSuppressed(e);
        getContext().onFailure(sentence ? told : e);
    }

    /** A gate that closed stays closed in the build's colour, whatever the script catches. */
    private void closed(String sentence) throws IOException, InterruptedException {
        FlowNode node = getContext().get(FlowNode.class);
        node.addOrReplaceAction(new WarningAction(Result.FAILURE).withMessage("requireApproval: " + sentence));
        getContext().get(Run.class).setResult(Result.FAILURE);
    }

    private void unpause() throws IOException, InterruptedException {
        PauseAction.endCurrentPause(getContext().get(FlowNode.class));
    }

    /** True for the one who may give the outcome. */
    private synchronized boolean settle() {
        if (settled) {
            return false;
        }
        settled = true;
        Waiting.remove(request, this);
        return true;
    }

    private synchronized boolean isSettled() {
        return settled;
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        if (settle()) {
            Timer.get().submit(() -> {
                end(cause instanceof FlowInterruptedException ? "the build was stopped" : "the build failed");
                try {
                    unpause();
                } catch (IOException | InterruptedException e) {
                    LOGGER.log(Level.FINE, "the build is gone", e);
                }
            });
            super.stop(cause);
        }
    }

    private void end(String why) {
        try {
            ApprovalRequests.get()
                    .apply(request, new Command.Invalidate("ended-" + request, Event.Cause.BUILD_ENDED, why));
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "Request " + request + " of a build that ended could not be ended; it will"
                            + " be tried again");
        }
    }

    private TaskListener listener() throws IOException, InterruptedException {
        return getContext().get(TaskListener.class);
    }

    @Override
    public String getStatus() {
        return "waiting for the approval " + request;
    }
}
