package io.jenkins.plugins.modelgate.engine.approval;

import static io.jenkins.plugins.modelgate.engine.approval.Requests.START;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.actor;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.command;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.loggedIn;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.approval.Requests.Case;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

/** What each command may and may not do. */
public class DecisionsTest {
    private static final String LEAD_AND_SECURITY = "rules: [{role: lead, count: 1}, {role: security, count: 1}]";

    private final People people = new People()
            .with("ann", "lead")
            .with("bob", "security")
            .with("cy", "lead", "security")
            .with("dan")
            .with("eve", "other");

    @Test
    public void theQuorumApproves() throws ApprovalException {
        new Case(policy(LEAD_AND_SECURITY), people, "dan")
                .votes("ann")
                .accepted()
                .is(State.PENDING)
                .closedBy(Code.PENDING)
                .votes("bob")
                .accepted()
                .is(State.APPROVED)
                .opens();
    }

    /** Greedy placing would put cy under lead and wait for another security for ever. */
    @Test
    public void aVoteMovesToWhereItIsNeeded() throws ApprovalException {
        Case one =
                new Case(policy(LEAD_AND_SECURITY), people, "dan").votes("cy").is(State.PENDING);
        Standing standing = Standing.of(one.request, one.policy, people);
        assertThat(standing.helpful()).containsExactlyInAnyOrder("lead", "security");
        assertThat(standing.reach()).isEqualTo(Standing.Reach.POSSIBLE);
        one.votes("ann").is(State.APPROVED);
        assertThat(Standing.of(one.request, one.policy, people).counted())
                .containsExactlyInAnyOrder(new Counted("lead", "ann", "ann"), new Counted("security", "cy", "cy"));
    }

    @Test
    public void onePersonIsOneVoteUnderAnySpelling() throws ApprovalException {
        new Case(policy(LEAD_AND_SECURITY), people, "dan")
                .votes("cy", "CY")
                .refused(Code.ALREADY_VOTED)
                .is(State.PENDING);
        new Case(policy(LEAD_AND_SECURITY), people, "Ann").votes("aNN").refused(Code.INITIATOR);
    }

    @Test
    public void whoMayNotVoteIsToldWhy() throws ApprovalException {
        Case one = new Case(policy(LEAD_AND_SECURITY), people, "ann");
        one.votes("ann").refused(Code.INITIATOR);
        one.votes("eve").refused(Code.NO_ROLE);
        one.votes("stranger").refused(Code.NO_PERMISSION);
        one.does(new Command.Approve("not an id", actor("bob"))).refused(Code.INVALID);
        one.does(new Command.Withdraw(command(), actor("bob"))).refused(Code.NO_VOTE);
        one.does(new Command.Count(command())).refused(Code.QUORUM_MISSING);
        one.does(new Command.Expire()).refused(Code.NOT_EXPIRED);
        one.does(new Command.Revoke(command(), actor("bob"), "why")).refused(Code.NOT_OPEN);
        assertThat(one.request.events()).hasSize(1);
    }

    @Test
    public void noRulesAdmitNobody() throws ApprovalException {
        people.grant("root", Permission.OVERRIDE).grant("root", Permission.REVOKE);
        Case one = new Case(policy("rules: []"), people, "dan");
        one.votes("ann").refused(Code.NO_ROLE);
        one.does(new Command.Count(command())).refused(Code.QUORUM_MISSING);
        assertThat(Standing.of(one.request, one.policy, people).satisfied()).isFalse();
        assertThat(Standing.of(one.request, one.policy, people).reach()).isEqualTo(Standing.Reach.IMPOSSIBLE);
        one.does(new Command.Reject(command(), actor("ann"), "no")).refused(Code.NO_ROLE);
        one.does(new Command.Override(command(), actor("root"), "emergency 7")).is(State.OVERRIDDEN);
    }

    @Test
    public void rejectionNeedsAReasonAndEndsIt() throws ApprovalException {
        Case one = new Case(policy(LEAD_AND_SECURITY), people, "dan").votes("ann");
        one.does(new Command.Reject(command(), actor("bob"), null)).refused(Code.REASON_MISSING);
        one.does(new Command.Reject(command(), actor("bob"), " \u200b… ")).refused(Code.REASON_MISSING);
        one.does(new Command.Reject(command(), actor("bob"), "x".repeat(1025))).refused(Code.REASON_TOO_LONG);
        one.does(new Command.Reject(command(), actor("eve"), "no")).refused(Code.NO_ROLE);
        one.does(new Command.Reject(command(), actor("stranger"), "no")).refused(Code.NO_PERMISSION);
        one.does(new Command.Reject(command(), actor("bob"), " drifted\n on \u202eslice 3 "))
                .accepted()
                .is(State.REJECTED);
        assertThat(((Event.Rejected) one.request.decision()).reason()).isEqualTo("drifted on \\u202eslice 3");
        one.votes("bob").refused(Code.NOT_PENDING).is(State.REJECTED).closedBy(Code.REJECTED);
    }

