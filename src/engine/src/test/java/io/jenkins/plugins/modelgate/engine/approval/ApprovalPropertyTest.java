package io.jenkins.plugins.modelgate.engine.approval;

import static io.jenkins.plugins.modelgate.engine.approval.Requests.DIGEST;
import static io.jenkins.plugins.modelgate.engine.approval.Requests.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

/** Random rules, people, votes, delegations, losses, clocks and restarts, beside a model that tries every placement. */
public class ApprovalPropertyTest {
    private static final int ROUNDS = Boolean.getBoolean("modelgate.full") ? 20_000 : 1_500;
    private static final String[] ROLES = {"r0", "r1", "r2", "r3"};
    private static final String[] PERSONS = {"p0", "p1", "p2", "p3", "p4", "p5", "p6"};
    private static final int LIFE_HOURS = 24;

    private final Set<State> reached = new HashSet<>();
    private int votesAccepted;
    private int lendingsAccepted;
    private int moved;

    @Test
    public void neverWithoutTheQuorumNeverDeadlockedNeverTooLate() throws ApprovalException {
        long first = System.nanoTime();
        System.out.println("ApprovalPropertyTest first seed " + first);
        for (long seed = first; seed < first + ROUNDS; seed++) {
            try {
                new Life(new Random(seed)).live();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        assertThat(reached).as("the rounds reach every state").containsExactlyInAnyOrder(State.values());
        assertThat(votesAccepted).isGreaterThan(ROUNDS);
        assertThat(lendingsAccepted).isGreaterThan(ROUNDS / 20);
        assertThat(moved).as("approvals that lost their quorum").isGreaterThan(ROUNDS / 100);
    }

    /** One request from its beginning to its end. */
    private final class Life {
        private final Random random;
        private final People people = new People();
        private final Model model = new Model();
        private final ApprovalPolicy policy;
        private ApprovalRequest request;
        private Instant now = START;
        private int commands;

        Life(Random random) throws ApprovalException {
            this.random = random;
            List<String> rules = new ArrayList<>();
            for (String role : ROLES) {
                if (random.nextInt(2) == 0) {
                    int count = 1 + random.nextInt(2);
                    rules.add("{role: " + role + ", count: " + count + "}");
                    model.rules.put(role, count);
                }
            }
            model.duties = random.nextInt(4) > 0;
            model.login = random.nextInt(5) == 0;
            policy = Requests.policy("rules: " + rules + ", separationOfDuties: " + model.duties + ", reauthenticate: "
                    + model.login + ", expiresHours: " + LIFE_HOURS + ", validHours: " + LIFE_HOURS);
            for (String person : PERSONS) {
                people.with(person);
                for (String role : ROLES) {
                    if (random.nextInt(3) == 0) {
                        people.with(person, role);
                    }
                }
                if (random.nextInt(6) == 0) {
                    model.initiators.add(person);
                }
            }
            people.grant("p0", Permission.REVOKE).grant("p1", Permission.OVERRIDE);
            String[] initiators = model.initiators.stream().map(this::spelled).toArray(String[]::new);
            Outcome opened = Decisions.open(Requests.terms(policy, initiators), "open", situation());
            request = ApprovalRequest.fold(opened.events(), People::key);
            model.deadline = now.plusSeconds(LIFE_HOURS * 3600L);
            model.see(now);
        }

        private Situation situation() {
            return new Situation(now, policy, people);
        }

        private String spelled(String person) {
            return random.nextBoolean() ? person : person.toUpperCase(Locale.ROOT);
        }

        private String person() {
            return PERSONS[random.nextInt(PERSONS.length)];
        }

        void live() throws ApprovalException {
            for (int step = 10 + random.nextInt(30); step > 0; step--) {
                State before = request.state();
                List<Event> events = request.events();
                act();
                assertThat(request.events().subList(0, events.size())).isEqualTo(events);
                if (before.isFinal()) {
                    assertThat(request.events()).isEqualTo(events);
                }
                reached.add(request.state());
                checkGate();
                if (random.nextInt(4) == 0) {
                    restart();
                }
            }
        }

        private void restart() throws ApprovalException {
            ApprovalRequest again = ApprovalJson.read(ApprovalJson.write(request), People::key);
            assertThat(again.events()).isEqualTo(request.events());
            assertThat(again.state()).isEqualTo(request.state());
            assertThat(again.votes()).containsExactlyElementsOf(request.votes());
            assertThat(again.delegations()).isEqualTo(request.delegations());
            assertThat(again.validUntil()).isEqualTo(request.validUntil());
            request = again;
        }

        private void act() {
            switch (random.nextInt(40)) {
                case 0, 1, 2 -> people.take(person(), ROLES[random.nextInt(ROLES.length)]);
                case 3 -> people.with(person(), ROLES[random.nextInt(ROLES.length)]);
                case 4 -> people.deny(person(), Permission.APPROVE);
                case 5 -> now = now.plusSeconds(random.nextInt(8 * 3600));
                case 6 -> now = random.nextInt(3) > 0 ? now.plusSeconds(600) : edge();
                case 7 -> now = now.minusSeconds(random.nextInt(40 * 3600));
                case 8, 9, 10, 11 -> lend();
                case 12, 13 -> takeBack();
                case 14 -> withdraw();
                case 15, 16 -> count();
                case 17, 18 -> end();
                default -> vote();
            }
        }

        /** The instant at which a time ends, or the one before. */
        private Instant edge() {
            Instant end = request.validUntil() == null ? model.deadline : request.validUntil();
            return random.nextBoolean() ? end : end.minusNanos(1);
        }

        /** Often somebody of these, if there is anybody. */
        private String person(Collection<String> rather) {
            List<String> sorted = new ArrayList<>(new TreeSet<>(rather));
            return sorted.isEmpty() || random.nextInt(3) == 0 ? person() : sorted.get(random.nextInt(sorted.size()));
        }

        private Outcome decide(Command command) {
            Outcome outcome = Decisions.decide(request, command, situation());
            request = request.after(outcome.events());
            if (outcome.accepted() && random.nextInt(5) == 0 && !command.id().isEmpty()) {
                Outcome again = Decisions.decide(request, command, situation());
                assertThat(again.accepted()
                                && again.repeated()
                                && again.events().isEmpty())
                        .isTrue();
            }
            return outcome;
        }

        private String command() {
            return "c" + ++commands;
        }

        private boolean live(State before, Instant at) {
            return before == State.PENDING && at.isBefore(model.deadline);
        }

        private void vote() {
            String who = random.nextInt(3) > 0
                    ? person()
                    : person(model.loans.values().stream().map(Model.Loan::to).toList());
            boolean fresh = random.nextInt(3) > 0;
            Instant at = tick();
            Actor actor = fresh ? Requests.loggedIn(spelled(who), at) : Requests.actor(spelled(who));
            boolean expected = live(request.state(), at) && model.mayVote(who, fresh, people, at);
            Outcome outcome = decide(new Command.Approve(command(), actor));
            assertThat(outcome.accepted()).as("%s votes: %s", who, outcome).isEqualTo(expected);
            if (expected) {
                votesAccepted++;
                model.votes.put(who, model.lenders(who, at));
                assertThat(request.state()).isEqualTo(model.quorum(people) ? State.APPROVED : State.PENDING);
                checkForecast();
            }
        }

        /** Events move the request's clock, so the model's moves with it. */
        private Instant tick() {
            Instant last = request.lastAt();
            model.clock = last;
            return model.see(now);
        }

        private void lend() {
            String from = person();
            String to = person();
            boolean fresh = random.nextInt(3) > 0;
            Instant at = tick();
            Instant until = at.plusSeconds(1 + random.nextInt(12 * 3600));
            Actor actor = fresh ? Requests.loggedIn(spelled(from), at) : Requests.actor(spelled(from));
            boolean expected = live(request.state(), at) && model.mayLend(from, to, fresh, people, at);
            Outcome outcome = decide(new Command.Delegate(command(), actor, spelled(to), until));
            assertThat(outcome.accepted())
                    .as("%s lends to %s: %s", from, to, outcome)
                    .isEqualTo(expected);
            if (expected) {
                lendingsAccepted++;
                model.loans.put(from, new Model.Loan(to, until));
            }
        }

        private void takeBack() {
            String from = person(model.loans.keySet());
            boolean expected = live(request.state(), tick()) && model.loans.containsKey(from);
            Outcome outcome = decide(new Command.EndDelegation(command(), Requests.actor(spelled(from))));
            assertThat(outcome.accepted()).isEqualTo(expected);
            if (expected) {
                model.loans.remove(from);
                model.votes.values().forEach(lenders -> lenders.remove(from));
            }
        }

        private void withdraw() {
            String who = person();
            boolean expected = live(request.state(), tick()) && model.votes.containsKey(who);
            Outcome outcome = decide(new Command.Withdraw(command(), Requests.actor(spelled(who))));
            assertThat(outcome.accepted()).isEqualTo(expected);
            if (expected) {
                model.votes.remove(who);
            }
        }

        private void count() {
            boolean expected = live(request.state(), tick()) && model.quorum(people);
            assertThat(decide(new Command.Count(command())).accepted()).isEqualTo(expected);
        }

        private void end() {
            State before = request.state();
            Instant at = tick();
            Command command = switch (random.nextInt(12)) {
                case 0 -> new Command.Reject(command(), Requests.actor("p0"), "no 1");
                case 1, 2 -> new Command.Revoke(command(), Requests.actor("p0"), "late 1");
                case 3, 4 -> new Command.Override(command(), Requests.loggedIn("p1", at), "urgent 1");
                case 5 -> new Command.Invalidate(command(), Event.Cause.REPORT_CHANGED, "it changed");
                default -> new Command.Expire();
            };
            boolean pending = live(before, at);
            Outcome outcome = decide(command);
            if (command instanceof Command.Override) {
                assertThat(outcome.accepted()).isEqualTo(pending && !model.initiators.contains("p1"));
            } else if (command instanceof Command.Reject) {
                assertThat(outcome.accepted()).isEqualTo(pending);
            } else if (command instanceof Command.Expire && before == State.PENDING) {
                assertThat(outcome.accepted()).isEqualTo(!pending);
            }
        }

        /** The gate is open exactly when the model says that it may be. */
        private void checkGate() {
            Usable usable = Approvals.usable(DIGEST, policy, List.of(request), people, now);
            Instant at = now.isBefore(request.lastAt()) ? request.lastAt() : now;
            boolean expected = false;
            if (request.state().isOpen()) {
                Instant opened = request.opening().at();
                assertThat(opened).isBefore(model.deadline);
                boolean holds = request.state() == State.OVERRIDDEN || model.quorum(people);
                moved += holds ? 0 : 1;
                expected = holds && at.isBefore(opened.plusSeconds(LIFE_HOURS * 3600L));
            }
            assertThat(usable.isOpen()).as(usable.why()).isEqualTo(expected);
            assertThat(usable.broken().isEmpty()).isEqualTo(expected);
        }

        /** POSSIBLE exactly when everybody left voting would make the quorum. */
        private void checkForecast() {
            if (request.state() != State.PENDING) {
                return;
            }
            Model all = new Model();
            all.rules.putAll(model.rules);
            all.initiators.addAll(model.initiators);
            all.duties = model.duties;
            all.votes.putAll(model.votes);
            for (String person : PERSONS) {
                all.votes.putIfAbsent(person, Set.of());
            }
            assertThat(Standing.of(request, policy, people).reach())
                    .isEqualTo(all.quorum(people) ? Standing.Reach.POSSIBLE : Standing.Reach.IMPOSSIBLE);
        }
    }

    @Test
    public void theOrderOfVotesDoesNotChangeTheOutcome() throws ApprovalException {
        long first = System.nanoTime();
        System.out.println("ApprovalPropertyTest first seed of orders " + first);
        int approved = 0;
        for (long seed = first; seed < first + ROUNDS / 10; seed++) {
            Life life = new Life(new Random(seed));
            List<String> order = new ArrayList<>(new TreeSet<>(List.of(PERSONS)));
            Set<State> outcomes = new HashSet<>();
            for (int i = 0; i < 6; i++) {
                Collections.shuffle(order, life.random);
                ApprovalRequest request = life.request;
                for (String person : order) {
                    Command vote =
                            new Command.Approve("vote-" + person, Requests.loggedIn(life.spelled(person), START));
                    request = request.after(
                            Decisions.decide(request, vote, life.situation()).events());
                }
                outcomes.add(request.state());
            }
            for (String person : PERSONS) {
                life.model.votes.put(person, new HashSet<>());
            }
            assertThat(outcomes)
                    .as("seed %d", seed)
                    .containsExactly(life.model.quorum(life.people) ? State.APPROVED : State.PENDING);
            approved += outcomes.contains(State.APPROVED) ? 1 : 0;
        }
        assertThat(approved).isBetween(ROUNDS / 100, ROUNDS / 10 - ROUNDS / 100);
    }
}
