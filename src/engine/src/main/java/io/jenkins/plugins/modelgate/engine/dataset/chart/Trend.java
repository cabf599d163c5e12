package io.jenkins.plugins.modelgate.engine.dataset.chart;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;
import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How a dataset went from build to build: its rows, its gaps, and each column's drift. */
public final class Trend {
    /** Columns that are drawn at most, those first that went farthest. */
    private static final int COLUMNS = 60;

    private final List<Build> builds;

    /**
     * One build.
     *
     * @param name for people, such as {@code #7}
     * @param point what it remembers
     */
    public record Build(String name, TrendPoint point) {}

    /** @param builds the oldest first, at least one */
    public Trend(List<Build> builds) {
        if (builds.isEmpty()) {
            throw new IllegalArgumentException("a trend needs a build");
        }
        this.builds = List.copyOf(builds);
    }

    /** Writes the pictures of the whole dataset; {@code heading} is the element of their headings. */
    public void writeWhole(HtmlWriter html, String heading) throws IOException {
        html.mark("<ul class=\"charts\">\n");
        whole("Rows", "rows", heading, each -> each.rows(), each -> DriftWords.count(each.rows(), "row"), html);
        whole(
                "Missing values",
                "missing",
                heading,
                TrendPoint::missing,
                each -> DriftWords.percent(each.missing()) + " of all values are missing",
                html);
        html.mark("</ul>\n");
    }

    private void whole(
            String title,
            String id,
            String heading,
            ToDoubleFunction<TrendPoint> value,
            java.util.function.Function<TrendPoint, String> words,
            HtmlWriter html)
            throws IOException {
        String sentence = builds.stream()
                .filter(each -> each == builds.get(0) || each == last())
                .map(each -> words.apply(each.point()) + " in " + each.name())
                .collect(Collectors.joining(", ", "", "."));
        html.mark("<li class=\"chart\"><" + heading + ">").text(title).mark("</" + heading + "><p>");
        html.text(sentence).mark("</p>");
        List<Double> values =
                builds.stream().map(each -> value.applyAsDouble(each.point())).toList();
        List<Boolean> beyond = builds.stream().map(each -> false).toList();
        SvgTrend.write(
                values,
                Double.NaN,
                beyond,
                title + " from build to build",
                sentence + " Every build is in the table above.",
                "trend-" + id,
                html);
        axis(html);
        html.mark("</li>\n");
    }

    private Build last() {
        return builds.get(builds.size() - 1);
    }

    /** Writes a picture for each column, with its figures as a table. */
    public void writeColumns(HtmlWriter html, String heading) throws IOException {
        html.mark("<ul class=\"charts\">\n");
        int number = 0;
        for (String column : columns()) {
            column(column, "drift-" + ++number, heading, html);
        }
        html.mark("</ul>\n");
    }

    /** Whether some columns have no room. */
    public boolean isCut() {
        return names().size() > COLUMNS;
    }

