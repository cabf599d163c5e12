package io.jenkins.plugins.modelgate.engine.dataset.drift;

import io.jenkins.plugins.modelgate.engine.dataset.measure.DriftVerdict;
import io.jenkins.plugins.modelgate.engine.dataset.measure.NormalRule;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.List;
import java.util.function.Consumer;

/** Row count and shares of empty values against those of accepted earlier versions; fewer than eight give no verdict. */
final class HistoryDrift {
    /** A share that moved by less is no anomaly, however constant it was. */
    private static final double LEAST_SHARE = 0.01;

    private final Profile current;
    private final List<Profile> history;
    private final Consumer<Finding> findings;

    HistoryDrift(Profile current, List<Profile> history, Consumer<Finding> findings) {
        this.current = current;
        this.history = history;
        this.findings = findings;
    }

    void run() {
        NormalRule.Judgement rows = NormalRule.defaults()
                .judge(history.stream().mapToDouble(Profile::rows).toArray(), current.rows());
        if (rows.verdict() == DriftVerdict.FAIL) {
            findings.accept(Finding.of(
                    DriftRules.ROW_COUNT,
                    Location.ofFile(SafeText.of(current.dataset())),
                    "There are " + DriftWords.count(current.rows(), "row") + "; the " + rows.n()
                            + " accepted versions before had " + DriftWords.count(Math.round(rows.mean()), "row")
                            + " on average, and from " + DriftWords.whole(Math.max(0, rows.lower())) + " to "
                            + DriftWords.whole(rows.upper()) + " would be usual (hist.normal, k = "
                            + DriftWords.number(rows.sigmas()) + ")."));
        }
        current.columns().forEach(this::nulls);
    }

    private void nulls(ColumnProfile column) {
        double[] shares = history.stream()
                .map(profile -> profile.column(column.name()))
                .filter(before -> before != null && before.rows() > 0)
                .mapToDouble(ColumnProfile::nullShare)
                .toArray();
        double share = column.nullShare();
        NormalRule.Judgement judged = NormalRule.defaults().judge(shares, share);
        if (judged.verdict() == DriftVerdict.FAIL && Math.abs(share - judged.mean()) >= LEAST_SHARE) {
            findings.accept(Finding.of(
                    DriftRules.NULL_RATE,
                    new Location(SafeText.of(current.dataset()), SafeText.of(column.name()), -1),
                    "Column " + SafeText.quote(column.name()) + ": " + DriftWords.percent(share)
                            + " of the rows are empty; in the " + judged.n() + " accepted versions before it was "
                            + DriftWords.percent(judged.mean()) + " on average, and from "
                            + DriftWords.percent(Math.max(0, judged.lower())) + " to "
                            + DriftWords.percent(Math.min(1, judged.upper())) + " would be usual (hist.normal, k = "
                            + DriftWords.number(judged.sigmas()) + ")."));
        }
    }
}
