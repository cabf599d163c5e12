package io.jenkins.plugins.modelgate.engine.redteam.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Sha256;
import io.jenkins.plugins.modelgate.engine.monitor.MonitorOptions;
import io.jenkins.plugins.modelgate.engine.monitor.Roles;
import io.jenkins.plugins.modelgate.engine.redteam.Arena;
import io.jenkins.plugins.modelgate.engine.redteam.Gates;
import io.jenkins.plugins.modelgate.engine.redteam.Sourced;
import io.jenkins.plugins.modelgate.engine.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An approved model in production: the profile of its data, a log of its answers, and the gate that looks at the two. */
final class Production {
    private static final String MODEL = "a1".repeat(32);
    private static final Roles ROLES =
            new Roles("answer", "score", null, "truth", "at", "ms", "client", "question", null);
    private static final int APPROVED = 3000;
    private static final long SEED = 20_261_126L;
    private static final double MILLISECONDS = 20;
    private static final double VILLAGES = 0.0135;

    private final Arena arena;
    private final double milliseconds;
    private final double villages;
    private final String approved;
    private Path baseline;

    /** Records the profile of the data with which the model was approved. */
    Production(Arena arena) throws IOException, InterruptedException {
        this.arena = arena;
        // Well within what the policy allows.
        this.milliseconds = Math.min(MILLISECONDS, arena.policy().number("monitoring.latencyP95") / 5.0);
        this.villages = Math.min(
                VILLAGES, arena.policy().decimal("monitoring.unseenShare").doubleValue() * 2 / 3);
        this.baseline = profile(traffic(0).queries(APPROVED, Instant.EPOCH, Duration.ofDays(1)));
        this.approved = Sha256.of(baseline);
    }

    /** What honest people ask, each number something else. */
    Traffic traffic(int number) {
        return new Traffic(SEED + number, milliseconds, villages);
    }

    /** The profile of queries as the data gate records it. */
    private Path profile(List<Query> queries) throws IOException, InterruptedException {
        Sourced data = new Sourced(arena, "approved.csv");
        Traffic.writeApproved(queries, data.file());
        data.register();
        Path report = arena.directory("approved");
        Gates.profile(data.path(), data.workspace(), report, arena.policy());
        return report.resolve("profile.json");
    }

    /** Puts the profile of these queries where the approved one was; its digest stays the one that was written down. */
    void exchangeBaseline(List<Query> queries) throws IOException, InterruptedException {
        baseline = profile(queries);
    }

    /** The gate's answer to one window of all these queries. */
    Report ask(List<Query> log, double accuracy) throws IOException, InterruptedException {
        return ask(log, options(null, null, null, null, accuracy), null);
    }

    /** The gate's answer to one window with the ones before. */
    Report ask(List<Query> log, Instant from, Instant to, @CheckForNull Path history, double accuracy)
            throws IOException, InterruptedException {
        return ask(log, options(history, from, to, null, accuracy), null);
    }

    /** Has the gate write a history of windows of this length into a directory. */
    Report record(List<Query> log, Duration every, double accuracy, Path report)
            throws IOException, InterruptedException {
        return ask(log, options(null, null, null, every, accuracy), report);
    }

    private Report ask(List<Query> log, MonitorOptions options, @CheckForNull Path report)
            throws IOException, InterruptedException {
        Sourced data = new Sourced(arena, "answers.csv");
        Traffic.write(log, data.file());
        data.register();
        return Gates.monitoring(data.path(), data.workspace(), options, report, arena.policy());
    }

    private MonitorOptions options(
            @CheckForNull Path history,
            @CheckForNull Instant from,
            @CheckForNull Instant to,
            @CheckForNull Duration every,
            double accuracy) {
        return new MonitorOptions(
                MODEL, baseline, approved, history, ROLES, from, to, every, Map.of("accuracy", accuracy));
    }
}
