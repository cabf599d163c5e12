package io.jenkins.plugins.modelgate.engine.redteam.monitor;

import io.jenkins.plugins.modelgate.engine.redteam.Remedy;
import io.jenkins.plugins.modelgate.engine.redteam.Scenario;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.time.Duration;
import java.util.List;

/** The log of the answers, or what it is compared with, is no longer what honest people wrote. */
final class LogScenarios {
    private static final List<Remedy> STALE = List.of(new Remedy("monitoring.staleHours", 48));

    /** All of them. */
    static final List<Scenario> ALL = List.of(
            MonitorScenarios.erosion(
                    "log-stopped",
                    "What the model answers has not been written down for a month",
                    "A model that nobody watches any more is noticed.",
                    Severity.HIGH,
                    STALE,
                    MonitorAttack.on(log -> log.forEach(query -> query.at = query.at.minus(Duration.ofDays(31))))),
            MonitorScenarios.erosion(
                    "days-cut-out",
                    "The answers of four days are cut out of the log",
                    "What was removed from the log is noticed by its absence.",
                    Severity.HIGH,
                    STALE,
                    MonitorAttack.on(log -> {
                        int days = (int) MonitorAttack.REACH.toDays();
                        log.subList(log.size() * 3 / days, log.size() * 7 / days)
                                .clear();
                    })),
            MonitorScenarios.erosion(
                    "times-in-the-future",
                    "Bad answers get times that have not come yet, so that no window holds them",
                    "Nobody keeps answers out of every window by their time.",
                    Severity.MEDIUM,
                    List.of(),
                    MonitorAttack.on(log -> log.stream()
                            .filter(query -> !query.answer.equals(query.truth))
                            .forEach(query -> query.at = query.at.plus(Duration.ofDays(400))))),
            MonitorScenarios.erosion(
                    "older-hour-shown-again",
                    "The answers of an earlier hour are shown instead of the newest ones",
                    "An old log does not stand for a new one.",
                    Severity.HIGH,
                    List.of(),
                    MonitorAttack.afterUsualHours(
                            log -> log.forEach(query -> query.at = query.at.minus(Duration.ofHours(2))))),
            MonitorScenarios.erosion(
                    "baseline-exchanged",
                    "The baseline is exchanged for one of the changed queries, so that no drift shows",
                    "Queries are compared with what was approved, and nothing else.",
                    Severity.CRITICAL,
                    List.of(),
                    MonitorAttack.behind((production, log) -> {
                        log.forEach(query -> query.income *= 3);
                        production.exchangeBaseline(log);
                    })),
            MonitorScenarios.erosion(
                    "usual-hour",
                    "An hour with a tenth more queries, and people half a year older: no attack, and no alarm",
                    "The gate is not closed to an hour like the others.",
                    Severity.HIGH,
                    List.of(),
                    MonitorAttack.harmless(log -> {
                        log.forEach(query -> query.age = String.valueOf(Double.parseDouble(query.age) + 0.5));
                        log.addAll(log.stream()
                                .limit(log.size() / 10)
                                .map(Query::copy)
                                .toList());
                    })));

    private LogScenarios() {}
}
