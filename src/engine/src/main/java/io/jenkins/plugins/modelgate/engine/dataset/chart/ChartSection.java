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
        write(html, "h3");
    }

    /** The same below a heading that the caller has written; {@code heading} is the element for those of the columns. */
    public void write(HtmlWriter html, String heading) throws IOException {
        boolean compared = charts.stream().anyMatch(ColumnChart::compared);
        html.mark("<p class=\"lead\">Each picture shows how the rows of a column are spread over its values. ");
        if (compared) {
            key(html, "before", "0.5", "17", "15");
            html.mark(" is the baseline, wide and framed; ");
            key(html, "now", "5.5", "7", "15");
            html.mark(" is this dataset, narrow and full. Where both are equally long, nothing has changed."
                    + " Columns that drifted come first.");
        } else {
            html.mark("There is no baseline to compare with yet: the next version will be compared with this one, if it"
                    + " passes.");
        }
        html.mark("</p>");
        if (compared) {
            Measures.write(html);
        }
        html.mark("<ul class=\"charts\">\n");
        int number = 0;
        for (ColumnChart chart : charts) {
            write(chart, "chart-" + ++number, heading, html);
        }
        html.mark("</ul>\n");
    }

    private static void key(HtmlWriter html, String kind, String x, String width, String height) throws IOException {
        html.mark("<svg class=\"key\" aria-hidden=\"true\" viewBox=\"0 0 18 16\"><rect class=\"" + kind + "\" x=\"" + x
                + "\" y=\"0.5\" width=\"" + width + "\" height=\"" + height + "\"/></svg>");
    }

    private static void write(ColumnChart chart, String id, String heading, HtmlWriter html) throws IOException {
        html.mark("<li class=\"chart"
                + switch (chart.state()) {
                    case DRIFTED -> " drifted";
                    case OPEN -> " open";
                    case SAME -> "";
                }
                + "\"><" + heading + "><code>");
        html.text(chart.column())
                .mark("</code> <span class=\"format\">")
                .text(chart.type())
                .mark("</span></" + heading + "><p>");
        html.text(chart.sentence()).mark("</p>");
        if (chart.bars().size() > BarRows.MOST) {
            SvgChart.write(chart, id, html);
            html.mark("<div class=\"axis\" aria-hidden=\"true\"><span>")
                    .text(chart.bars().get(0).caption())
                    .mark("</span><span>")
                    .text(chart.bars().get(chart.bars().size() - 1).caption())
                    .mark("</span></div>");
            if (chart.type().equals("text")) {
                html.mark("<p class=\"unit\">Characters of a text</p>");
            }
        } else if (!chart.bars().isEmpty()) {
            BarRows.write(chart, html);
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
