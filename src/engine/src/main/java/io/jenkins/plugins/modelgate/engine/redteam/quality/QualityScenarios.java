package io.jenkins.plugins.modelgate.engine.redteam.quality;

import io.jenkins.plugins.modelgate.engine.quality.QualityRecord;
import io.jenkins.plugins.modelgate.engine.redteam.Answer;
import io.jenkins.plugins.modelgate.engine.redteam.Arena;
import io.jenkins.plugins.modelgate.engine.redteam.Attack;
import io.jenkins.plugins.modelgate.engine.redteam.Remedy;
import io.jenkins.plugins.modelgate.engine.redteam.Scenario;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Attacks on the figures that say how good a model is. */
public final class QualityScenarios {
    private static final String GATE = "verifyModelQuality";

    /** MITRE ATLAS: Erode AI Model Integrity. */
    private static final String TECHNIQUE = "AML.T0031";

    private static final List<Remedy> METRICS =
            List.of(new Remedy("quality.metrics", Map.of(Evaluation.ACCURACY, Map.of("min", 0.9, "drop", 0.01))));

    /** All of them. */
    public static final List<Scenario> ALL = List.of(
            scenario(
                    "worse-model",
                    "A model that answers half as well is handed in",
                    "A model that got worse is not promoted.",
                    Severity.HIGH,
                    METRICS,
                    changed(evaluation -> evaluation.everyLanguage(0.48))),
            scenario(
                    "worse-for-one-group",
                    "The average gets better while one language gets far worse",
                    "A loss in one group does not hide in an average.",
                    Severity.HIGH,
                    METRICS,
                    changed(evaluation -> {
                        double honest = evaluation.accuracy();
                        evaluation.everyLanguage(honest + (1 - honest) / 4);
                        evaluation.figure(Evaluation.ACCURACY + "@language=de", honest - 0.25);
                    })),
            scenario(
                    "group-left-out",
                    "The language that got worse is left out of the evaluation",
                    "What was measured once is measured again.",
                    Severity.HIGH,
                    METRICS,
                    changed(evaluation -> evaluation.figure(Evaluation.ACCURACY + "@language=de", null))),
            scenario(
                    "tests-skipped",
                    "The tests of the model's safety are skipped",
                    "A test that did not run is no test that passed.",
                    Severity.HIGH,
                    List.of(new Remedy("quality.tests", List.of("safety/**"))),
                    changed(Evaluation::skipTests)),
            scenario(
                    "figures-of-another-model",
                    "The figures of a better model are handed in",
                    "Figures count for the model that they name.",
                    Severity.CRITICAL,
                    List.of(),
                    changed(evaluation -> evaluation.of("b2".repeat(32)))),
            scenario(
                    "figures-of-nobody",
                    "Figures are handed in that do not say of which model they are",
                    "Figures are bound to a model's digest.",
                    Severity.LOW,
                    List.of(new Remedy("quality.binding", "REQUIRED")),
                    changed(evaluation -> evaluation.of(null))),
            scenario(
                    "no-version-to-compare-with",
                    "The approved version's figures are made to disappear, so that nothing is compared",
                    "Without the approved version's figures the gate stays closed.",
                    Severity.LOW,
                    List.of(new Remedy("quality.baseline", "REQUIRED")),
                    where -> demanded(where, arena -> {
                        Evaluation evaluation = new Evaluation(arena);
                        Path report = arena.directory("approved");
                        evaluation.ask(null, report);
                        Report honest = evaluation.ask(report.resolve(QualityRecord.FILE), null);
                        return Answer.of(honest, evaluation.ask(null, null));
                    })));

    private QualityScenarios() {}

    private static Attack changed(Change change) {
        return where -> demanded(where, arena -> {
            Evaluation evaluation = new Evaluation(arena);
            Path report = arena.directory("approved");
            evaluation.ask(null, report);
            Path baseline = report.resolve(QualityRecord.FILE);
            Report honest = evaluation.ask(baseline, null);
            change.make(evaluation);
            return Answer.of(honest, evaluation.ask(baseline, null));
        });
    }

    /** A policy that demands nothing of a model keeps this gate closed: there is nothing to attack. */
    private static Answer demanded(Arena arena, Attack attack) throws IOException, InterruptedException {
        Map<String, Object> policy = arena.policy().asLayer().values();
        return Map.of().equals(policy.get("quality.metrics")) && List.of().equals(policy.get("quality.tests"))
                ? Answer.notApplicable("quality.metrics and quality.tests demand nothing")
                : attack.play(arena);
    }

    private static Scenario scenario(
            String id, String title, String proves, Severity severity, List<Remedy> remedies, Attack attack) {
        return new Scenario("quality/" + id, title, TECHNIQUE, GATE, proves, severity, remedies, attack);
    }

    /** What the attacker does to the figures. */
    @FunctionalInterface
    private interface Change {
        void make(Evaluation evaluation);
    }
}
