package io.jenkins.plugins.modelgate.engine.dataset.chart;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;
import io.jenkins.plugins.modelgate.engine.dataset.measure.ColumnDrift;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Comparison;
import io.jenkins.plugins.modelgate.engine.dataset.measure.DriftVerdict;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What stands above a picture: what happened first, in words of everyday, then how far that is, in limits. */
final class ChartWords {
    private ChartWords() {}

    static String sentence(
            ColumnProfile column,
            @CheckForNull ColumnProfile before,
            @CheckForNull ColumnDrift drift,
            boolean compared,
            List<Bar> bars) {
        if (!compared) {
            return DriftWords.count(column.rows(), "row") + ", " + DriftWords.percent(column.nullShare()) + " empty.";
        }
        if (drift == null) {
            return "This column is not in the baseline.";
        }
        return switch (drift.verdict()) {
            case ERROR -> "Not compared. " + SafeText.of(drift.reason());
            case FAIL -> "Different from the baseline" + worst(column, before, drift, bars);
            case WARN -> "Somewhat different from the baseline" + worst(column, before, drift, bars);
            case INSUFFICIENT -> "Too few rows to tell drift from chance.";
            default -> "As in the baseline.";
        };
    }

    /** How far it is from the baseline, in limits: 1 is at the limit; NaN where nothing has one. */
    static double distance(@CheckForNull ColumnDrift drift) {
        return drift == null || drift.verdict() == DriftVerdict.ERROR
                ? Double.NaN
                : drift.comparisons().stream()
                        .mapToDouble(ChartWords::distance)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(Double.NaN);
    }

    private static double distance(Comparison comparison) {
        return comparison.verdict() == DriftVerdict.REPORTED || !(comparison.fail() > 0)
                ? Double.NaN
                : Math.max(0, comparison.value() / comparison.fail());
    }

    private static String worst(
            ColumnProfile column, @CheckForNull ColumnProfile before, ColumnDrift drift, List<Bar> bars) {
        Optional<Comparison> worst = drift.comparisons().stream()
                .filter(each -> each.verdict().drifted())
                .max(Comparator.comparing(Comparison::verdict).thenComparing(each -> each.value() / each.fail()));
        if (worst.isEmpty()) {
            return ".";
        }
        String missing = before == null ? null : missing(worst.get(), column, before);
        return (missing == null ? moved(column, bars) : ": " + missing) + " " + far(worst.get());
    }

    /** What the picture shows most of. */
    private static String moved(ColumnProfile column, List<Bar> bars) {
        Optional<Bar> most = bars.stream().max(Comparator.comparingDouble(bar -> Math.abs(bar.now() - bar.before())));
        if (most.isEmpty()) {
            return ".";
        }
        boolean lengths = column.categories() == null && column.numbers() == null;
        Bar bar = most.get();
        return ": " + (lengths ? "texts of the length " : "the rows with ") + bar.caption() + " were "
                + DriftWords.percent(bar.before()) + " and are " + DriftWords.percent(bar.now()) + " now.";
    }

    @CheckForNull
    private static String missing(Comparison worst, ColumnProfile now, ColumnProfile before) {
        String what = switch (worst.bins()) {
            case "nulls" -> "are empty now";
            case "nans" -> "are not a number (NaN) now";
            case "infinities" -> "are infinite now";
            default -> null;
        };
        return what == null
                ? null
                : share(worst, now) + " of the rows " + what + ", " + share(worst, before) + " were before.";
    }

    private static String share(Comparison worst, ColumnProfile column) {
        long rows = switch (worst.bins()) {
            case "nans" -> column.missing().nans();
            case "infinities" -> column.missing().infinities();
            default -> column.missing().nulls();
        };
        return DriftWords.percent(rows / (double) Math.max(1, column.rows()));
    }

    private static String far(Comparison worst) {
        double distance = worst.value() / worst.fail();
        return "That is "
                + (distance >= 1
                        ? DriftWords.number(Math.round(distance * 10) / 10.0) + " times"
                        : DriftWords.percent(distance) + " of")
                + " the limit (" + worst.measure() + " " + DriftWords.number(worst.value()) + ", limit "
                + DriftWords.number(worst.fail()) + ").";
    }
}
