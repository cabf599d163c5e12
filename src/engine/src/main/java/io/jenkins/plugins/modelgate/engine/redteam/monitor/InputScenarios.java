package io.jenkins.plugins.modelgate.engine.redteam.monitor;

import io.jenkins.plugins.modelgate.engine.redteam.Remedy;
import io.jenkins.plugins.modelgate.engine.redteam.Scenario;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What the model is asked is no longer what it was approved for. */
final class InputScenarios {
    /** All of them. */
    static final List<Scenario> ALL = List.of(
            MonitorScenarios.erosion(
                    "inputs-shifted",
                    "Three queries in ten come from very rich or very poor people, who were few when the model was approved",
                    "Inputs that are spread otherwise than when the model was approved are noticed.",
                    Severity.HIGH,
                    List.of(new Remedy("monitoring.psi", 0.2)),
                    MonitorAttack.on(log -> {
                        for (int i = 0; i < log.size(); i++) {
                            if (i % 20 < 3) {
                                log.get(i).income = 50_000 + 20 * i;
                            } else if (i % 20 < 6) {
                                log.get(i).income = 6_000 + 2 * i;
                            }
                        }
                    })),
            MonitorScenarios.erosion(
                    "unseen-values",
                    "Made-up places are named among the villages that hardly anybody comes from",
                    "More values that the model has never seen than usual are noticed, even among rare ones.",
                    Severity.HIGH,
                    List.of(new Remedy("monitoring.unseenShare", 0.02)),
                    MonitorAttack.on(log -> {
                        for (int i = 0; i < log.size(); i += 100) {
                            log.get(i).region = "nowhere " + i;
                        }
                    })),
            MonitorScenarios.erosion(
                    "feature-lost",
                    "A feature arrives empty in two queries of five",
                    "A broken source of a feature is noticed.",
                    Severity.HIGH,
                    List.of(),
                    MonitorAttack.on(log -> {
                        for (int i = 0; i < log.size(); i++) {
                            log.get(i).region = i % 5 < 2 ? "" : log.get(i).region;
                        }
                    })),
            MonitorScenarios.erosion(
                    "feature-renamed",
                    "A feature is sent as text that nobody can count in",
                    "Columns that became something else are not taken for the old ones.",
                    Severity.HIGH,
                    List.of(),
                    MonitorAttack.on(log -> log.forEach(query -> query.age = "about " + query.age))));

    private InputScenarios() {}
}
