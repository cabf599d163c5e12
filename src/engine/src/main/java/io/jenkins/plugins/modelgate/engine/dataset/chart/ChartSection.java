package io.jenkins.plugins.modelgate.engine.dataset.chart;

import io.jenkins.plugins.modelgate.engine.report.HtmlSection;
import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The charts as a section of the report's page, each with its figures as a table. */
public final class ChartSection implements HtmlSection {
    private final List<ColumnChart> charts;

    public ChartSection(List<ColumnChart> charts) {
        this.charts = List.copyOf(charts);
    }

    @Override
    public String title() {
        return "Data";
    }

    @Override
    public void write(HtmlWriter html) throws IOException {
        boolean compared = charts.stream().anyMatch(ColumnChart::compared);
        html.mark("<p class=\"lead\">Each picture shows how the rows of a column are spread over its values. ");
        html.mark(
                compared
                        ? "Wide framed bars are the baseline, narrow full ones this dataset: where they are equally high,"
                                + " nothing has changed. Columns that drifted come first."
                        : "There is no baseline to compare with.");
        html.mark("</p><ul class=\"charts\">\n");
        int number = 0;
        for (ColumnChart chart : charts) {
            write(chart, "chart-" + ++number, html);
        }
        html.mark("</ul>\n");
    }

    /** One chart as a list item; the plugin's page shows the same. */
    public static void write(ColumnChart chart, String id, HtmlWriter html) throws IOException {
        html.mark("<li class=\"chart"
                + switch (chart.state()) {
                    case DRIFTED -> " drifted";
                    case OPEN -> " open";
                    case SAME -> "";
                }
                + "\"><h3><code>");
        html.text(chart.column())
                .mark("</code> <span class=\"format\">")
                .text(chart.type())
                .mark("</span></h3><p>");
        html.text(chart.sentence()).mark("</p>");
        if (!chart.bars().isEmpty()) {
            SvgChart.write(chart, id, html);
            html.mark("<div class=\"axis\" aria-hidden=\"true\"><span>")
                    .text(chart.bars().get(0).caption())
                    .mark("</span><span>")
                    .text(chart.bars().get(chart.bars().size() - 1).caption())
                    .mark("</span></div>");
        }
        html.mark("<details><summary>Figures<span class=\"visually-hidden\"> of ")
                .text(chart.column());
        html.mark("</span></summary><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Figures of ");
        html.text(chart.column()).mark("\">");
        table(chart, html);
        html.mark("</div></details></li>\n");
    }

    private static void table(ColumnChart chart, HtmlWriter html) throws IOException {
        html.mark(
                "<table><thead><tr><th scope=\"col\">What</th><th scope=\"col\" class=\"right\">Baseline or limit</th>"
                        + "<th scope=\"col\" class=\"right\">Now</th></tr></thead><tbody>");
        for (Figure figure : chart.figures()) {
            row(html, figure.name(), figure.before(), figure.now());
        }
        for (Bar bar : chart.bars()) {
            row(html, bar.caption(), chart.compared() ? percent(bar.before()) : "", percent(bar.now()));
        }
        html.mark("</tbody></table>");
    }

    private static void row(HtmlWriter html, String name, String before, String now) throws IOException {
        html.mark("<tr><th scope=\"row\">")
                .text(name)
                .mark("</th><td class=\"right\">")
                .text(before);
        html.mark("</td><td class=\"right\">").text(now).mark("</td></tr>");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
