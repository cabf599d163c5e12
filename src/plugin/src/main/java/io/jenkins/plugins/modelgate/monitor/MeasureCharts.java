package io.jenkins.plugins.modelgate.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.chart.SvgTrend;
import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** A picture for each measure of a series, with its figures as a table: HTML of our own, without script or style. */
final class MeasureCharts {
    /** Windows that are drawn. */
    static final int WINDOWS = 60;

    /** Measures that are drawn. */
    static final int MEASURES = 24;

    /** What people ask for first; within a group what moved most comes first. */
    private static final List<String> GROUPS = List.of(
            "performance.", "calibration.", "prediction.", "drift.", "confidence.", "volume.", "latency.", "misuse.");

    private final List<Window> windows;
    private final List<String> names;

    /** @param windows the oldest first */
    MeasureCharts(List<Window> windows) {
        this.windows = List.copyOf(windows);
        TreeSet<String> all = new TreeSet<>();
        windows.forEach(window -> all.addAll(window.measures().keySet()));
        this.names = all.stream()
                .sorted(Comparator.comparingInt(MeasureCharts::group)
                        .thenComparing(
                                Comparator.comparingDouble(this::movement).reversed())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int group(String name) {
        for (int i = 0; i < GROUPS.size(); i++) {
            if (name.startsWith(GROUPS.get(i))) {
                return i;
            }
        }
        return GROUPS.size();
    }

    /** How far the newest value is from the middle of all, in spans of all. */
    private double movement(String name) {
        List<Double> values =
                values(name).stream().filter(Double::isFinite).sorted().toList();
        Double newest = windows.get(windows.size() - 1).measures().get(name);
        double span = values.get(values.size() - 1) - values.get(0);
        return newest == null || span == 0 ? 0 : Math.abs(newest - values.get(values.size() / 2)) / span;
    }

    private List<Double> values(String name) {
        return windows.stream()
                .map(window -> window.measures().getOrDefault(name, Double.NaN))
                .toList();
    }

    /** Whether some measures have no room. */
    boolean isCut() {
        return names.size() > MEASURES;
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Writes the list of pictures. */
    void write(HtmlWriter html) throws IOException {
        html.mark("<ul class=\"charts\">\n");
        int number = 0;
        for (String name : names.subList(0, Math.min(MEASURES, names.size()))) {
            chart(name, "measure-" + ++number, html);
        }
        html.mark("</ul>\n");
    }

    private void chart(String name, String id, HtmlWriter html) throws IOException {
        List<Double> values = values(name);
        List<Boolean> failed = new ArrayList<>();
        for (Window window : windows) {
            failed.add(window.verdict() != Verdict.PASSED);
        }
        double base = base(values);
        String sentence = sentence(values)
                + (base == 0 ? "" : " The line is drawn from " + number(base) + " on, so that changes are seen.");
        html.mark("<li class=\"chart\"><h3><code>").text(name).mark("</code></h3><p>");
        html.text(sentence).mark("</p>");
        SvgTrend.write(
                values.stream().map(value -> value - base).toList(),
                Double.NaN,
                failed,
                SafeText.of(name) + " from window to window",
                sentence + " All figures are in the table below.",
                id,
                html);
        html.mark("<div class=\"axis\" aria-hidden=\"true\"><span>")
                .text(SeriesRow.time(windows.get(0).from()));
        html.mark("</span><span>")
                .text(SeriesRow.time(windows.get(windows.size() - 1).from()))
                .mark("</span></div>");
        table(name, values, html);
        html.mark("</li>\n");
    }

    /** Where the picture begins: at nothing, or near the least value where all of them are far from nothing. */
    private static double base(List<Double> values) {
        List<Double> known = values.stream().filter(Double::isFinite).sorted().toList();
        double least = known.get(0);
        double span = known.get(known.size() - 1) - least;
        boolean far = least > span && span > 0;
        // Values below nothing have no place in a picture that begins there.
        return far || least < 0 ? least - Math.max(span / 4, span == 0 ? 1 : 0) : 0;
    }

    private static String sentence(List<Double> values) {
        Double newest = values.get(values.size() - 1);
        List<Double> known = values.stream().filter(Double::isFinite).sorted().toList();
        String now = Double.isFinite(newest) ? number(newest) + " in the newest window" : "Not in the newest window";
        return now + "; " + number(known.get(0)) + " to " + number(known.get(known.size() - 1)) + " in "
                + (known.size() == 1 ? "one window." : known.size() + " windows.");
    }

    private void table(String name, List<Double> values, HtmlWriter html) throws IOException {
        html.mark("<details><summary>Figures<span class=\"visually-hidden\"> of ")
                .text(name);
        html.mark("</span></summary><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Figures of ")
                .text(name);
        html.mark("\"><table><thead><tr><th scope=\"col\">Window from</th><th scope=\"col\" class=\"right\">Value</th>"
                + "<th scope=\"col\">Verdict</th></tr></thead><tbody>");
        for (int i = windows.size() - 1; i >= 0; i--) {
            html.mark("<tr><th scope=\"row\">")
                    .text(SeriesRow.time(windows.get(i).from()))
                    .mark("</th><td class=\"right\">");
            html.text(Double.isFinite(values.get(i)) ? number(values.get(i)) : "–")
                    .mark("</td><td>");
            html.text(windows.get(i).verdict().name()).mark("</td></tr>");
        }
        html.mark("</tbody></table></div></details>");
    }

    /** Four digits that count. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e12) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
