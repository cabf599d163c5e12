package io.jenkins.plugins.modelgate.engine.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.HashMap;
import java.util.Map;

/**
 * How often a classifier is right: against the labels that have come, and without labels as its own scores expect. The estimate is
 * confidence-based (CBPE, NannyML's name): a row of score p is right with probability p. It holds as far as the scores are calibrated
 * and the relation of inputs to labels has not changed; it cannot see a changed relation.
 */
final class ClassPerformance implements RowMeasure {
    private static final int MOST_CLASSES = 1_000;

    private final PerformanceGate gate;
    private final LabelCoverage coverage;
    private final String positive;
    private final boolean labels;
    private final boolean scores;
    private final double calibrationLimit;
    private final Map<String, long[]> classes = new HashMap<>();
    private final ScoreCurve curve = new ScoreCurve();
    private final ScoreCurve expected = new ScoreCurve();
    private final Calibration calibration = new Calibration();
    private boolean tooMany;
    private long rows;
    private long labelled;
    private long right;
    private long scored;
    private double truePositive;
    private double falsePositive;
    private double falseNegative;
    private double estimatedRight;
    private double variance;

    /** @param positive class that scores are of, or null when they are of the class that was answered */
    ClassPerformance(
            PerformanceGate gate,
            LabelCoverage coverage,
            @CheckForNull String positive,
            boolean labels,
            boolean scores,
            double calibrationLimit) {
        this.gate = gate;
        this.coverage = coverage;
        this.positive = positive;
        this.labels = labels;
        this.scores = scores;
        this.calibrationLimit = calibrationLimit;
    }

    @Override
    public void add(Answer answer) {
        rows++;
        if (answer.prediction() == null) {
            return;
        }
        boolean usable = answer.score() >= 0 && answer.score() <= 1;
        if (usable) {
            estimate(answer);
        }
        if (answer.label() == null) {
            return;
        }
        labelled++;
        boolean hit = answer.label().equals(answer.prediction());
        right += hit ? 1 : 0;
        count(answer.label(), hit ? 0 : 2);
        if (!hit) {
            count(answer.prediction(), 1);
        }
        if (usable) {
            boolean isTrue = positive == null ? hit : answer.label().equals(positive);
            calibration.add(answer.score(), isTrue);
            if (positive != null) {
                curve.add(answer.score(), isTrue ? 1 : 0);
            }
        }
    }

    private void estimate(Answer answer) {
        scored++;
        double p = answer.score();
        variance += p * (1 - p);
        if (positive == null) {
            estimatedRight += p;
            return;
        }
        boolean yes = answer.prediction().equals(positive);
        estimatedRight += yes ? p : 1 - p;
        truePositive += yes ? p : 0;
        falsePositive += yes ? 1 - p : 0;
        falseNegative += yes ? 0 : p;
        expected.add(p, p);
    }

    /** @param what 0 right, 1 answered and wrong, 2 true and not answered */
    private void count(String name, int what) {
        if (classes.size() >= MOST_CLASSES && !classes.containsKey(name)) {
            tooMany = true;
            return;
        }
        classes.computeIfAbsent(name, key -> new long[3])[what]++;
    }

    @Override
    public void conclude(WindowRun run) {
        if (labels) {
            coverage.conclude(run, rows, labelled);
        }
        if (labels && labelled > 0) {
            measured(run);
        }
        if (scores && scored > 0) {
            double deviation = Math.sqrt(variance) / scored;
            gate.estimated(run, "accuracy", estimatedRight / scored, deviation);
            if (positive != null && truePositive + falsePositive + falseNegative > 0) {
                double f1 = 2 * truePositive / (2 * truePositive + falsePositive + falseNegative);
                gate.estimated(
                        run, "f1", f1, Math.sqrt(f1 * (1 - f1) / (truePositive + falsePositive + falseNegative)));
                if (expected.positive() > 0 && expected.negative() > 0) {
                    gate.estimated(run, "auc", expected.area(), expected.error());
                }
            }
        }
    }

    private void measured(WindowRun run) {
        double accuracy = right / (double) labelled;
        gate.measured(run, "accuracy", accuracy, Math.sqrt(accuracy * (1 - accuracy) / labelled), false);
        if (tooMany) {
            run.incomplete(
                    MonitorRules.NOT_EXAMINED,
                    "f1",
                    "There are more than " + MOST_CLASSES + " classes: what was named as labels is no class.");
        } else {
            double f1 = positive == null ? macro() : f1(classes.getOrDefault(positive, new long[3]));
            if (Double.isFinite(f1)) {
                gate.measured(run, "f1", f1, Math.sqrt(f1 * (1 - f1) / support()), false);
            }
        }
        if (curve.positive() > 0 && curve.negative() > 0) {
            gate.measured(run, "auc", curve.area(), curve.error(), false);
        }
        calibration.conclude(run, calibrationLimit);
    }

    private double support() {
        long[] counts = positive == null ? null : classes.get(positive);
        return Math.max(1, counts == null ? labelled : counts[0] + counts[1] + counts[2]);
    }

    /** NaN where the class neither is nor was answered. */
    private static double f1(long[] counts) {
        return 2.0 * counts[0] / (2 * counts[0] + counts[1] + counts[2]);
    }

    private double macro() {
        return classes.values().stream()
                .mapToDouble(ClassPerformance::f1)
                .average()
                .orElse(Double.NaN);
    }
}
