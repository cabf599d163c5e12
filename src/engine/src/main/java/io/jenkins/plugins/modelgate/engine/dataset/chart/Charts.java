package io.jenkins.plugins.modelgate.engine.dataset.chart;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;
import io.jenkins.plugins.modelgate.engine.dataset.measure.ColumnDrift;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Comparison;
import io.jenkins.plugins.modelgate.engine.dataset.measure.DatasetDrift;
import io.jenkins.plugins.modelgate.engine.dataset.measure.DriftVerdict;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Numbers;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Makes the charts of a profile, drifted columns first. */
public final class Charts {
    /** Columns that are drawn at most. */
    public static final int COLUMNS = 200;

    private Charts() {}

    /**
     * Charts of a profile.
     *
     * @param baseline null without one
     * @param drift of the two; null without a baseline
     */
    public static List<ColumnChart> of(
            Profile current, @CheckForNull Profile baseline, @CheckForNull DatasetDrift drift) {
        List<ColumnChart> charts = new ArrayList<>();
        for (ColumnProfile column : current.columns()) {
            ColumnProfile before = baseline == null ? null : baseline.column(column.name());
            ColumnDrift drifted = drift == null
                    ? null
                    : drift.columns().stream()
                            .filter(each -> each.column().equals(column.name()))
                            .findFirst()
                            .orElse(null);
            charts.add(chart(column, before, drifted, baseline != null));
        }
        charts.sort(Comparator.comparingInt(chart -> switch (chart.state()) {
            case DRIFTED -> 0;
            case OPEN -> 1;
            case SAME -> 2;
        }));
        return charts.subList(0, Math.min(COLUMNS, charts.size()));
    }

    private static ColumnChart chart(
            ColumnProfile column,
            @CheckForNull ColumnProfile before,
            @CheckForNull ColumnDrift drift,
            boolean compared) {
        boolean both = before != null && drift != null && drift.verdict() != DriftVerdict.ERROR;
        List<Figure> figures = figures(column, both ? before : null);
        if (drift != null) {
            drift.comparisons().forEach(each -> figures.add(figure(each)));
        }
        List<Bar> bars = Bars.of(column, both ? before : null).stream()
                .map(bar -> new Bar(SafeText.of(bar.caption(), 80), bar.before(), bar.now()))
                .toList();
        return new ColumnChart(
                SafeText.of(column.name()),
                column.type().name().toLowerCase(Locale.ROOT),
                state(drift, compared),
                ChartWords.sentence(column, before, drift, compared, bars),
                both,
                ChartWords.distance(drift),
                bars,
                figures.subList(0, Math.min(ColumnChart.MOST, figures.size())));
    }

    private static ColumnChart.State state(@CheckForNull ColumnDrift drift, boolean compared) {
        if (drift == null) {
            return compared ? ColumnChart.State.OPEN : ColumnChart.State.SAME;
        }
        return drift.verdict().drifted()
                ? ColumnChart.State.DRIFTED
                : drift.verdict().open() ? ColumnChart.State.OPEN : ColumnChart.State.SAME;
    }

    private static List<Figure> figures(ColumnProfile now, @CheckForNull ColumnProfile before) {
        List<Figure> figures = new ArrayList<>();
        add(figures, "empty rows", before, now, each -> DriftWords.percent(each.nullShare()));
        add(
                figures,
                "different values",
                before,
                now,
                each -> each.distinct() == null
                        ? ""
                        : String.format(Locale.ROOT, "%,d", each.distinct().count()));
        Numbers numbers = now.numbers() == null ? now.lengths() : now.numbers();
        if (numbers != null && !now.type().isTemporal()) {
            String of = now.numbers() == null ? " length" : "";
            add(figures, "least" + of, before, now, each -> number(each, Numbers::min));
            add(figures, "median" + of, before, now, each -> number(each, part -> part.quantile(0.5)));
            add(
                    figures,
                    "mean" + of,
                    before,
                    now,
                    each -> number(each, part -> part.moments().mean()));
            add(figures, "greatest" + of, before, now, each -> number(each, Numbers::max));
        }
        return figures;
    }

    private static String number(ColumnProfile column, java.util.function.ToDoubleFunction<Numbers> figure) {
        Numbers numbers = column.numbers() == null ? column.lengths() : column.numbers();
        return numbers == null || numbers.rows() == 0 ? "" : DriftWords.number(figure.applyAsDouble(numbers));
    }

    private static void add(
            List<Figure> figures,
            String name,
            @CheckForNull ColumnProfile before,
            ColumnProfile now,
            java.util.function.Function<ColumnProfile, String> figure) {
        figures.add(new Figure(name, before == null ? "" : figure.apply(before), figure.apply(now)));
    }

    private static Figure figure(Comparison comparison) {
        String limit = Double.isNaN(comparison.fail()) ? "" : "limit " + DriftWords.number(comparison.fail());
        return new Figure(
                comparison.measure() + " (" + comparison.variant() + ")", limit, DriftWords.number(comparison.value()));
    }
}