    @Test
    public void theDeadlineItselfIsTooLateAndTheClockDoesNotRunBack() throws ApprovalException {
        String rules = LEAD_AND_SECURITY + ", expiresHours: 1";
        new Case(policy(rules), people, "dan")
                .votes("ann")
                .after(59)
                .votes("bob")
                .is(State.APPROVED);
        Case late = new Case(policy(rules), people, "dan").votes("ann").after(60);
        late.closedBy(Code.EXPIRED);
        late.votes("bob").refused(Code.EXPIRED).is(State.EXPIRED);
        late.after(-50).votes("bob").refused(Code.NOT_PENDING).is(State.EXPIRED).closedBy(Code.EXPIRED);
        late.does(new Command.Expire()).accepted();
        assertThat(late.last.repeated()).isTrue();
        Case back =
                new Case(policy(rules), people, "dan").after(59).votes("ann").after(-30);
        assertThat(back.votes("bob").is(State.APPROVED).request.lastAt()).isEqualTo(START.plusSeconds(59 * 60));
    }

    @Test
    public void approvalsEnd() throws ApprovalException {
        Case one = new Case(policy(LEAD_AND_SECURITY + ", validHours: 2"), people, "dan").votes("ann", "bob");
        one.after(119).opens();
        one.after(1).closedBy(Code.EXPIRED);
        one.does(new Command.Expire()).accepted().is(State.EXPIRED);
        one.after(-60).closedBy(Code.EXPIRED);
    }

    @Test
    public void revocationNeedsAReasonAndWhoMay() throws ApprovalException {
        people.grant("root", Permission.REVOKE);
        for (String who : List.of("cy", "root")) {
            Case one = new Case(policy(LEAD_AND_SECURITY), people, "dan").votes("ann", "bob");
            one.does(new Command.Revoke(command(), actor("eve"), "why")).refused(Code.NO_PERMISSION);
            one.does(new Command.Revoke(command(), actor(who), "")).refused(Code.REASON_MISSING);
            one.does(new Command.Revoke(command(), actor(who), "CVE in the base model"))
                    .accepted()
                    .is(State.REVOKED)
                    .closedBy(Code.REVOKED);
            one.does(new Command.Revoke(command(), actor(who), "again")).refused(Code.NOT_OPEN);
        }
    }

    @Test
    public void overrideIsForThoseWhoMayWithAReason() throws ApprovalException {
        people.grant("root", Permission.OVERRIDE).grant("dan", Permission.OVERRIDE);
        Case one = new Case(policy(LEAD_AND_SECURITY), people, "dan");
        one.does(new Command.Override(command(), actor("ann"), "urgent")).refused(Code.NO_PERMISSION);
        one.does(new Command.Override(command(), actor("dan"), "urgent")).refused(Code.OVERRIDE_FORBIDDEN);
        one.does(new Command.Override(command(), actor("root"), " ")).refused(Code.REASON_MISSING);
        one.does(new Command.Override(command(), actor("root"), "outage 12"))
                .is(State.OVERRIDDEN)
                .opens();
        assertThat(one.usable().notes()).anyMatch(note -> note.startsWith("OVERRIDE: root"));
        people.deny("root", Permission.OVERRIDE);
        one.closedBy(Code.NO_PERMISSION);
        new Case(policy("override: ANYONE"), people, "dan")
                .does(new Command.Override(command(), actor("dan"), "outage 13"))
                .is(State.OVERRIDDEN);
        people.grant("root", Permission.OVERRIDE);
        new Case(policy("override: NOBODY"), people, "dan")
                .does(new Command.Override(command(), actor("root"), "outage 14"))
                .refused(Code.OVERRIDE_FORBIDDEN);
    }

    @Test
    public void reauthenticationIsAFreshLoginAndNoToken() throws ApprovalException {
        Case one = new Case(policy("rules: [{role: lead, count: 1}], reauthenticate: true"), people, "dan").after(60);
        one.votes("ann").refused(Code.REAUTHENTICATE);
        one.does(new Command.Approve(command(), loggedIn("ann", one.now.minusSeconds(901))))
                .refused(Code.REAUTHENTICATE);
        one.does(new Command.Approve(command(), loggedIn("ann", one.now.plusSeconds(1))))
                .refused(Code.REAUTHENTICATE);
        Actor token = new Actor("ann", null, Actor.Method.TOKEN, one.now, Actor.Channel.API);
        one.does(new Command.Approve(command(), token)).refused(Code.REAUTHENTICATE);
        one.does(new Command.Approve(command(), loggedIn("ann", one.now.minusSeconds(900))))
                .accepted()
                .is(State.APPROVED)
                .opens();
    }

