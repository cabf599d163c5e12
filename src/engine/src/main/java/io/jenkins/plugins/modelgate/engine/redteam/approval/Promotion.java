package io.jenkins.plugins.modelgate.engine.redteam.approval;

import io.jenkins.plugins.modelgate.engine.approval.Actor;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalBook;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalPolicy;
import io.jenkins.plugins.modelgate.engine.approval.Build;
import io.jenkins.plugins.modelgate.engine.approval.Command;
import io.jenkins.plugins.modelgate.engine.approval.Demand;
import io.jenkins.plugins.modelgate.engine.approval.Evidence;
import io.jenkins.plugins.modelgate.engine.approval.Initiators;
import io.jenkins.plugins.modelgate.engine.approval.Outcome;
import io.jenkins.plugins.modelgate.engine.approval.Situation;
import io.jenkins.plugins.modelgate.engine.approval.Terms;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A model on its way to production: the real book of approvals, a clock that can be turned, and people. */
final class Promotion {
    /** SHA-256 of what is promoted. */
    static final String DIGEST = "a1".repeat(32);

    static final String STAGE = "production";
    static final String REQUEST = "request-1";

    private static final Build BUILD = new Build("team/train", "17", "job/team/job/train/17/");
    private static final Build DEPLOYMENT = new Build("team/deploy", "4", "job/team/job/deploy/4/");

    private final ApprovalBook book = new ApprovalBook(Staff::key, (after, events) -> {}, List.of());
    private final List<String> refusals = new ArrayList<>();
    private final Staff staff;
    private ApprovalPolicy policy;
    private Instant now = Instant.parse("2026-11-26T09:00:00Z");
    private int commands;

    Promotion(ApprovalPolicy policy) {
        this.policy = policy;
        this.staff = new Staff(policy);
    }

    Staff staff() {
        return staff;
    }

    ApprovalPolicy policy() {
        return policy;
    }

    Instant now() {
        return now;
    }

    /** From here on another policy is in force. */
    void under(ApprovalPolicy other) {
        policy = other;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Mallory's build asks for the approval of the model. */
    void ask() throws IOException {
        ask(REQUEST, STAGE, new Initiators(started(Staff.MALLORY, Initiators.How.TRIGGER), List.of()));
    }

    static List<Initiators.Known> started(String person, Initiators.How how) {
        return List.of(new Initiators.Known(person, how));
    }

    void ask(String request, String stage, Initiators initiators) throws IOException {
        Terms terms = new Terms(
                request,
                "model/",
                DIGEST,
                "staging",
                stage,
                policy,
                List.of(new Evidence("verifyModelArtifact", Verdict.PASSED, "c3".repeat(32), "application/json")),
                BUILD,
                initiators,
                null);
        noted(book.open(terms, command(), this::situation).outcome());
    }

    /** Somebody who has just logged in agrees. */
    void vote(String person) throws IOException {
        vote(new Actor(person, null, Actor.Method.OIDC, now, Actor.Channel.UI));
    }

    void vote(Actor actor) throws IOException {
        tell(new Command.Approve(command(), actor));
    }

    void everybodyVotes() throws IOException {
        for (String person : staff.approvers()) {
            vote(person);
        }
    }

    /** Everybody but the first votes. */
    void theOthersVote() throws IOException {
        for (String person : staff.approvers().subList(1, staff.approvers().size())) {
            vote(person);
        }
    }

    void tell(Command command) throws IOException {
        tell(REQUEST, command);
    }

    void tell(String request, Command command) throws IOException {
        noted(book.apply(request, command, this::situation).outcome());
    }

    Actor fresh(String person) {
        return new Actor(person, null, Actor.Method.OIDC, now, Actor.Channel.UI);
    }

    String command() {
        return "command-" + ++commands;
    }

    /** The deployment asks for its approval. */
    ApprovalBook.Opening deploy(String digest, String stage, String command) throws IOException {
        ApprovalBook.Opening opening = book.use(new Demand(digest, stage), command, DEPLOYMENT, this::situation);
        noted(opening.outcome());
        return opening;
    }

    /** Another build asks under an id that somebody has used. */
    ApprovalBook.Opening deployAnother(String command) throws IOException {
        Build another = new Build("mallory/deploy", "1", "job/mallory/job/deploy/1/");
        ApprovalBook.Opening opening = book.use(new Demand(DIGEST, STAGE), command, another, this::situation);
        noted(opening.outcome());
        return opening;
    }

    ApprovalBook.Opening deploy() throws IOException {
        return deploy(DIGEST, STAGE, command());
    }

    /** Codes of all that was refused so far. */
    List<String> refusals() {
        return refusals.stream().distinct().toList();
    }

    private void noted(Outcome outcome) {
        if (!outcome.accepted()) {
            refusals.add("approval/" + outcome.refusal().code());
        }
    }

    private Situation situation() {
        return new Situation(now, policy, staff);
    }
}
