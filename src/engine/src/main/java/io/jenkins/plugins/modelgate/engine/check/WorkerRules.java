package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What whoever asked a worker finds out about its answer. */
public final class WorkerRules {
    /** A worker that claims another verdict than its findings give. */
    public static final Rule VERDICT_DIFFERS = Rule.of(
            "worker/verdict-differs",
            Severity.CRITICAL,
            "The worker's verdict does not follow from its own findings",
            "The controller decides again from the findings that the worker reports. Another verdict means that the"
                    + " worker, or something on its agent, does not tell the truth, or that the agent's clock is wrong.",
            "Treat the agent as compromised until you know better: take it offline, look at what ran on it, and run the"
                    + " check on another one.",
            "AML.T0010",
            "CWE-345");

    /** A worker that passes what must be signed and does not say that it is. */
    public static final Rule SIGNATURE_UNPROVEN = Rule.of(
            "worker/signature-unproven",
            Severity.CRITICAL,
            "The policy requires a signature, and the worker vouches for none",
            "A worker that has verified a signature says so in its report. This one passed the subject without a word of it,"
                    + " or an accepted finding hides that there is none.",
            "Look at the worker's report and at the policy's accepted findings. If neither explains it, treat the agent as"
                    + " compromised until you know better.",
            "AML.T0010",
            "CWE-345");

    static final List<Rule> ALL = List.of(VERDICT_DIFFERS, SIGNATURE_UNPROVEN);

    private WorkerRules() {}
}
