package io.jenkins.plugins.modelgate.engine.dataset.chart;

import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A line through the builds of a job or the windows of a model. What is beyond a limit is a square and not a circle, to be told apart without colours. */
public final class SvgTrend {
    private static final double WIDTH = 480;
    private static final double HEIGHT = 110;
    private static final double MARGIN = 10;

    private SvgTrend() {}

    /**
     * Writes an {@code svg} element; colours come from the classes line, now, beyond, limit and base.
     *
     * @param values one for each build, the oldest first; NaN where there is none
     * @param limit where the dashed line is, NaN for none
     * @param beyond for each value whether it counts as beyond
     * @param id unique on the page, a word of ours
     */
    public static void write(
            List<Double> values,
            double limit,
            List<Boolean> beyond,
            String title,
            String description,
            String id,
            HtmlWriter html)
            throws IOException {
        html.mark("<svg role=\"img\" viewBox=\"0 0 480 131\" aria-labelledby=\"" + id + "-t " + id + "-d\"><title id=\""
                        + id + "-t\">")
                .text(title)
                .mark("</title><desc id=\"" + id + "-d\">")
                .text(description)
                .mark("</desc>");
        double most = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        most = Math.max(most, Double.isNaN(limit) ? 0 : limit * 1.2);
        double top = most > 0 ? most : 1;
        if (!Double.isNaN(limit)) {
            line(html, "limit", y(limit, top));
        }
        StringBuilder path = new StringBuilder();
        boolean gap = true;
        for (int i = 0; i < values.size(); i++) {
            if (Double.isFinite(values.get(i))) {
                path.append(String.format(
                        Locale.ROOT, "%s%.1f %.1f", gap ? "M" : "L", x(i, values.size()), y(values.get(i), top)));
                gap = false;
            } else {
                gap = true;
            }
        }
        html.mark("<path class=\"line\" d=\"" + path + "\"/>");
        for (int i = 0; i < values.size(); i++) {
            if (Double.isFinite(values.get(i))) {
                mark(html, x(i, values.size()), y(values.get(i), top), beyond.get(i));
            }
        }
        line(html, "base", 130);
        html.mark("</svg>");
    }

    private static double x(int index, int count) {
        return count == 1 ? WIDTH / 2 : MARGIN + (WIDTH - 2 * MARGIN) * index / (count - 1);
    }

    private static double y(double value, double top) {
        return MARGIN + HEIGHT * (1 - Math.min(1, Math.max(0, value / top)));
    }

    private static void line(HtmlWriter html, String kind, double y) throws IOException {
        html.mark(String.format(
                Locale.ROOT, "<line class=\"%s\" x1=\"0\" y1=\"%.1f\" x2=\"480\" y2=\"%.1f\"/>", kind, y, y));
    }

    private static void mark(HtmlWriter html, double x, double y, boolean beyond) throws IOException {
        html.mark(
                beyond
                        ? String.format(
                                Locale.ROOT,
                                "<rect class=\"beyond\" x=\"%.1f\" y=\"%.1f\" width=\"14\" height=\"14\"/>",
                                x - 7,
                                y - 7)
                        : String.format(Locale.ROOT, "<circle class=\"now\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>", x, y));
    }
}