    private TreeSet<String> names() {
        return builds.stream()
                .flatMap(each -> each.point().columns().stream())
                .map(TrendPoint.Column::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> columns() {
        return names().stream()
                .sorted(Comparator.comparingDouble(
                                (String name) -> farthest(name).drift())
                        .reversed())
                .limit(COLUMNS)
                .toList();
    }

    private record Far(String build, double drift) {}

    /** Where a column was farthest from its baseline; 0 where it was never compared. */
    private Far farthest(String column) {
        Far far = new Far("", 0);
        for (Build build : builds) {
            TrendPoint.Column point = build.point().column(column);
            if (point != null && point.state() == ColumnChart.State.DRIFTED && point.drift() > far.drift()) {
                far = new Far(build.name(), point.drift());
            }
        }
        return far;
    }

    private void column(String column, String id, String heading, HtmlWriter html) throws IOException {
        List<TrendPoint.Column> points = new ArrayList<>();
        builds.forEach(each -> points.add(each.point().column(column)));
        String sentence = sentence(column, points);
        boolean drifted = drifted(points.get(points.size() - 1));
        html.mark("<li class=\"chart" + (drifted ? " drifted" : "") + "\"><" + heading + "><code>");
        html.text(column).mark("</code></" + heading + "><p>").text(sentence).mark("</p>");
        if (points.stream().anyMatch(each -> each != null && Double.isFinite(each.drift()))) {
            SvgTrend.write(
                    points.stream()
                            .map(each -> each == null ? Double.NaN : each.drift())
                            .toList(),
                    1,
                    points.stream().map(Trend::drifted).toList(),
                    "Drift of " + column + " from build to build",
                    sentence + " All builds are in the table below.",
                    id,
                    html);
            axis(html);
        }
        html.mark("<details><summary>Figures<span class=\"visually-hidden\"> of ")
                .text(column);
        html.mark("</span></summary><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Figures of ");
        html.text(column)
                .mark(
                        "\"><table><thead><tr><th scope=\"col\">Build</th><th scope=\"col\" class=\"right\">Drift, in limits"
                                + "</th><th scope=\"col\" class=\"right\">Missing</th><th scope=\"col\" class=\"right\">Median</th>"
                                + "</tr></thead><tbody>");
        for (int i = builds.size() - 1; i >= 0; i--) {
            row(builds.get(i).name(), points.get(i), html);
        }
        html.mark("</tbody></table></div></details></li>\n");
    }

    private static boolean drifted(@CheckForNull TrendPoint.Column point) {
        return point != null && point.state() == ColumnChart.State.DRIFTED;
    }

    private String sentence(String column, List<TrendPoint.Column> points) {
        Far far = farthest(column);
        String words;
        if (points.stream().filter(Objects::nonNull).noneMatch(each -> Double.isFinite(each.drift()))) {
            words = "Not compared in any of these builds.";
        } else if (far.drift() == 0) {
            words = "As in the baseline in every build that was compared.";
        } else {
            words = "Farthest from the baseline in " + far.build() + ": " + limits(far.drift()) + ".";
        }
        return words + medians(points);
    }

    private String medians(List<TrendPoint.Column> points) {
        List<String> parts = new ArrayList<>();
        for (int i : new int[] {0, points.size() - 1}) {
            TrendPoint.Column point = points.get(i);
            if (point != null && Double.isFinite(point.median())) {
                parts.add(DriftWords.number(point.median()) + " in "
                        + builds.get(i).name());
            }
        }
        return parts.size() == 2 && builds.size() > 1 ? " Median " + String.join(", ", parts) + "." : "";
    }

    /** A distance in words. */
    public static String limits(double drift) {
        return drift >= 1
                ? DriftWords.number(Math.round(drift * 10) / 10.0) + " times the limit"
                : DriftWords.percent(drift) + " of the limit";
    }

    private static void row(String build, @CheckForNull TrendPoint.Column point, HtmlWriter html) throws IOException {
        html.mark("<tr><th scope=\"row\">").text(build).mark("</th><td class=\"right\">");
        if (point == null) {
            html.mark("no such column</td><td></td><td></td></tr>");
            return;
        }
        html.text(Double.isFinite(point.drift()) ? DriftWords.number(Math.round(point.drift() * 100) / 100.0) : "–")
                .mark("</td><td class=\"right\">")
                .text(DriftWords.percent(point.missing()))
                .mark("</td><td class=\"right\">");
        html.text(Double.isFinite(point.median()) ? DriftWords.number(point.median()) : "–")
                .mark("</td></tr>");
    }

    private void axis(HtmlWriter html) throws IOException {
        html.mark("<div class=\"axis\" aria-hidden=\"true\"><span>")
                .text(builds.get(0).name());
        html.mark("</span><span>").text(builds.size() > 1 ? last().name() : "").mark("</span></div>");
    }
}
