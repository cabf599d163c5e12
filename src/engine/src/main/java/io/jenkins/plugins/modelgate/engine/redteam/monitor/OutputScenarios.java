package io.jenkins.plugins.modelgate.engine.redteam.monitor;

import io.jenkins.plugins.modelgate.engine.redteam.Remedy;
import io.jenkins.plugins.modelgate.engine.redteam.Scenario;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** The model that answers is no longer the one that was approved, or no longer as good. */
final class OutputScenarios {
    private static final int ONE_IN = 18;

    /** All of them. */
    static final List<Scenario> ALL = List.of(
            MonitorScenarios.erosion(
                    "worse-answers",
                    "Another model answers one query in eighteen the other way about, as surely as ever",
                    "A model that got worse is noticed once labels come.",
                    Severity.HIGH,
                    List.of(new Remedy("monitoring.performanceDrop", 0.03)),
                    MonitorAttack.on(
                            log -> sure(log).subList(0, log.size() / ONE_IN).forEach(Query::turn))),
            MonitorScenarios.erosion(
                    "labels-kept-back",
                    "Another model answers since half the time, and labels of what came since then are kept back",
                    "Nobody hides a loss by keeping labels back.",
                    Severity.LOW,
                    List.of(new Remedy("monitoring.unlabelledShare", 0.2)),
                    MonitorAttack.on(log -> {
                        List<Query> since = log.subList(log.size() / 2, log.size());
                        for (int i = 0; i < since.size(); i++) {
                            since.get(i).truth = "";
                            if (i % 7 == 0) {
                                since.get(i).turn();
                            }
                        }
                    })),
            MonitorScenarios.erosion(
                    "too-sure-of-itself",
                    "Weights are changed so that the same answers come with scores close to 0 and 1",
                    "Scores that promise more than the model keeps are noticed.",
                    Severity.HIGH,
                    List.of(new Remedy("monitoring.calibration", 0.1)),
                    MonitorAttack.on(log -> log.forEach(query ->
                            query.score = query.answer.equals("1") ? 1 - (1 - query.score) / 50 : query.score / 50))),
            MonitorScenarios.erosion(
                    "scores-out-of-range",
                    "A few scores are greater than one",
                    "Output that no model in order has is noticed.",
                    Severity.HIGH,
                    List.of(),
                    MonitorAttack.on(log -> log.subList(0, 3).forEach(query -> query.score = 1.5))),
            MonitorScenarios.erosion(
                    "always-the-same",
                    "Whatever is asked, the model answers yes",
                    "A model that has stopped deciding is noticed.",
                    Severity.HIGH,
                    List.of(),
                    MonitorAttack.on(log -> log.forEach(query -> {
                        query.answer = "1";
                        query.score = Math.max(query.score, 1 - query.score);
                    }))),
            MonitorScenarios.erosion(
                    "threshold-moved",
                    "The threshold is moved so that far more is granted",
                    "Answers that are spread otherwise than when the model was approved are noticed.",
                    Severity.HIGH,
                    List.of(),
                    MonitorAttack.on(log -> log.forEach(query -> query.answer = query.score > 0.1 ? "1" : "0"))),
            MonitorScenarios.scenario(
                    "crashing-inputs",
                    "Inputs are sent on which the model fails: three answers in a hundred are empty",
                    MonitorScenarios.DENIAL,
                    "Answers that did not come are noticed.",
                    Severity.HIGH,
                    List.of(new Remedy("monitoring.invalidShare", 0.01)),
                    MonitorAttack.on(log -> {
                        for (int i = 0; i < log.size(); i += 33) {
                            log.get(i).answer = "";
                        }
                    })),
            MonitorScenarios.scenario(
                    "sponge-inputs",
                    "One query in ten is made so that the model takes twenty seconds for it",
                    MonitorScenarios.DENIAL,
                    "Inputs that exhaust the service are noticed.",
                    Severity.LOW,
                    List.of(new Remedy("monitoring.latencyP95", 1000)),
                    MonitorAttack.on(log -> {
                        for (int i = 0; i < log.size(); i += 10) {
                            log.get(i).milliseconds = 20_000;
                        }
                    })));

    private OutputScenarios() {}

    /** Those that the model is surest about, first. */
    private static List<Query> sure(List<Query> log) {
        return log.stream()
                .sorted((a, b) -> Double.compare(b.certainty(), a.certainty()))
                .toList();
    }
}
