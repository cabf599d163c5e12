package io.jenkins.plugins.modelgate.engine.redteam.approval;

import io.jenkins.plugins.modelgate.engine.approval.Actor;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalBook.Opening;
import io.jenkins.plugins.modelgate.engine.approval.Command;
import io.jenkins.plugins.modelgate.engine.approval.Initiators;
import io.jenkins.plugins.modelgate.engine.approval.Permission;
import io.jenkins.plugins.modelgate.engine.redteam.Remedy;
import io.jenkins.plugins.modelgate.engine.redteam.Scenario;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Attacks on who votes, and how often. */
final class VotingScenarios {
    private static final String GATE = "requireApproval";

    private static final List<Remedy> DUTIES = List.of(new Remedy("approval.separationOfDuties", true));

    private static final List<Remedy> LOGIN =
            List.of(new Remedy("approval.reauthenticate", true), new Remedy("approval.reauthenticateMinutes", 15));

    private static final List<Remedy> RULES =
            List.of(new Remedy("approval.rules", List.of(Map.of("role", "security", "count", 2))));

    static final List<Scenario> ALL = List.of(
            author("started-it", "He who started the build approves it", Initiators.How.TRIGGER, Staff.MALLORY),
            author(
                    "replayed-it",
                    "He who replayed the build with another script approves it",
                    Initiators.How.REPLAY,
                    Staff.MALLORY),
            author("committed-it", "He who wrote the commits approves them", Initiators.How.SCM_AUTHOR, Staff.MALLORY),
            author(
                    "registered-it",
                    "He who registered the model approves it",
                    Initiators.How.REGISTRANT,
                    Staff.MALLORY),
            author("signed-it", "He who signed the model approves it", Initiators.How.SIGNER, Staff.MALLORY),
            author(
                    "split-identity",
                    "He who started the build approves it under his name in other letters",
                    Initiators.How.TRIGGER,
                    "MALLORY"),
            scenario(
                    "voted-twice",
                    "Somebody with all roles votes again and again, each time under his name in other letters",
                    "One person is one vote.",
                    Severity.MEDIUM,
                    RULES,
                    promotion -> {
                        promotion
                                .staff()
                                .hire(
                                        "polymath",
                                        promotion.staff().rolesOf(Staff.MALLORY),
                                        EnumSet.of(Permission.APPROVE));
                        promotion.ask();
                        for (int i = 0; i < Math.max(2, promotion.policy().people()); i++) {
                            promotion.vote(spelled("polymath", i));
                        }
                        return promotion.deploy();
                    }),
            scenario(
                    "one-person-many-roles",
                    "One person who holds all the roles approves alone",
                    "Roles that overlap do not make one person a quorum.",
                    Severity.MEDIUM,
                    RULES,
                    promotion -> {
                        Set<String> roles = promotion.staff().rolesOf(Staff.MALLORY);
                        promotion.staff().hire("polymath", roles, EnumSet.of(Permission.APPROVE));
                        promotion.ask();
                        promotion.vote("polymath");
                        return promotion.deploy();
                    }),
            scenario(
                    "no-role",
                    "Somebody votes who holds none of the roles that the rules ask for",
                    "A vote counts for a role.",
                    Severity.HIGH,
                    List.of(),
                    promotion -> {
                        promotion.staff().hire("outsider", Set.of("intern"), EnumSet.of(Permission.APPROVE));
                        promotion.ask();
                        promotion.theOthersVote();
                        promotion.vote("outsider");
                        return promotion.deploy();
                    }),
            scenario(
                    "delegated-to-the-author",
                    "An approver delegates his vote to him who started the build",
                    "Nobody approves his own work through somebody else's vote.",
                    Severity.HIGH,
                    List.of(DUTIES.get(0), new Remedy("approval.maxDelegationDays", 0)),
                    promotion -> {
                        String first = promotion.staff().approvers().get(0);
                        promotion.ask();
                        delegate(promotion, first, Staff.MALLORY, 1);
                        promotion.theOthersVote();
                        promotion.vote(Staff.MALLORY);
                        return promotion.deploy();
                    }),
            scenario(
                    "delegated-for-long",
                    "A vote is delegated for a month to somebody without the role",
                    "A deputy stands in for days, not for good.",
                    Severity.LOW,
                    List.of(new Remedy("approval.maxDelegationDays", 7)),
                    promotion -> {
                        String first = promotion.staff().approvers().get(0);
                        promotion.staff().hire("deputy", Set.of(), EnumSet.of(Permission.APPROVE));
                        promotion.ask();
                        delegate(promotion, first, "deputy", 30);
                        promotion.theOthersVote();
                        promotion.vote("deputy");
                        return promotion.deploy();
                    }),
            scenario(
                    "stale-login",
                    "A browser that an approver left open this morning votes",
                    "A vote is cast by him who has just shown who he is.",
                    Severity.LOW,
                    LOGIN,
                    promotion -> {
                        promotion.ask();
                        promotion.theOthersVote();
                        String first = promotion.staff().approvers().get(0);
                        promotion.vote(new Actor(
                                first,
                                null,
                                Actor.Method.OIDC,
                                promotion.now().minus(Duration.ofMinutes(45)),
                                Actor.Channel.UI));
                        return promotion.deploy();
                    }),
            scenario(
                    "stolen-token",
                    "An approver's API token votes",
                    "A token that lies in a script is nobody's agreement.",
                    Severity.LOW,
                    LOGIN.subList(0, 1),
                    promotion -> {
                        promotion.ask();
                        promotion.theOthersVote();
                        String first = promotion.staff().approvers().get(0);
                        promotion.vote(new Actor(first, null, Actor.Method.TOKEN, promotion.now(), Actor.Channel.API));
                        return promotion.deploy();
                    }),
            scenario(
                    "nobody-started-it",
                    "A build of which nobody knows who started it is approved",
                    "Who cannot be kept from approving his own work keeps the gate closed.",
                    Severity.LOW,
                    List.of(new Remedy("approval.unknownInitiators", "REFUSED")),
                    promotion -> {
                        promotion.ask(
                                Promotion.REQUEST,
                                Promotion.STAGE,
                                new Initiators(
                                        List.of(),
                                        List.of(new Initiators.Unknown(
                                                Initiators.How.TRIGGER, "a script started it without a name"))));
                        promotion.everybodyVotes();
                        return promotion.deploy();
                    }));

    private VotingScenarios() {}

    /** The same name in other letters each time: a bit of the number for each letter. */
    private static String spelled(String name, int number) {
        StringBuilder spelled = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            spelled.append((number >> i & 1) == 0 ? letter : Character.toUpperCase(letter));
        }
        return spelled.toString();
    }

    private static void delegate(Promotion promotion, String from, String to, int days) throws IOException {
        promotion.tell(new Command.Delegate(
                promotion.command(),
                promotion.fresh(from),
                to,
                promotion.now().plus(Duration.ofDays(days)).minusSeconds(1)));
    }

    private static Scenario author(String id, String title, Initiators.How how, String voter) {
        return scenario(
                id,
                title,
                "Nobody approves his own work.",
                Severity.CRITICAL,
                DUTIES,
                promotion -> vote(promotion, how, voter));
    }

    private static Opening vote(Promotion promotion, Initiators.How how, String voter) throws IOException {
        promotion.ask(
                Promotion.REQUEST, Promotion.STAGE, new Initiators(Promotion.started(Staff.MALLORY, how), List.of()));
        promotion.theOthersVote();
        promotion.vote(voter);
        return promotion.deploy();
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
