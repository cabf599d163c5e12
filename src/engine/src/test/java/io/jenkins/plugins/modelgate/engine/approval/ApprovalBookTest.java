package io.jenkins.plugins.modelgate.engine.approval;

import static io.jenkins.plugins.modelgate.engine.approval.Requests.BUILD;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.DIGEST;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.START;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.actor;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.policy;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.Test;

public class ApprovalBookTest {
    private static final int PEOPLE = 1000;
    private static final int QUORUM = 300;
    private static final Demand DEMAND = new Demand(DIGEST, "production");

    private final People people = new People().grant("root", Permission.REVOKE);
    private final List<Event> stored = Collections.synchronizedList(new ArrayList<>());
    private final ApprovalPolicy policy = policy("rules: [{role: lead, count: " + QUORUM + "}]");
    private final Supplier<Situation> now = () -> new Situation(START, policy, people);

    @Test
    public void aThousandVotesAtOnceGiveOneOutcome() throws Exception {
        ApprovalBook book = book();
        List<Outcome> outcomes =
                atOnce(i -> () -> book.apply("request-1", new Command.Approve("vote-" + i, actor("p" + i)), now)
                        .outcome());
        ApprovalRequest request = book.get("request-1");
        assertThat(request.state()).isEqualTo(State.APPROVED);
        assertThat(request.votes()).hasSize(QUORUM);
        assertThat(((Event.Approved) request.decision()).counted()).hasSize(QUORUM);
        assertThat(outcomes.stream().filter(Outcome::accepted)).hasSize(QUORUM);
        assertThat(outcomes.stream().filter(o -> !o.accepted()))
                .allSatisfy(o -> assertThat(o.refusal().code()).isEqualTo(Code.NOT_PENDING));
        assertThat(stored).isEqualTo(request.events());
        assertThat(ApprovalRequest.fold(stored, People::key).state()).isEqualTo(State.APPROVED);
    }

