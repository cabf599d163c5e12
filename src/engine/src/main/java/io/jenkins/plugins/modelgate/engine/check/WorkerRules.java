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

    static final List<Rule> ALL = List.of(VERDICT_DIFFERS);

    private WorkerRules() {}
}
