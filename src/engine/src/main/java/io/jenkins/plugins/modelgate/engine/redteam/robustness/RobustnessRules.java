package io.jenkins.plugins.modelgate.engine.redteam.robustness;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What attacks on a model itself can find. */
public final class RobustnessRules {
    private static final String MEND =
            "Train with perturbed examples, take a smoother model, or put a check of inputs in front of it. Where the budget is"
                    + " larger than any attacker's, decide so with reasons in the administrator's policy.";

    /** Too few right answers are left. */
    public static final Rule ACCURACY = Rule.of(
            "robustness/accuracy",
            Severity.HIGH,
            "Too few right answers under attack",
            "Of all examples, fewer than redTeam.robustness.minAccuracy are answered rightly whatever the attacks did within the"
                    + " budget.",
            MEND,
            "AML.T0043",
            "AML.T0015");

    /** Too many right answers were turned. */
    public static final Rule SUCCESS_RATE = Rule.of(
            "robustness/success-rate",
            Severity.HIGH,
            "Attacks that turn too many answers",
            "Of the examples that are answered rightly, more than redTeam.robustness.successRate have an input near them, within"
                    + " the budget, that is answered wrongly. LOW from half of that on.",
            MEND,
            "AML.T0043",
            "AML.T0015");

    /** Nobody knows. */
    public static final Rule UNDECIDED = Rule.of(
            "robustness/undecided",
            Severity.MEDIUM,
            "Robustness that was not measured",
            "The attacks on the model were demanded or asked for, and were not played to their end on enough examples that the"
                    + " model answers rightly. The gate stays closed.",
            "Mend what the finding names.");

    /** All of them. */
    public static final List<Rule> ALL = List.of(ACCURACY, SUCCESS_RATE, UNDECIDED);

    private RobustnessRules() {}
}
