package io.jenkins.plugins.modelgate.engine.dataset.chart;

import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;
import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Few values: a line each, with its name, its bars lying on their side, and the shares as numbers. */
final class BarRows {
    /** More bars than this have no room for their names. */
    static final int MOST = 13;

    private BarRows() {}

    static void write(ColumnChart chart, HtmlWriter html) throws IOException {
        List<Bar> bars = chart.bars();
        double most = bars.stream()
                .mapToDouble(bar -> Math.max(bar.before(), bar.now()))
                .max()
                .orElse(0);
        html.mark("<ul class=\"values\">");
        for (Bar bar : bars) {
            if (bar.before() == 0 && bar.now() == 0) {
                continue;
            }
            html.mark("<li><span>").text(bar.caption()).mark("</span>");
            // The numbers beside it say the same.
            html.mark("<svg aria-hidden=\"true\" viewBox=\"0 0 100 16\" preserveAspectRatio=\"none\">");
            if (chart.compared()) {
                rect(html, "before", 1, 14, share(bar.before(), most));
            }
            rect(html, "now", 5, 6, share(bar.now(), most));
            html.mark("</svg><span class=\"right\">");
            if (chart.compared()) {
                html.mark(DriftWords.percent(bar.before()))
                        .mark("<span aria-hidden=\"true\"> → </span><span class=\"visually-hidden\"> before, now "
                                + "</span>");
            }
            html.mark(DriftWords.percent(bar.now())).mark("</span></li>");
        }
        html.mark("</ul>");
    }

    private static double share(double value, double most) {
        // What is there at all is to be seen.
        return value > 0 ? Math.max(0.5, 99 * value / most) : 0;
    }

    private static void rect(HtmlWriter html, String kind, int y, int height, double width) throws IOException {
        html.mark(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"0.5\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                kind,
                y,
                width,
                height));
    }
}
