package io.jenkins.plugins.modelgate.engine.redteam.approval;

import io.jenkins.plugins.modelgate.engine.approval.ApprovalBook.Opening;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalPolicy;
import io.jenkins.plugins.modelgate.engine.redteam.Answer;
import io.jenkins.plugins.modelgate.engine.redteam.Arena;
import io.jenkins.plugins.modelgate.engine.redteam.Attack;
import java.io.IOException;

/** Plays a promotion twice: with everybody honest, and as the attacker would have it. */
final class ApprovalAttack {
    private ApprovalAttack() {}

    /** What the attacker brings about before, and at, the deployment. */
    @FunctionalInterface
    interface Trick {
        Opening play(Promotion promotion) throws IOException;
    }

    static Attack on(Trick trick) {
        return arena -> play(arena, trick);
    }

    private static Answer play(Arena arena, Trick trick) throws IOException {
        ApprovalPolicy policy = ApprovalPolicy.of(arena.policy());
        if (policy.rules().isEmpty()) {
            return Answer.notApplicable("approval.rules names nobody: nothing is promoted under this policy");
        }
        Promotion honest = new Promotion(policy);
        honest.ask();
        honest.everybodyVotes();
        Opening open = honest.deploy();
        if (!open.usable().isOpen()) {
            return Answer.undecided("the approvals that the rules ask for open nothing: "
                    + open.usable().why());
        }
        Promotion attacked = new Promotion(policy);
        Opening opening = trick.play(attacked);
        if (opening.outcome().accepted() && opening.usable().isOpen()) {
            return Answer.missed("the deployment was let through");
        }
        return Answer.caught(attacked.refusals(), opening.usable().why());
    }
}
