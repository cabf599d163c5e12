package io.jenkins.plugins.modelgate.engine.redteam.approval;

import io.jenkins.plugins.modelgate.engine.approval.ApprovalPolicy;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRule;
import io.jenkins.plugins.modelgate.engine.approval.Command;
import io.jenkins.plugins.modelgate.engine.approval.Initiators;
import io.jenkins.plugins.modelgate.engine.approval.Permission;
import io.jenkins.plugins.modelgate.engine.redteam.Remedy;
import io.jenkins.plugins.modelgate.engine.redteam.Scenario;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Attacks on what an approval opens, when, and for how long. */
final class UseScenarios {
    private static final String GATE = "withApprovedModel";
    private static final String OTHER = "b2".repeat(32);

    static final List<Scenario> ALL = List.of(
            scenario(
                    "swapped-after-approval",
                    "Another model is put in the place of the one that was approved",
                    "An approval counts for the digest that was shown.",
                    Severity.CRITICAL,
                    List.of(),
                    promotion -> {
                        promotion.ask();
                        promotion.everybodyVotes();
                        return promotion.deploy(OTHER, Promotion.STAGE, promotion.command());
                    }),
            scenario(
                    "other-stage",
                    "An approval for the test stage is used for production",
                    "An approval counts for the stage that was named.",
                    Severity.HIGH,
                    List.of(),
                    promotion -> {
                        promotion.ask(
                                Promotion.REQUEST,
                                "test",
                                new Initiators(Promotion.started(Staff.MALLORY, Initiators.How.TRIGGER), List.of()));
                        promotion.everybodyVotes();
                        return promotion.deploy();
                    }),
            scenario(
                    "expired-request",
                    "Votes come in a week after the approval was asked for",
                    "What nobody decided in time is decided: no.",
                    Severity.LOW,
                    List.of(new Remedy("approval.expiresHours", 72)),
                    promotion -> {
                        promotion.ask();
                        promotion.pass(Duration.ofDays(7));
                        promotion.everybodyVotes();
                        return promotion.deploy();
                    }),
            scenario(
                    "expired-approval",
                    "An approval of two months ago opens a deployment",
                    "What was learned since is not passed over.",
                    Severity.LOW,
                    List.of(new Remedy("approval.validHours", 720)),
                    promotion -> {
                        promotion.ask();
                        promotion.everybodyVotes();
                        promotion.pass(Duration.ofDays(60));
                        return promotion.deploy();
                    }),
            scenario(
                    "stale-membership",
                    "An approver has lost his role since he voted",
                    "Votes count with people as they are when something is deployed.",
                    Severity.HIGH,
                    List.of(),
                    promotion -> {
                        promotion.ask();
                        promotion.everybodyVotes();
                        promotion
                                .staff()
                                .takeRoles(promotion.staff().approvers().get(0));
                        return promotion.deploy();
                    }),
            scenario(
                    "locked-account",
                    "An approver's account was locked since he voted",
                    "A locked account approves nothing.",
                    Severity.HIGH,
                    List.of(),
                    promotion -> {
                        promotion.ask();
                        promotion.everybodyVotes();
                        promotion.staff().lockOut(promotion.staff().approvers().get(0));
                        return promotion.deploy();
                    }),
            scenario(
                    "revoked",
                    "An approval that was taken back is used",
                    "What was taken back opens nothing.",
                    Severity.CRITICAL,
                    List.of(),
                    promotion -> {
                        promotion.staff().hire("officer", Set.of(), EnumSet.of(Permission.REVOKE));
                        promotion.ask();
                        promotion.everybodyVotes();
                        promotion.tell(new Command.Revoke(
                                promotion.command(), promotion.fresh("officer"), "the model turned out bad"));
                        return promotion.deploy();
                    }),
            scenario(
                    "rejected-then-asked-again",
                    "An older approval is used after the same was rejected",
                    "A no counts for what was approved before, too.",
                    Severity.HIGH,
                    List.of(),
                    promotion -> {
                        promotion.ask();
                        promotion.everybodyVotes();
                        promotion.pass(Duration.ofMinutes(5));
                        promotion.ask(
                                "request-2",
                                Promotion.STAGE,
                                new Initiators(Promotion.started(Staff.MALLORY, Initiators.How.TRIGGER), List.of()));
                        promotion.tell(
                                "request-2",
                                new Command.Reject(
                                        promotion.command(),
                                        promotion.fresh(
                                                promotion.staff().approvers().get(0)),
                                        "the numbers do not hold"));
                        return promotion.deploy();
                    }),
            scenario(
                    "older-looser-policy",
                    "An approval that was given under fewer rules is used after more were made",
                    "An approval holds under the policy in force when something is deployed.",
                    Severity.HIGH,
                    List.of(),
                    promotion -> {
                        promotion.ask();
                        promotion.everybodyVotes();
                        promotion.under(stricter(promotion.policy()));
                        return promotion.deploy();
                    }),
            scenario(
                    "replayed-build",
                    "A second build presents the id under which the first used the approval",
                    "What one build did counts for that build.",
                    Severity.MEDIUM,
                    List.of(),
                    promotion -> {
                        promotion.ask();
                        promotion.everybodyVotes();
                        String used = promotion.command();
                        promotion.deploy(Promotion.DIGEST, Promotion.STAGE, used);
                        // Whoever saw the id in the log presents it for a build of his own.
                        return promotion.deployAnother(used);
                    }),
            scenario(
                    "override-by-the-author",
                    "He who started the build overrides the quorum",
                    "Nobody opens the gate for his own work.",
                    Severity.HIGH,
                    List.of(new Remedy("approval.override", "OTHERS"), new Remedy("approval.override", "NOBODY")),
                    promotion -> {
                        promotion.ask();
                        promotion.tell(new Command.Override(
                                promotion.command(), promotion.fresh(Staff.MALLORY), "it is urgent"));
                        return promotion.deploy();
                    }),
            scenario(
                    "override-by-one",
                    "One person with the permission opens the gate without the quorum",
                    "Nobody opens the gate alone.",
                    Severity.LOW,
                    List.of(new Remedy("approval.override", "NOBODY")),
                    promotion -> {
                        promotion.staff().hire("chief", Set.of(), EnumSet.of(Permission.OVERRIDE));
                        promotion.ask();
                        promotion.tell(
                                new Command.Override(promotion.command(), promotion.fresh("chief"), "it is urgent"));
                        return promotion.deploy();
                    }));

    private UseScenarios() {}

    /** The same with one more person of a role that nobody has yet. */
    private static ApprovalPolicy stricter(ApprovalPolicy policy) {
        List<ApprovalRule> rules = new java.util.ArrayList<>(policy.rules());
        rules.add(new ApprovalRule("role-made-since", 1));
        return new ApprovalPolicy(
                policy.name(),
                "d4".repeat(32),
                rules,
                policy.separationOfDuties(),
                policy.unknownInitiatorsRefused(),
                policy.expiresHours(),
                policy.validHours(),
                policy.reauthenticate(),
                policy.reauthenticateMinutes(),
                policy.maxDelegationDays(),
                policy.override());
    }

    private static Scenario scenario(
            String id,
            String title,
            String proves,
            Severity severity,
            List<Remedy> remedies,
            ApprovalAttack.Trick trick) {
        return new Scenario(
                "approval/" + id,
                title,
                ApprovalScenarios.TECHNIQUE,
                GATE,
                proves,
                severity,
                remedies,
                ApprovalAttack.on(trick));
    }
}