    @Test
    public void votesAndRejectionsAtOnceGiveOneOutcome() throws Exception {
        ApprovalBook book = book();
        List<Outcome> outcomes = atOnce(i -> () -> {
            Command command = i % 50 == 49
                    ? new Command.Reject("no-" + i, actor("p" + i), "no 1")
                    : new Command.Approve("vote-" + i, actor("p" + i));
            return book.apply("request-1", command, now).outcome();
        });
        ApprovalRequest request = book.get("request-1");
        assertThat(request.state()).isEqualTo(State.REJECTED);
        assertThat(stored).isEqualTo(request.events());
        assertThat(stored.stream().filter(Event.Rejected.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream().filter(Outcome::accepted))
                .hasSize(request.events().size() - 1);
    }

    /** The same vote from a thousand clients that try again is one vote. */
    @Test
    public void oneVoteAThousandTimes() throws Exception {
        ApprovalBook book = book();
        List<Outcome> outcomes = atOnce(i ->
                () -> book.apply("request-1", new Command.Approve("vote", actor(i % 2 == 0 ? "p1" : "P1")), now)
                        .outcome());
        assertThat(outcomes).allMatch(Outcome::accepted);
        assertThat(outcomes.stream().filter(o -> !o.repeated())).hasSize(1);
        assertThat(book.get("request-1").events()).hasSize(2);
    }

    @Test
    public void aRevocationAndUsesAtOnce() throws Exception {
        ApprovalPolicy single = policy("rules: [{role: lead, count: 1}]");
        Supplier<Situation> situation = () -> new Situation(START, single, people.with("p1", "lead"));
        ApprovalBook book = new ApprovalBook(People::key, (after, events) -> stored.addAll(events), List.of());
        book.open(terms(single, "author"), "open", situation);
        book.apply("request-1", new Command.Approve("vote", actor("p1")), situation);
        Supplier<Situation> fixed = () -> new Situation(START, single, people);
        List<Outcome> outcomes = atOnce(i -> () -> i == 500
                ? book.apply("request-1", new Command.Revoke("no", actor("root"), "CVE 1"), fixed)
                        .outcome()
                : book.use(DEMAND, "use-" + i, BUILD, fixed).outcome());
        List<Event> events = book.get("request-1").events();
        assertThat(events).last().isInstanceOf(Event.Revoked.class);
        assertThat(outcomes.stream().filter(Outcome::accepted)).hasSize(events.size() - 3);
        assertThat(stored).isEqualTo(events);
    }

    @Test
    public void whatCannotBeStoredDoesNotHappen() throws Exception {
        boolean[] broken = {true};
        ApprovalBook book = new ApprovalBook(
                People::key,
                (after, events) -> {
                    if (broken[0]) {
                        throw new IOException("No space left on device");
                    }
                    stored.addAll(events);
                },
                List.of());
        people.with("p1", "lead");
        assertThatThrownBy(() -> book.open(terms(policy, "author"), "open", now))
                .isInstanceOf(IOException.class);
        assertThat(book.all()).isEmpty();
        broken[0] = false;
        book.open(terms(policy, "author"), "open", now);
        ApprovalRequest before = book.get("request-1");
        broken[0] = true;
        Command vote = new Command.Approve("vote", actor("p1"));
        assertThatThrownBy(() -> book.apply("request-1", vote, now)).isInstanceOf(IOException.class);
        assertThat(book.get("request-1")).isSameAs(before);
        broken[0] = false;
        assertThat(book.apply("request-1", vote, now).outcome().repeated()).isFalse();
        assertThat(stored).isEqualTo(book.get("request-1").events());
    }

    @Test
    public void opensOnceAndUsesUnderTheSameIdOnce() throws Exception {
        ApprovalPolicy single = policy("rules: [{role: lead, count: 1}]");
        people.with("p1", "lead");
        Supplier<Situation> situation = () -> new Situation(START, single, people);
        ApprovalBook book = new ApprovalBook(People::key, (after, events) -> {}, List.of());
        Terms terms = terms(single, "author");
        assertThat(book.use(DEMAND, "use", BUILD, situation).outcome().refusal().code())
                .isEqualTo(Code.NO_REQUEST);
        assertThat(book.open(terms, "open", situation).outcome().accepted()).isTrue();
        assertThat(book.open(terms, "open", situation).outcome().repeated()).isTrue();
        assertThat(book.open(terms, "other", situation).outcome().refusal().code())
                .isEqualTo(Code.REQUEST_EXISTS);
        assertThat(book.apply("none", new Command.Expire(), situation)
                        .outcome()
                        .refusal()
                        .code())
                .isEqualTo(Code.UNKNOWN_REQUEST);
        assertThat(book.use(DEMAND, "use", BUILD, situation).usable().isOpen()).isFalse();
        book.apply("request-1", new Command.Approve("vote", actor("p1")), situation);
        assertThat(book.use(DEMAND, "use", BUILD, situation).usable().isOpen()).isTrue();
        assertThat(book.use(DEMAND, "use", BUILD, situation).outcome().repeated())
                .isTrue();
        Build other = new Build("other", "1", "job/other/1/");
        ApprovalBook.Opening reused = book.use(DEMAND, "use", other, situation);
        assertThat(reused.outcome().refusal().code()).isEqualTo(Code.COMMAND_REUSED);
        assertThat(reused.usable().isOpen()).isFalse();
        assertThat(book.use(DEMAND, "../x", BUILD, situation)
                        .outcome()
                        .refusal()
                        .code())
                .isEqualTo(Code.INVALID);
        book.apply(
                "request-1",
                new Command.Revoke("no", actor("root"), "CVE 1"),
                () -> new Situation(START, single, people.grant("root", Permission.REVOKE)));
        assertThat(book.use(DEMAND, "use", BUILD, situation).usable().isOpen())
                .as("a use that is repeated after revocation")
                .isFalse();
    }

    private ApprovalBook book() throws IOException {
        for (int i = 0; i < PEOPLE; i++) {
            people.with("p" + i, "lead");
        }
        ApprovalBook book = new ApprovalBook(People::key, (after, events) -> stored.addAll(events), List.of());
        book.open(terms(policy, "author"), "open", now);
        return book;
    }

    private static List<Outcome> atOnce(IntFunction<Callable<Outcome>> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Outcome>> futures = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                Callable<Outcome> one = task.apply(i);
                futures.add(threads.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            start.countDown();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> future : futures) {
                outcomes.add(future.get(120, TimeUnit.SECONDS));
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
