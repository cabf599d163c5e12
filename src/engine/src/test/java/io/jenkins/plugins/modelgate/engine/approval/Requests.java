package io.jenkins.plugins.modelgate.engine.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Requests, commands and policies for tests. */
final class Requests {
    static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
    static final String DIGEST = "ab".repeat(32);
    static final Build BUILD = new Build("folder/train", "17", "job/folder/job/train/17/");

    private static int commands;

    private Requests() {}

    /** The approval part in YAML, within its braces. */
    static ApprovalPolicy policy(String approval) {
        try {
            return ApprovalPolicy.of(
                    Policy.of(PolicyFile.yaml("name: production\napproval: {" + approval + "}", "test")));
        } catch (PolicyException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Terms terms(ApprovalPolicy policy, String... initiators) {
        return terms("request-1", policy, initiators);
    }

    static Terms terms(String id, ApprovalPolicy policy, String... initiators) {
        List<Initiators.Known> known = new ArrayList<>();
        for (String initiator : initiators) {
            known.add(new Initiators.Known(initiator, Initiators.How.TRIGGER));
        }
        List<Initiators.Unknown> unknown = known.isEmpty()
                ? List.of(new Initiators.Unknown(Initiators.How.TRIGGER, "started by a timer"))
                : List.of();
        return new Terms(
                id,
                "model/",
                DIGEST,
                "staging",
                "production",
                policy,
                List.of(new Evidence("verifyModelArtifact", Verdict.PASSED, "cd".repeat(32), "application/json")),
                BUILD,
                new Initiators(known, unknown),
                null);
    }

    static Actor actor(String id) {
        return new Actor(id, null, Actor.Method.PASSWORD, null, Actor.Channel.UI);
    }

    static Actor loggedIn(String id, Instant at) {
        return new Actor(id, "Name of " + id, Actor.Method.OIDC, at, Actor.Channel.API);
    }

    static String command() {
        return "command-" + ++commands;
    }

    /** A request under test, with a clock, people and the policy in force. */
    static final class Case {
        ApprovalRequest request;
        Instant now = START;
        ApprovalPolicy policy;
        final People people;
        Outcome last;

        Case(ApprovalPolicy policy, People people, String... initiators) throws ApprovalException {
            this.policy = policy;
            this.people = people;
            Outcome opened = Decisions.open(terms(policy, initiators), command(), situation());
            assertThat(opened.refusal()).isNull();
            request = ApprovalRequest.fold(opened.events(), People::key);
        }

        Situation situation() {
            return new Situation(now, policy, people);
        }

        Case does(Command command) {
            last = Decisions.decide(request, command, situation());
            request = request.after(last.events());
            return this;
        }

        Case votes(String... ids) {
            for (String id : ids) {
                does(new Command.Approve(command(), actor(id)));
            }
            return this;
        }

        Case delegates(String from, String to, Instant until) {
            return does(new Command.Delegate(command(), actor(from), to, until));
        }

        Case after(long minutes) {
            now = now.plusSeconds(minutes * 60);
            return this;
        }

        Case is(State state) {
            assertThat(request.state()).as(String.valueOf(last)).isEqualTo(state);
            return this;
        }

        Case accepted() {
            assertThat(last.refusal()).isNull();
            return this;
        }

        Case refused(Code code) {
            assertThat(last.accepted()).as(String.valueOf(last)).isFalse();
            assertThat(last.refusal().code()).as(last.refusal().sentence()).isEqualTo(code);
            assertThat(last.refusal().sentence()).endsWith(".").hasSizeGreaterThan(20);
            return this;
        }

        Usable usable() {
            return Approvals.usable(DIGEST, policy, List.of(request), people, now);
        }

        Case closedBy(Code... codes) {
            Usable usable = usable();
            assertThat(usable.isOpen()).isFalse();
            assertThat(usable.broken()).extracting(Usable.Broken::code).containsExactly(codes);
            assertThat(usable.broken())
                    .allSatisfy(broken -> assertThat(broken.sentence()).endsWith("."));
            return this;
        }

        Case opens() {
            assertThat(usable().broken()).isEmpty();
            assertThat(usable().isOpen()).isTrue();
            return this;
        }
    }
}
