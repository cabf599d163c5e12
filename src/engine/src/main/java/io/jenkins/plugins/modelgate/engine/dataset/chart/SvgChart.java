package io.jenkins.plugins.modelgate.engine.dataset.chart;

import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Draws bars, the baseline's wide and framed, today's narrow and full in front of them: to be told apart without colours. */
public final class SvgChart {
    private static final double WIDTH = 480;
    private static final double HEIGHT = 120;

    private SvgChart() {}

    /**
     * Writes an {@code svg} element; colours come from the classes before, now and base.
     *
     * @param id unique on the page, a word of ours
     */
    public static void write(ColumnChart chart, String id, HtmlWriter html) throws IOException {
        List<Bar> bars = chart.bars();
        html.mark("<svg role=\"img\" viewBox=\"0 0 480 121\" aria-labelledby=\"" + id + "-t " + id + "-d\"><title id=\""
                        + id + "-t\">")
                .text("Distribution of " + chart.column())
                .mark("</title><desc id=\"" + id + "-d\">")
                .text(description(chart))
                .mark("</desc>");
        double most = bars.stream()
                .mapToDouble(bar -> Math.max(bar.before(), bar.now()))
                .max()
                .orElse(0);
        double step = WIDTH / Math.max(1, bars.size());
        for (int i = 0; i < bars.size() && most > 0; i++) {
            if (chart.compared()) {
                rect(
                        html,
                        "before",
                        step * i + step * 0.06,
                        step * 0.88,
                        bars.get(i).before() / most);
            }
            rect(html, "now", step * i + step * 0.28, step * 0.44, bars.get(i).now() / most);
        }
        html.mark("<line class=\"base\" x1=\"0\" y1=\"120.5\" x2=\"480\" y2=\"120.5\"/></svg>");
    }

    private static void rect(HtmlWriter html, String kind, double x, double width, double share) throws IOException {
        // What is there at all is to be seen.
        double height = share > 0 ? Math.max(1, HEIGHT * share) : 0;
        html.mark(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                kind,
                x,
                HEIGHT - height,
                width,
                height));
    }

    private static String description(ColumnChart chart) {
        Bar most = null;
        for (Bar bar : chart.bars()) {
            most = most == null || bar.now() > most.now() ? bar : most;
        }
        return chart.sentence()
                + (most == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " Most rows, %.1f percent, are in the bar %s. All bars are in the table below.",
                                100 * most.now(),
                                most.caption()));
    }
}
