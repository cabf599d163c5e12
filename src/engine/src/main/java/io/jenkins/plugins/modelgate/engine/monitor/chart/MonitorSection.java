package io.jenkins.plugins.modelgate.engine.monitor.chart;

import io.jenkins.plugins.modelgate.engine.report.HtmlSection;
import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of a window as a section of a page: a table, and in each row a line through the windows before. */
public final class MonitorSection implements HtmlSection {
    private static final double WIDTH = 120;
    private static final double HEIGHT = 24;
    private static final double MARGIN = 3;

    private final MonitorChart chart;

    public MonitorSection(MonitorChart chart) {
        this.chart = chart;
    }

    @Override
    public String title() {
        return "Model in production";
    }

    @Override
    public void write(HtmlWriter html) throws IOException {
        html.mark("<p class=\"lead\">")
                .text(chart.rows() + " answers from " + chart.window() + ". ")
                .text("Each line runs through the windows before to this one; the dot is now.")
                .mark(
                        "</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Figures of the window\">");
        html.mark("<table><thead><tr><th scope=\"col\">Figure</th><th scope=\"col\" class=\"right\">Now</th>"
                + "<th scope=\"col\" class=\"right\">Limit</th><th scope=\"col\">Judgement</th>"
                + "<th scope=\"col\">Windows before</th></tr></thead><tbody>\n");
        for (Measured figure : chart.figures()) {
            html.mark("<tr><th scope=\"row\"><code>").text(figure.name()).mark("</code></th><td class=\"right\">");
            html.text(number(figure.value())).mark("</td><td class=\"right\">");
            html.text(Double.isNaN(figure.limit()) ? "–" : number(figure.limit()))
                    .mark("</td><td>");
            html.text(figure.state().words()).mark("</td><td>");
            line(figure, html);
            html.mark("</td></tr>\n");
        }
        html.mark("</tbody></table></div>\n");
    }

    private static void line(Measured figure, HtmlWriter html) throws IOException {
        List<Double> values = new ArrayList<>(figure.before());
        if (values.stream().noneMatch(value -> Double.isFinite(value))) {
            html.text("none");
            return;
        }
        values.add(figure.value());
        double least = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(0);
        double most = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        StringBuilder path = new StringBuilder();
        boolean gap = true;
        double x = 0;
        double y = 0;
        for (int i = 0; i < values.size(); i++) {
            if (!Double.isFinite(values.get(i))) {
                gap = true;
                continue;
            }
            x = MARGIN + (WIDTH - 2 * MARGIN) * i / (values.size() - 1);
            y = most > least ? MARGIN + (HEIGHT - 2 * MARGIN) * (most - values.get(i)) / (most - least) : HEIGHT / 2;
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", gap ? "M" : "L", x, y));
            gap = false;
        }
        html.mark("<svg role=\"img\" width=\"120\" height=\"24\" viewBox=\"0 0 120 24\" aria-label=\"");
        html.text("from " + number(least) + " to " + number(most) + " in "
                        + figure.before().size() + " windows before")
                .mark("\"><path fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" d=\"" + path + "\"/>");
        html.mark(String.format(
                Locale.ROOT, "<circle fill=\"currentColor\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\"/></svg>", x, y));
    }

    private static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e15) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, size >= 1e6 || size < 1e-3 ? "%.3g" : "%.4f", value);
    }
}
