package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Numbers;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.HashMap;
import java.util.Map;

/** Answers that no model in order gives: none at all, NaN, always the same one, one class instead of all others. */
final class Outputs implements RowMeasure {
    private static final int MOST_CLASSES = 10_000;
    /** A class that holds so much more of the answers than in the baseline has taken over. */
    private static final double TAKEN_OVER = 0.25;
    /** Chance alone makes one output of all answers so seldom. */
    private static final double UNLIKELY = 1e-6;
    /** Of a share, in standard errors. */
    private static final double NOISE = 3.5;

    private final BaselineOutputs baseline;
    private final double limit;
    private final Map<String, Long> classes = new HashMap<>();
    private long rows;
    private long invalid;
    private long outside;
    private long many;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /** @param limit share of answers that are none */
    Outputs(BaselineOutputs baseline, double limit) {
        this.baseline = baseline;
        this.limit = limit;
    }

    @Override
    public void add(Answer answer) {
        rows++;
        String output = answer.prediction();
        double number = answer.predicted();
        boolean none = output == null || output.isEmpty() || output.equalsIgnoreCase("nan");
        if (none || baseline.isContinuous() && !Double.isFinite(number)) {
            invalid++;
        } else if (baseline.isContinuous()) {
            min = Math.min(min, number);
            max = Math.max(max, number);
            outside += isOutside(number) ? 1 : 0;
        } else if (classes.containsKey(output) || classes.size() < MOST_CLASSES) {
            classes.merge(output, 1L, Long::sum);
        } else {
            many++;
        }
    }

    private boolean isOutside(double number) {
        Numbers before = baseline.numbers();
        double width = before.max() - before.min();
        return number < before.min() - width / 10 || number > before.max() + width / 10;
    }

    @Override
    public void conclude(WindowRun run) {
        if (rows == 0) {
            return;
        }
        run.limit(
                MonitorRules.OUTPUT,
                "prediction.invalidShare",
                invalid / (double) rows,
                limit,
                DriftWords.count(invalid, "answer") + " of " + rows + " are empty, NaN or infinite.");
        long valid = rows - invalid;
        if (valid == 0) {
            return;
        }
        if (baseline.isContinuous()) {
            numbers(run, valid);
        } else {
            classes(run, valid);
        }
    }

    private void numbers(WindowRun run, long valid) {
        run.limit(
                MonitorRules.OUTPUT,
                "prediction.outsideShare",
                outside / (double) valid,
                limit,
                DriftWords.count(outside, "answer") + " of " + valid
                        + " lie farther outside of the baseline's range than a tenth of its width.");
        if (min == max
                && valid >= 20
                && baseline.numbers().min() < baseline.numbers().max()) {
            constant(run, String.valueOf(min), valid);
        }
    }

    private void classes(WindowRun run, long valid) {
        Map.Entry<String, Long> top = classes.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow();
        double share = top.getValue() / (double) valid;
        run.measure("prediction.topShare", share);
        run.measure("prediction.classes", classes.size() + (many > 0 ? 1 : 0));
        if (baseline.shares().isEmpty()) {
            return;
        }
        double before = baseline.share(top.getKey());
        if (top.getValue() == valid && Math.pow(before, valid) < UNLIKELY) {
            constant(run, top.getKey(), valid);
            return;
        }
        double noise = NOISE * Math.sqrt(Math.max(before * (1 - before), 1.0 / valid) / valid);
        double more = share - before > noise ? share - before : 0;
        run.limit(
                MonitorRules.TAKEOVER,
                "prediction.takeover",
                more,
                TAKEN_OVER,
                DriftWords.percent(share) + " of the answers are " + SafeText.quote(top.getKey()) + ", in the baseline "
                        + DriftWords.percent(before) + ".");
    }

    private static void constant(WindowRun run, String output, long valid) {
        run.find(
                MonitorRules.CONSTANT,
                Severity.HIGH,
                "predictions",
                "All " + valid + " answers are " + SafeText.quote(output) + "; in the baseline there were others.");
    }
}
