package io.jenkins.plugins.modelgate.engine.approval;

import static io.jenkins.plugins.modelgate.engine.approval.Requests.DIGEST;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.START;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.actor;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.command;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.loggedIn;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.approval.Requests.Case;
import java.util.List;
import org.junit.Test;

/** What opens a deployment, and what breaks. */
public class ApprovalsTest {
    private static final String ONE_LEAD = "rules: [{role: lead, count: 1}]";

    private final People people = new People()
            .with("ann", "lead")
            .with("bob", "lead")
            .with("cy", "security")
            .with("dan");

    private Case approved() throws ApprovalException {
        return new Case(policy(ONE_LEAD), people, "dan").votes("ann").is(State.APPROVED);
    }

    @Test
    public void anotherDigestIsNotApproved() throws ApprovalException {
        Case one = approved().opens();
        Usable swapped = Approvals.usable("12".repeat(32), one.policy, List.of(one.request), people, START);
        assertThat(swapped.broken()).extracting(Usable.Broken::code).containsExactly(Code.NO_REQUEST);
        assertThat(swapped.why()).contains("12".repeat(32));
    }

    @Test
    public void anotherPolicyOrStageIsNotApproved() throws ApprovalException {
        Case one = approved();
        ApprovalPolicy p = one.policy;
        one.policy =
                new ApprovalPolicy("other", p.digest(), p.rules(), true, false, 72, 720, false, 15, 7, p.override());
        one.closedBy(Code.OTHER_POLICY);
        Usable stage =
                Approvals.usable(new Demand(DIGEST, "canary"), List.of(one.request), new Situation(START, p, people));
        assertThat(stage.broken()).extracting(Usable.Broken::code).containsExactly(Code.OTHER_STAGE);
    }

    @Test
    public void membershipIsReadAgain() throws ApprovalException {
        Case one = approved().opens();
        people.take("ann", "lead");
        one.closedBy(Code.QUORUM_MISSING);
        assertThat(one.usable().why()).contains("ann holds no role");
        people.with("ann", "lead");
        one.opens();
        people.deny("ann", Permission.APPROVE);
        one.closedBy(Code.QUORUM_MISSING);
    }

    @Test
    public void theStricterPolicyInForceMustHoldWithTheRecordedVotes() throws ApprovalException {
        Case one = approved();
        one.policy = policy(ONE_LEAD + ", expiresHours: 71");
        one.opens();
        assertThat(one.usable().notes()).anyMatch(note -> note.startsWith("The policy changed"));
        one.policy = policy("rules: [{role: lead, count: 2}]");
        one.closedBy(Code.QUORUM_MISSING);
        one.policy = policy("rules: [{role: lead, count: 1}, {role: security, count: 1}]");
        one.closedBy(Code.QUORUM_MISSING);
        assertThat(one.usable().why()).contains("1 more of security");
        one.policy = policy("rules: []");
        one.closedBy(Code.QUORUM_MISSING);
        one.policy = policy(ONE_LEAD + ", reauthenticate: true");
        one.closedBy(Code.QUORUM_MISSING);
        one.policy = policy(ONE_LEAD + ", validHours: 1");
        one.opens().after(60).closedBy(Code.EXPIRED);
    }

    /** A looser policy of today does not forgive what the approval was asked under. */
    @Test
    public void theLooserPolicyInForceOpensNothing() throws ApprovalException {
        Case one = new Case(policy("rules: [{role: lead, count: 2}]"), people, "dan").votes("ann", "bob");
        people.take("bob", "lead");
        one.policy = policy(ONE_LEAD);
        one.closedBy(Code.QUORUM_MISSING);
    }

    @Test
    public void dutiesThatAreSeparatedLaterCountAgainstAnInitiatorsVote() throws ApprovalException {
        Case one = new Case(policy(ONE_LEAD + ", separationOfDuties: false"), people, "ann").votes("ann");
        one.is(State.APPROVED).opens();
        one.policy = policy(ONE_LEAD);
        one.closedBy(Code.QUORUM_MISSING);
        assertThat(one.usable().why()).contains("ann is an initiator");
    }

    @Test
    public void delegatedVotesFallWithTheirDelegation() throws ApprovalException {
        Case one = new Case(policy(ONE_LEAD), people, "cy").delegates("ann", "dan", START.plusSeconds(7 * 86_400));
        one.votes("dan").is(State.APPROVED).opens();
        one.policy = policy(ONE_LEAD + ", maxDelegationDays: 6");
        one.closedBy(Code.QUORUM_MISSING);
    }

    @Test
    public void overridesAreJudgedAnew() throws ApprovalException {
        people.grant("root", Permission.OVERRIDE);
        Case one = new Case(policy(ONE_LEAD), people, "dan");
        one.does(new Command.Override(command(), actor("root"), "outage 1")).opens();
        one.policy = policy(ONE_LEAD + ", override: NOBODY");
        one.closedBy(Code.OVERRIDE_FORBIDDEN);
        one.policy = policy(ONE_LEAD + ", reauthenticate: true");
        one.closedBy(Code.REAUTHENTICATE);
        Case fresh = new Case(policy(ONE_LEAD + ", override: ANYONE"), people.grant("dan", Permission.OVERRIDE), "dan");
        fresh.does(new Command.Override(command(), loggedIn("dan", START), "outage 2"))
                .opens();
        fresh.policy = policy(ONE_LEAD);
        fresh.closedBy(Code.OVERRIDE_FORBIDDEN);
    }

    /** What was taken back once stays so until somebody decides anew; another build's older approval does not help. */
    @Test
    public void aLaterNoClosesOlderApprovals() throws ApprovalException {
        ApprovalRequest older = approved().request;
        ApprovalRequest no = other("request-2", START.plusSeconds(60), false);
        ApprovalRequest newer = other("request-3", START.plusSeconds(120), true);
        Usable closed = Approvals.usable(DIGEST, policy(ONE_LEAD), List.of(older, no), people, START.plusSeconds(200));
        assertThat(closed.broken()).extracting(Usable.Broken::code).containsExactly(Code.REJECTED, Code.SUPERSEDED);
        Usable open =
                Approvals.usable(DIGEST, policy(ONE_LEAD), List.of(older, no, newer), people, START.plusSeconds(200));
        assertThat(open.by()).isSameAs(newer);
    }

    private ApprovalRequest other(String id, java.time.Instant at, boolean yes) throws ApprovalException {
        ApprovalPolicy policy = policy(ONE_LEAD);
        Situation situation = new Situation(at, policy, people);
        ApprovalRequest request = ApprovalRequest.fold(
                Decisions.open(Requests.terms(id, policy, "dan"), command(), situation)
                        .events(),
                People::key);
        Command command = yes
                ? new Command.Approve(command(), actor("bob"))
                : new Command.Reject(command(), actor("bob"), "no 1");
        return request.after(Decisions.decide(request, command, situation).events());
    }
}