    @Test
    public void whatChangedVoids() throws ApprovalException {
        for (Event.Cause cause : Event.Cause.values()) {
            Case one = new Case(policy(LEAD_AND_SECURITY), people, "dan").votes("ann");
            one.does(new Command.Invalidate(command(), cause, "")).refused(Code.REASON_MISSING);
            one.does(new Command.Invalidate(command(), cause, "it changed"))
                    .is(State.VOIDED)
                    .closedBy(Code.VOIDED);
            one.votes("bob").refused(Code.NOT_PENDING);
        }
        Case approved = new Case(policy(LEAD_AND_SECURITY), people, "dan").votes("ann", "bob");
        approved.does(new Command.Invalidate(command(), Event.Cause.BUILD_ENDED, "done"))
                .refused(Code.WRONG_CAUSE);
        approved.does(new Command.Invalidate(command(), Event.Cause.REPORT_CHANGED, "new finding"))
                .is(State.VOIDED);
    }

    @Test
    public void votesUnderAnotherPolicyAreRefused() throws ApprovalException {
        Case one = new Case(policy(LEAD_AND_SECURITY), people, "dan");
        one.policy = policy(LEAD_AND_SECURITY + ", expiresHours: 71");
        one.votes("ann").refused(Code.POLICY_CHANGED);
    }

    @Test
    public void aCommandThatComesTwiceIsCarriedOutOnce() throws ApprovalException {
        Case one = new Case(policy(LEAD_AND_SECURITY), people, "dan");
        one.does(new Command.Approve("c1", actor("ann"))).accepted();
        int events = one.request.events().size();
        one.does(new Command.Approve("c1", actor("ANN"))).accepted();
        assertThat(one.last.repeated()).isTrue();
        assertThat(one.request.events()).hasSize(events);
        one.does(new Command.Approve("c1", actor("bob"))).refused(Code.COMMAND_REUSED);
        one.does(new Command.Withdraw("c1", actor("ann"))).refused(Code.COMMAND_REUSED);
        one.does(new Command.Withdraw("c2", actor("ann"))).accepted();
        one.does(new Command.Approve("c1", actor("ann"))).accepted();
        assertThat(one.request.votes()).isEmpty();
        one.does(new Command.Approve("c3", actor("cy"))).does(new Command.Approve("c4", actor("ann")));
        one.is(State.APPROVED).does(new Command.Approve("c4", actor("ann"))).accepted();
        assertThat(one.last.repeated()).isTrue();
    }

    @Test
    public void aRoleThatIsGainedCountsAtTheNextCount() throws ApprovalException {
        Case one = new Case(policy("rules: [{role: lead, count: 1}, {role: security, count: 1}]"), people, "dan");
        people.with("fay", "lead");
        one.votes("ann", "fay").is(State.PENDING);
        people.with("fay", "security");
        one.does(new Command.Count(command())).accepted().is(State.APPROVED);
    }

    @Test
    public void unknownInitiatorsAreToldOrRefused() throws ApprovalException {
        Case timer = new Case(policy(LEAD_AND_SECURITY), people);
        assertThat(Standing.of(timer.request, timer.policy, people).notes())
                .anyMatch(note -> note.contains("started by a timer"))
                .anyMatch(note -> note.startsWith("No initiator is known"));
        timer.votes("ann", "bob").opens();
        assertThat(timer.usable().notes()).anyMatch(note -> note.contains("started by a timer"));
        ApprovalPolicy strict = policy(LEAD_AND_SECURITY + ", unknownInitiators: REFUSED");
        Outcome refused = Decisions.open(Requests.terms(strict), command(), new Situation(START, strict, people));
        assertThat(refused.refusal().code()).isEqualTo(Code.UNKNOWN_INITIATORS);
        timer.policy = strict;
        timer.closedBy(Code.UNKNOWN_INITIATORS);
    }

