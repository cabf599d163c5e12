package io.jenkins.plugins.modelgate.engine.redteam.monitor;

import io.jenkins.plugins.modelgate.engine.monitor.history.WindowJson;
import io.jenkins.plugins.modelgate.engine.redteam.Answer;
import io.jenkins.plugins.modelgate.engine.redteam.Arena;
import io.jenkins.plugins.modelgate.engine.redteam.Attack;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Plays a window of production twice: as honest people have it, and as the attacker would. */
final class MonitorAttack {
    /** How far the log of a first window reaches back. */
    static final Duration REACH = Duration.ofDays(10);

    private static final int QUERIES = 1500;
    private static final int WINDOWS = 8;
    private static final int HOURLY = 600;

    private MonitorAttack() {}

    /** What the attacker does to the log, which has at least ten days of answers, oldest first. */
    @FunctionalInterface
    interface Change {
        void make(List<Query> log);
    }

    /** What the attacker does to what the log is compared with. */
    @FunctionalInterface
    interface Trick {
        void make(Production production, List<Query> log) throws IOException, InterruptedException;
    }

    /** The first window after the approval: there is no history yet that could help. */
    static Attack on(Change change) {
        return behind((production, log) -> change.make(log));
    }

    /** As above, and the attacker reaches the baseline too. */
    static Attack behind(Trick trick) {
        return arena -> {
            Production production = new Production(arena);
            Instant now = Instant.now();
            List<Query> log = production.traffic(1).queries(QUERIES, now, REACH);
            double accuracy = Traffic.accuracy(log);
            Report honest = production.ask(log, accuracy);
            if (honest.verdict() != Verdict.PASSED) {
                return Answer.of(honest, honest);
            }
            trick.make(production, log);
            return Answer.of(honest, production.ask(log, accuracy));
        };
    }

    /** One hour after seven that were as usual. */
    static Attack afterUsualHours(Change change) {
        return arena -> {
            Hour hour = new Hour(arena);
            Report honest = hour.ask(hour.log(), hour.history);
            List<Query> log = hour.log();
            change.make(log);
            return Answer.of(honest, hour.ask(log, hour.history));
        };
    }

    /** The other way about: the change is honest, and a gate that closes would be a false alarm. */
    static Attack harmless(Change change) {
        return arena -> {
            Hour hour = new Hour(arena);
            Report before = hour.ask(hour.log(), hour.history);
            List<Query> log = hour.log();
            change.make(log);
            return Answer.harmless(before, hour.ask(log, hour.history));
        };
    }

    /** The newest whole hour, and the history of those before it. */
    private static final class Hour {
        private final Production production;
        private final Instant to = Instant.now().truncatedTo(ChronoUnit.HOURS);
        private final Instant from = to.minus(1, ChronoUnit.HOURS);
        private final double accuracy;
        private final Path history;

        Hour(Arena arena) throws IOException, InterruptedException {
            this.production = new Production(arena);
            List<Query> before = new ArrayList<>();
            for (int i = WINDOWS - 1; i > 0; i--) {
                // No hour has as many queries as the one before.
                before.addAll(production
                        .traffic(i)
                        .queries(HOURLY + 37 * i % 50, to.minus(i, ChronoUnit.HOURS), Duration.ofHours(1)));
            }
            this.accuracy = Traffic.accuracy(before);
            Path report = arena.directory("history");
            production.record(before, Duration.ofHours(1), accuracy, report);
            this.history = report.resolve(WindowJson.FILE);
        }

        List<Query> log() {
            return production.traffic(WINDOWS).queries(HOURLY, to, Duration.ofHours(1));
        }

        Report ask(List<Query> log, Path before) throws IOException, InterruptedException {
            return production.ask(log, from, to, before, accuracy);
        }
    }
}
