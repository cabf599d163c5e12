package io.jenkins.plugins.modelgate.engine.redteam.matrix;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What playing attacks can find. */
public final class RedTeamRules {
    /** The gate opens for the attacked copy. */
    public static final Rule MISSED = Rule.of(
            "redteam/missed",
            Severity.HIGH,
            "Attack that no gate catches",
            "The attack was played on a copy, against the policy in force, and the gate that should catch it opened.",
            "Add the sentence that the finding gives to the policy. Where it gives none, no field of the policy catches this"
                    + " attack: put another control in front of it.");

    /** Nothing is proven. */
    public static final Rule UNDECIDED = Rule.of(
            "redteam/undecided",
            Severity.MEDIUM,
            "Attack that proves nothing",
            "The gate is closed to the honest copy too, or the attack could not be played: nobody knows what the gate would"
                    + " do about it.",
            "Mend what the finding names, or accept it with a reason and an end date.");

    /** The inputs are not what they were. */
    public static final Rule ORIGINAL = Rule.of(
            "redteam/original-changed",
            Severity.CRITICAL,
            "Original that changed while attacks were played",
            "Attacks are played on copies. A digest that differs before and after means that somebody wrote to the original"
                    + " meanwhile, or that it cannot be trusted to be the same.",
            "Take the original from where it was registered, check its digest, and find out who writes to it.");

    /** All of them. */
    public static final List<Rule> ALL = List.of(MISSED, UNDECIDED, ORIGINAL);

    private RedTeamRules() {}
}
