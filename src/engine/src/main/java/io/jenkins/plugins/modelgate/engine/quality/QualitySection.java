package io.jenkins.plugins.modelgate.engine.quality;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.HtmlSection;
import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import java.io.IOException;
import java.util.List;

/** Metrics and tests as a section of the report's page. */
public final class QualitySection implements HtmlSection {
    /** Most lines of a table; a page with more serves nobody. */
    private static final int MOST = 1000;

    private final QualityRecord quality;
    private final List<Row> rows;

    public QualitySection(QualityRecord quality) {
        this.quality = quality;
        this.rows = quality.rows();
    }

    @Override
    public String title() {
        return "Quality";
    }

    @Override
    public void write(HtmlWriter html) throws IOException {
        html.mark("<p class=\"lead\">")
                .text(
                        quality.before() == null
                                ? "There is no earlier version to compare with."
                                : "Compared with the last approved version"
                                        + (quality.before().model() == null
                                                ? "."
                                                : ", sha256:"
                                                        + quality.before()
                                                                .model()
                                                                .substring(0, 12) + "…."))
                .mark(" Intervals are those of 95 %.</p>\n");
        if (rows.isEmpty()) {
            html.mark("<p>The policy names no metric.</p>\n");
        } else {
            table(html);
        }
        tests(html);
    }

    private void table(HtmlWriter html) throws IOException {
        html.mark(
                "<div class=\"scroll quality\" tabindex=\"0\" role=\"group\" aria-label=\"Metrics\"><table><thead><tr>");
        for (String head : List.of("Metric", "Slice")) {
            html.element("th scope=\"col\"", head);
        }
        for (String head : List.of("Value", "Interval", "Samples", "Limit", "Approved", "Loss")) {
            html.element("th scope=\"col\" class=\"right\"", head);
        }
        html.element("th scope=\"col\"", "Result").mark("</tr></thead><tbody>\n");
        for (Row row : rows.subList(0, Math.min(MOST, rows.size()))) {
            row(html, row);
        }
        html.mark("</tbody></table></div>\n");
        if (rows.size() > MOST) {
            html.mark("<p>")
                    .text(rows.size() - MOST + " more lines are in quality.json.")
                    .mark("</p>\n");
        }
    }

    private static void row(HtmlWriter html, Row row) throws IOException {
        html.mark("<tr><th scope=\"row\"><code>").text(row.name()).mark("</code></th>");
        html.element("td", row.slice().isEmpty() ? "all" : row.slice());
        cell(html, value(row.now()));
        cell(html, interval(row.interval()));
        cell(
                html,
                row.now() == null || row.now().samples() == null
                        ? "–"
                        : Long.toString(row.now().samples()));
        cell(html, row.limit().isEmpty() ? "–" : row.limit());
        cell(html, value(row.before()));
        cell(html, interval(row.loss()));
        html.mark("<td><strong>").text(word(row.state())).mark("</strong>");
        if (!row.words().isEmpty()) {
            html.mark(" ").text(row.words());
        }
        html.mark("</td></tr>\n");
    }

    private static void cell(HtmlWriter html, String text) throws IOException {
        html.element("td class=\"right\"", text);
    }

    private void tests(HtmlWriter html) throws IOException {
        List<TestResult> tests = quality.now().tests();
        if (tests.isEmpty()) {
            return;
        }
        html.element("h3", "Tests").mark("<p>");
        String between = "";
        for (TestResult.Status status : TestResult.Status.values()) {
            long count = tests.stream().filter(test -> test.status() == status).count();
            if (count > 0) {
                html.text(between + count + " " + word(status));
                between = ", ";
            }
        }
        html.mark(".</p>\n");
        List<TestResult> bad = tests.stream()
                .filter(test -> test.status() != TestResult.Status.PASSED)
                .limit(MOST)
                .toList();
        if (!bad.isEmpty()) {
            html.mark("<ul>");
            for (TestResult test : bad) {
                html.mark("<li><code>")
                        .text(test.id())
                        .mark("</code> ")
                        .text(word(test.status()))
                        .mark("</li>");
            }
            html.mark("</ul>\n");
        }
    }

    /** The result in a word for people. */
    public static String word(Row.State state) {
        return switch (state) {
            case HOLDS -> "Holds";
            case TOLD -> "Look";
            case OPEN -> "Open";
            case BROKEN -> "Broken";
        };
    }

    private static String word(TestResult.Status status) {
        return switch (status) {
            case PASSED -> "passed";
            case FLAKY -> "passed only after failing";
            case SKIPPED -> "skipped";
            case ERROR -> "ended with an error";
            case FAILED -> "failed";
        };
    }

    /** A figure for people, six digits at most. */
    public static String value(@CheckForNull Metric metric) {
        return metric == null || metric.value() == null ? "–" : Numbers.brief(metric.value());
    }

    /** An interval for people. */
    public static String interval(@CheckForNull Interval interval) {
        return interval == null ? "–" : Numbers.brief(interval.low()) + " to " + Numbers.brief(interval.high());
    }
}
