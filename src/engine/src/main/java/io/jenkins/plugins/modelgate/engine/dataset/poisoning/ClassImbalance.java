package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.TwoProportions;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.Locale;

/** Classes that are very rare, or whose share moved against the baseline. */
final class ClassImbalance implements Indicator {
    /** Share of an even share; as cleanlab ({@code issue_manager/imbalance.py}). */
    private static final double RARE = 0.1;

    private static final double MOVED = 0.02;
    private static final double RATIO = 1.25;
    private static final double LEVEL = 1e-6;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        Labels labels = data.labels();
        if (!labels.usable()) {
            return;
        }
        int last = labels.count() - 1;
        double share = labels.rows()[last] / (double) labels.total();
        if (share < RARE / labels.count()) {
            outcome.finding(
                    PoisoningRules.CLASS_IMBALANCE,
                    Severity.LOW,
                    String.format(
                            Locale.ROOT,
                            "the label %s has %d of %d rows: few poisoned rows decide what a model learns of it",
                            SafeText.quote(labels.names().get(last)),
                            labels.rows()[last],
                            labels.total()));
        }
        KnownSigns baseline = data.baseline();
        if (baseline != null && !baseline.labels().isEmpty()) {
            compare(labels, baseline, outcome);
        }
    }

    private static void compare(Labels now, KnownSigns before, Outcome outcome) {
        long all = before.labelRows().stream().mapToLong(Long::longValue).sum();
        for (int c = 0; c < now.count(); c++) {
            int old = before.label(now.names().get(c));
            long then = old < 0 ? 0 : before.labelRows().get(old);
            double share = now.rows()[c] / (double) now.total();
            double past = then / (double) Math.max(1, all);
            if (Math.abs(share - past) >= MOVED
                    && Math.max(share, past) >= RATIO * Math.min(share, past)
                    && TwoProportions.of(now.rows()[c], now.total(), then, all).pValue() < LEVEL) {
                outcome.finding(
                        PoisoningRules.CLASS_IMBALANCE,
                        Severity.MEDIUM,
                        String.format(
                                Locale.ROOT,
                                "the label %s has %.1f%% of the rows, %.1f%% in the baseline",
                                SafeText.quote(now.names().get(c)),
                                100 * share,
                                100 * past));
            }
        }
    }
}
