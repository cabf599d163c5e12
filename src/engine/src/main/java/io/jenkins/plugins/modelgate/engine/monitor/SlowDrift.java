package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;
import io.jenkins.plugins.modelgate.engine.monitor.history.FirstWindows;
import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Drift that stays below the limits of a window and goes on: the cumulative sum of Page (1954), S = max(0, S + z - 1), alarm from 6 on,
 * where z is how far a column's PSI lies above the median of the first ten windows that passed, in their robust deviations, and counts
 * as 4 at most, so that no single window, as the busy day of a week, is an alarm. With normal figures that is one false alarm in about
 * 800,000 windows a column; PSI has a heavier tail, and ten windows tell its scale roughly. Those ten stay the same: whoever changes
 * slowly moves no limit. After an alarm the sum begins anew.
 */
final class SlowDrift {
    private static final int FIRST = FirstWindows.EACH;
    private static final double ALLOWANCE = 1;
    private static final double GREATEST = 4;
    private static final double ALARM = 6;
    private static final double LEAST = 0.005;

    private final Severity severity;

    SlowDrift(Severity severity) {
        this.severity = severity;
    }

    /** @param passed windows before whose gate passed, oldest first */
    void judge(WindowRun run, List<Window> passed) {
        Map<String, Double> measures = run.measures();
        measures.forEach((name, value) -> {
            if (name.startsWith(WindowRun.DRIFT) || name.equals("prediction.psi")) {
                judge(run, name, value, passed);
            }
        });
        if (measures.containsKey(WindowRun.DRIFT_LEFT_OUT)
                || passed.stream().anyMatch(window -> window.measures().containsKey(WindowRun.DRIFT_LEFT_OUT))) {
            run.find(
                    MonitorRules.DRIFT_LEFT_OUT,
                    // As severe as what was not looked for.
                    severity.atLeast(Severity.MEDIUM) ? severity : MonitorRules.DRIFT_LEFT_OUT.severity(),
                    WindowRun.DRIFT_LEFT_OUT,
                    "There are more columns than a line of the history has room for, so slow drift of those that drift"
                            + " least is not looked for. The limits of a window hold for all of them.");
        }
    }

    private void judge(WindowRun run, String name, double value, List<Window> passed) {
        double[] before = passed.stream()
                .map(window -> window.measures().get(name))
                .filter(each -> each != null)
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (before.length < FIRST) {
            return;
        }
        double[] first = Arrays.copyOf(before, FIRST);
        RobustLimit.Scale usual = RobustLimit.scale(first, LEAST);
        double sum = 0;
        int windows = 0;
        for (int i = FIRST; i <= before.length; i++) {
            double z = ((i < before.length ? before[i] : value) - usual.centre()) / usual.scale();
            sum = Math.max(0, (sum > ALARM ? 0 : sum) + Math.min(GREATEST, z) - ALLOWANCE);
            windows = sum == 0 ? 0 : windows + 1;
        }
        if (sum > ALARM) {
            run.find(
                    MonitorRules.ANOMALY,
                    severity,
                    name,
                    name + " is " + DriftWords.number(value) + "; in the first " + FIRST
                            + " windows that passed it was "
                            + DriftWords.number(usual.centre()) + ", and it has been above that for "
                            + DriftWords.count(windows, "window") + ", which chance does not make.");
        }
    }
}
