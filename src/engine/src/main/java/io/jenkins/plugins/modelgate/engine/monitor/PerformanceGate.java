package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;

/**
 * Holds performance against what it should be. A drop counts if it reaches the policy's limit and exceeds what chance makes of so many
 * labels, three standard errors: the same two conditions as for drift.
 */
final class PerformanceGate {
    private static final double ERRORS = 3;

    private final References references;
    private final double limit;

    /** @param limit greatest drop; of errors the greatest growth relative to what they should be */
    PerformanceGate(References references, double limit) {
        this.references = references;
        this.limit = limit;
    }

    /**
     * Judges one figure.
     *
     * @param name behind {@code performance.}
     * @param deviation standard error of the figure, or of an estimate the one of its mean
     * @param error whether smaller is better
     */
    void measured(WindowRun run, String name, double value, double deviation, boolean error) {
        run.measure("performance." + name, value);
        double reference = references.of(name);
        if (Double.isNaN(reference) || !Double.isFinite(value)) {
            run.find(
                    MonitorRules.NO_REFERENCE,
                    Severity.LOW,
                    "performance." + name,
                    "The " + name + " is " + DriftWords.number(value)
                            + "; nobody said what it should be, and no window before has passed with one.");
            return;
        }
        double drop = drop(value, reference, error);
        double floor = ERRORS * (error ? deviation / Math.max(Math.abs(reference), Double.MIN_NORMAL) : deviation);
        run.measure("performance." + name + ".drop", drop);
        judge(run, MonitorRules.PERFORMANCE, name, value, reference, drop, floor, Severity.HIGH);
        if (floor > limit && drop < limit) {
            run.find(
                    MonitorRules.FEW_LABELS,
                    MonitorRules.FEW_LABELS.severity(),
                    "performance." + name,
                    "So few labels show a drop of the " + name + " from " + DriftWords.number(floor)
                            + " on; the limit is " + DriftWords.number(limit) + ".");
        }
    }

    /** An estimate weighs one less than what was measured. */
    void estimated(WindowRun run, String name, double value, double deviation) {
        run.measure("performance.estimated." + name, value);
        double reference = references.of(name);
        if (Double.isNaN(reference) || !Double.isFinite(value)) {
            return;
        }
        double drop = drop(value, reference, false);
        judge(
                run,
                MonitorRules.ESTIMATE,
                "estimated." + name,
                value,
                reference,
                drop,
                ERRORS * deviation,
                Severity.MEDIUM);
    }

    private static double drop(double value, double reference, boolean error) {
        if (!error) {
            return reference - value;
        }
        return reference == 0 ? (value > 0 ? Double.MAX_VALUE : 0) : value / reference - 1;
    }

    private void judge(
            WindowRun run,
            Rule rule,
            String name,
            double value,
            double reference,
            double drop,
            double floor,
            Severity worst) {
        boolean real = drop > 0 && drop > floor;
        boolean crossed = real && drop >= limit;
        boolean near = real && drop >= limit / 2;
        run.gauge("performance." + name, value, Double.NaN, crossed, near);
        if (crossed || near) {
            run.find(
                    rule,
                    crossed ? worst : Severity.LOW,
                    "performance." + name,
                    "The " + name.replace("estimated.", "estimated ") + " is " + DriftWords.number(value)
                            + ", it should be "
                            + DriftWords.number(reference) + ". From a difference of " + DriftWords.number(limit)
                            + " on it counts; chance makes up to " + DriftWords.number(floor) + " here.");
        }
    }
}
