package io.jenkins.plugins.modelgate.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.console.HyperlinkNote;
import hudson.console.ModelHyperlinkNote;
import hudson.model.TaskListener;
import hudson.model.User;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.engine.approval.Event;
import io.jenkins.plugins.modelgate.engine.approval.Initiators;
import io.jenkins.plugins.modelgate.engine.approval.Terms;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.PrintStream;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What a waiting build says in its log. */
final class Lines {
    /** Page of a request, below Jenkins' root; ids are our own. */
    private static final String PAGE = "/model-gate-approvals/request/";

    private final PrintStream log;

    Lines(TaskListener listener) {
        this.log = listener.getLogger();
    }

    void asked(ApprovalRequest request, boolean again, StepContext context) throws IOException, InterruptedException {
        Terms terms = request.terms();
        String link = HyperlinkNote.encodeTo(PAGE + request.id() + "/", "approval " + request.id());
        if (again) {
            log.println("Model Gate: still waiting for " + link);
            return;
        }
        String rules = terms.policy().rules().stream()
                .map(rule -> rule.count() + " of " + rule.role())
                .collect(Collectors.joining(", "));
        log.println("Model Gate: " + link + " of " + SafeText.quote(terms.subject()) + " sha256:" + terms.digest()
                + " for " + SafeText.of(terms.to()));
        log.println("Model Gate: policy " + terms.policy().name() + " asks for "
                + (rules.isEmpty() ? "nobody: it has no approval rule, so only an override opens" : rules)
                + "; decided before " + request.deadline() + " or refused");
        for (Initiators.Unknown unknown : terms.initiators().unknown()) {
            log.println(
                    "Model Gate: not known, so not kept from approving: " + unknown.how() + " (" + unknown.why() + ")");
        }
        if (context.get(FilePath.class) != null) {
            log.println("Model Gate: this step waits inside node and holds an executor; put it outside");
        }
    }

    void happened(ApprovalRequest request, Event event) {
        if (event instanceof Event.Voted voted) {
            log.println("Model Gate: " + person(voted.by().id()) + " agrees");
        } else if (event instanceof Event.Withdrawn withdrawn) {
            log.println("Model Gate: " + person(withdrawn.by().id()) + " takes the vote back");
        } else if (event instanceof Event.Delegated delegated) {
            log.println("Model Gate: " + person(delegated.by().id()) + " lets " + person(delegated.to())
                    + " vote until " + delegated.until());
        } else if (event instanceof Event.Approved approved) {
            log.println("Model Gate: approved by "
                    + approved.counted().stream().map(Object::toString).collect(Collectors.joining(", "))
                    + ", valid until "
                    + approved.validUntil());
        } else if (event == request.decision()) {
            log.println("Model Gate: " + outcome(request));
        }
    }

    /** How a request ended that did not open, or was overridden. */
    static String outcome(ApprovalRequest request) {
        Event decision = request.decision();
        if (decision instanceof Event.Rejected rejected) {
            return "REJECTED by " + rejected.by().id() + ": " + rejected.reason();
        }
        if (decision instanceof Event.Revoked revoked) {
            return "REVOKED by " + revoked.by().id() + ": " + revoked.reason();
        }
        if (decision instanceof Event.Overridden overridden) {
            return "OVERRIDE by " + overridden.by().id() + ", without the quorum: " + overridden.reason();
        }
        if (decision instanceof Event.Voided voided) {
            return "VOID, " + voided.cause() + ": " + voided.reason();
        }
        if (decision instanceof Event.Approved approved) {
            return "approved, valid until " + approved.validUntil();
        }
        return "EXPIRED: "
                + (request.opening() == null ? "not decided before " + request.deadline() : "its time is over");
    }

    private static String person(@CheckForNull String id) {
        User user = User.getById(id, false);
        return user == null ? SafeText.of(String.valueOf(id)) : ModelHyperlinkNote.encodeTo(user);
    }
}