    @Test
    public void aFullRequestTakesOnlyWhatEndsIt() throws ApprovalException {
        Case one = new Case(policy(LEAD_AND_SECURITY), people, "dan");
        while (one.request.events().size() < 4088) {
            one.votes("ann")
                    .accepted()
                    .does(new Command.Withdraw(command(), actor("ann")))
                    .accepted();
            if (one.request.events().size() == 4087) {
                one.votes("ann").accepted();
            }
        }
        one.votes("bob").refused(Code.TOO_MANY_EVENTS);
        one.does(new Command.Withdraw(command(), actor("ann"))).refused(Code.TOO_MANY_EVENTS);
        one.does(new Command.Reject(command(), actor("bob"), "too busy")).is(State.REJECTED);
    }

    @Test
    public void delegation() throws ApprovalException {
        Case one = new Case(policy(LEAD_AND_SECURITY), people, "eve");
        one.delegates("ann", "dan", one.now).refused(Code.DELEGATION_END);
        one.delegates("ann", "dan", one.now.plus(Duration.ofDays(8))).refused(Code.DELEGATION_END);
        one.delegates("ann", "dan", null).refused(Code.DELEGATION_END);
        one.delegates("ann", "Ann", one.now.plusSeconds(60)).refused(Code.DELEGATE_UNFIT);
        one.delegates("ann", "EVE", one.now.plusSeconds(60)).refused(Code.DELEGATE_UNFIT);
        one.delegates("eve", "dan", one.now.plusSeconds(60)).refused(Code.INITIATOR);
        one.delegates("ann", "stranger", one.now.plusSeconds(60)).refused(Code.DELEGATE_UNFIT);
        one.delegates("ann", "\u202e", one.now.plusSeconds(60)).refused(Code.INVALID);
        one.delegates("dan", "bob", one.now.plusSeconds(60)).refused(Code.NO_ROLE);
        one.votes("dan").refused(Code.NO_ROLE);
        one.delegates("ann", "dan", one.now.plusSeconds(3600)).accepted();
        one.delegates("ann", "bob", one.now.plusSeconds(60)).refused(Code.DELEGATION_EXISTS);
        one.delegates("bob", "ann", one.now.plusSeconds(60)).refused(Code.DELEGATION_CHAIN);
        people.with("dan", "security");
        one.delegates("dan", "cy", one.now.plusSeconds(60)).refused(Code.DELEGATION_CHAIN);
        one.votes("dan").accepted();
        one.votes("bob").is(State.APPROVED).opens();
        assertThat(Standing.of(one.request, one.policy, people).counted()).contains(new Counted("lead", "dan", "ann"));
        people.take("ann", "lead");
        one.closedBy(Code.QUORUM_MISSING);
    }

    @Test
    public void aDelegatedRoleIsNoSecondVote() throws ApprovalException {
        Case one = new Case(policy("rules: [{role: lead, count: 2}]"), people, "eve");
        one.delegates("ann", "dan", one.now.plusSeconds(3600)).accepted();
        one.votes("dan", "ann").accepted().is(State.PENDING);
        one.votes("cy").is(State.APPROVED);
        Case two = new Case(policy("rules: [{role: lead, count: 2}]"), people, "eve");
        two.delegates("ann", "cy", two.now.plusSeconds(3600))
                .votes("cy")
                .accepted()
                .is(State.PENDING);
    }

    @Test
    public void aDelegationThatIsTakenBackTakesTheVoteAlong() throws ApprovalException {
        Case one = new Case(policy(LEAD_AND_SECURITY), people, "eve");
        one.does(new Command.EndDelegation(command(), actor("ann"))).refused(Code.NO_DELEGATION);
        one.delegates("ann", "dan", one.now.plusSeconds(3600)).votes("dan").accepted();
        one.does(new Command.EndDelegation(command(), actor("ann"))).accepted();
        one.votes("bob").accepted().is(State.PENDING);
        assertThat(Standing.of(one.request, one.policy, people).refused()).containsKey("dan");
        one.votes("ann").is(State.APPROVED);
    }

    @Test
    public void aDelegationThatEndsByTimeAdmitsNoNewVote() throws ApprovalException {
        Case one = new Case(policy(LEAD_AND_SECURITY), people, "eve");
        one.delegates("ann", "dan", one.now.plusSeconds(3600))
                .after(60)
                .votes("dan")
                .refused(Code.NO_ROLE);
        one.delegates("ann", "dan", one.now.plusSeconds(3600))
                .accepted()
                .after(59)
                .votes("dan")
                .accepted();
        one.after(10).votes("bob").is(State.APPROVED).opens();
        new Case(policy(LEAD_AND_SECURITY + ", maxDelegationDays: 0"), people, "eve")
                .delegates("ann", "dan", START.plusSeconds(60))
                .refused(Code.DELEGATION_FORBIDDEN);
    }
}
