package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftCheck;
import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftOptions;
import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;
import io.jenkins.plugins.modelgate.engine.dataset.measure.CategoryBins;
import io.jenkins.plugins.modelgate.engine.dataset.measure.ColumnDrift;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Comparison;
import io.jenkins.plugins.modelgate.engine.dataset.measure.DatasetDrift;
import io.jenkins.plugins.modelgate.engine.dataset.measure.DriftLimits;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Histogram;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Limit;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Remark;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;
import java.util.Set;

/** A window's columns beside the baseline's, by the data gate's own measures, noise floors and sentences. */
final class WindowDrift {
    private static final String PSI = "psi.ln.refbins";
    private static final String JS = "jsdist.bits";
    private static final double LEAST = 1e-12;

    private final WindowRun run;
    private final Policy policy;
    private final DriftOptions options;

    WindowDrift(WindowRun run, Policy policy) {
        this.run = run;
        this.policy = policy;
        // One stray value of millions of rows is no alarm in production; their share has its own limit.
        this.options = new DriftOptions(limits(policy), Severity.LOW, Set.of());
    }

    private static DriftLimits limits(Policy policy) {
        return DriftLimits.defaults()
                .with(PSI, limit(policy, "monitoring.psi"))
                .with(JS, limit(policy, "dataset.drift.js"));
    }

    private static Limit limit(Policy policy, String field) {
        double fail = Math.max(LEAST, policy.decimal(field).doubleValue());
        return new Limit(fail / 2, fail);
    }

    /** What the model is asked with. */
    void features(Profile window, Profile baseline) {
        DatasetDrift drift = DriftCheck.run(window, baseline, List.of(), options, run::find);
        measures(drift, "drift");
        run.measure(
                "drift.share",
                drift.columns().stream()
                                .filter(column -> column.verdict().drifted())
                                .count()
                        / (double) Math.max(1, drift.columns().size()));
        if (drift.verdict().open() || baseline.columns().isEmpty()) {
            run.incomplete();
        }
        if (baseline.columns().isEmpty()) {
            run.incomplete(
                    MonitorRules.NOT_EXAMINED,
                    "drift",
                    "The baseline has none of the columns that the model is asked with, so that no drift can be seen.");
        }
        missing(window);
        unseen(window, baseline, drift);
    }

    private void missing(Profile window) {
        run.measure(
                "missing.share",
                window.columns().stream()
                        .mapToDouble(ColumnProfile::nullShare)
                        .max()
                        .orElse(Double.NaN));
    }

    private void unseen(Profile window, Profile baseline, DatasetDrift drift) {
        double limit = policy.decimal("monitoring.unseenShare").doubleValue();
        double most = 0;
        for (ColumnProfile column : window.columns()) {
            ColumnProfile before = baseline.column(column.name());
            double share = before == null ? 0 : Math.max(unseen(column, before), remarked(drift, column.name()));
            most = Math.max(most, share);
            if (share > 0) {
                run.limitColumn(
                        MonitorRules.UNSEEN,
                        "unseen." + column.name(),
                        share,
                        limit,
                        "Column \"" + column.name() + "\": " + DriftWords.percent(share)
                                + " of the values are none of the baseline's.");
            }
        }
        run.measure("unseen.share", most);
    }

    private static double unseen(ColumnProfile column, ColumnProfile before) {
        if (column.categories() == null || before.categories() == null) {
            return 0;
        }
        CategoryBins bins = before.categories().bins();
        Histogram now = column.categories().in(bins, 0);
        return now.binned() == 0 ? 0 : now.unseen() / (double) now.binned();
    }

    private static double remarked(DatasetDrift drift, String column) {
        return drift.columns().stream()
                .filter(each -> each.column().equals(column))
                .flatMap(each -> each.remarks().stream())
                .filter(remark -> remark.kind() == Remark.Kind.NEW_VALUES)
                .mapToDouble(Remark::share)
                .max()
                .orElse(0);
    }

    /** What it answers. */
    void prediction(Profile window, Profile baseline) {
        DatasetDrift drift = DriftCheck.run(window, baseline, List.of(), options, found -> run.find(renamed(found)));
        measures(drift, "prediction");
        if (drift.verdict().open()) {
            run.incomplete();
        }
    }

    private static Finding renamed(Finding found) {
        boolean moved = found.rule().equals("drift/label") || found.rule().equals("drift/distribution");
        return moved ? Finding.of(MonitorRules.PREDICTION, found.severity(), found.location(), found.detail()) : found;
    }

    private void measures(DatasetDrift drift, String kind) {
        double psi = Double.NEGATIVE_INFINITY;
        double js = Double.NEGATIVE_INFINITY;
        for (ColumnDrift column : drift.columns()) {
            for (Comparison each : column.comparisons()) {
                boolean isPsi = each.variant().equals(PSI);
                if (!isPsi && !each.variant().equals(JS) || !Double.isFinite(each.value())) {
                    continue;
                }
                psi = isPsi ? Math.max(psi, each.value()) : psi;
                js = isPsi ? js : Math.max(js, each.value());
                if (kind.equals("drift") && isPsi) {
                    String name = kind + ".psi." + column.column();
                    run.measureColumn(name, each.value());
                    boolean real = each.value() > each.floor();
                    double limit = options.limits().limits().get(PSI).fail();
                    run.gauge(
                            name,
                            each.value(),
                            limit,
                            real && each.value() >= limit,
                            real && each.value() >= limit / 2);
                }
            }
        }
        run.measure(kind.equals("drift") ? "drift.psi" : "prediction.psi", psi);
        run.measure(kind.equals("drift") ? "drift.js" : "prediction.js", js);
    }
}
