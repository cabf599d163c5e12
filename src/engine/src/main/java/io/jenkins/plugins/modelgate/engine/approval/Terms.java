package io.jenkins.plugins.modelgate.engine.approval;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * What an approval is about and what it is bound to. Nothing of it changes after the request.
 *
 * @param request id of the request, unguessable
 * @param subject name of what is approved, for people
 * @param digest SHA-256 of it: this is what is approved
 * @param from stage it comes from
 * @param to stage it is approved for
 * @param policy rules in force at the request
 * @param evidence reports shown to who decides, at least one
 * @param build that asks
 * @param initiators who may not approve under separation of duties
 * @param message of the pipeline to the approvers, or null
 */
public record Terms(
        String request,
        String subject,
        String digest,
        String from,
        String to,
        ApprovalPolicy policy,
        List<Evidence> evidence,
        Build build,
        Initiators initiators,
        @CheckForNull String message) {
    private static final int REPORTS = 1000;

    public Terms {
        Checks.token("the request's id", request);
        Checks.text("the subject", subject, Checks.TEXT);
        Checks.digest("the subject's digest", digest);
        Checks.name("the stage it comes from", from);
        Checks.name("the stage it goes to", to);
        evidence = Checks.list("the evidence", evidence, REPORTS);
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException(
                    "no report is shown to the approvers; let verifyModelArtifact examine " + subject + " first");
        }
        if (policy == null || build == null || initiators == null) {
            throw new IllegalArgumentException("policy, build or initiators are missing");
        }
        if (message != null) {
            Checks.text("the message", message, Checks.TEXT);
        }
    }
}
