package io.jenkins.plugins.modelgate.engine.report;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was and what was not examined, in the HTML itself. */
final class HtmlCoverage {
    private static final int FILES = 20;

    private final Report report;

    HtmlCoverage(Report report) {
        this.report = report;
    }

    void openQuestions(HtmlWriter html) throws IOException {
        List<Artifact> open =
                report.artifacts().stream().filter(Tally::isOpenQuestion).toList();
        if (open.isEmpty()) {
            return;
        }
        html.mark("<section aria-labelledby=\"open\"><h2 id=\"open\">Not examined to the end</h2>"
                + "<div class=\"questions\"><p>Loaders would open "
                + (open.size() == 1 ? "this file" : "these " + Quantity.of(open.size(), "file"))
                + ", and nothing can be said about what was not examined. The findings say what stood in the way.</p>"
                + "<ul>");
        for (Artifact artifact : open.subList(0, Math.min(FILES, open.size()))) {
            html.mark("<li><code class=\"path\">").text(artifact.path()).mark("</code> <span class=\"format\">");
            html.text(artifact.format())
                    .mark(artifact.coverage() == Coverage.NONE ? ", not examined" : ", in part")
                    .mark("</span></li>");
        }
        if (open.size() > FILES) {
            html.mark("<li>and " + Quantity.of(open.size() - FILES, "more file") + ", listed below</li>");
        }
        html.mark("</ul></div></section>\n");
    }

    void byFormat(HtmlWriter html) throws IOException {
        if (report.artifacts().isEmpty()) {
            html.mark("<p class=\"lead\">No files were read.</p>");
            return;
        }
        bar(html);
        html.mark("<table class=\"sum\"><caption class=\"visually-hidden\">Files by format</caption><thead><tr>"
                + "<th scope=\"col\">Format</th><th scope=\"col\" class=\"right\">Files</th>"
                + "<th scope=\"col\" class=\"right\">Size</th><th scope=\"col\" class=\"right\">In full</th></tr></thead>"
                + "<tbody>");
        for (Map.Entry<String, Tally.FormatTally> format :
                Tally.byFormat(report.artifacts()).entrySet()) {
            Tally.FormatTally tally = format.getValue();
            html.mark("<tr><th scope=\"row\">").text(format.getKey());
            html.mark(String.format(
                    Locale.ROOT,
                    "</th><td class=\"right\">%,d</td><td class=\"right\">%s</td><td class=\"right\">%,d</td></tr>%n",
                    tally.files(),
                    Quantity.bytes(tally.bytes()),
                    tally.of(Coverage.FULL)));
        }
        html.mark("</tbody></table>\n");
    }

    /** Shares of the files, and the same in words. */
    private void bar(HtmlWriter html) throws IOException {
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        report.artifacts().forEach(artifact -> counts.merge(Kind.of(artifact), 1L, Long::sum));
        html.mark("<svg class=\"bar\" viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\""
                + " focusable=\"false\">");
        double x = 0;
        for (Map.Entry<Kind, Long> kind : counts.entrySet()) {
            // A single open question among a hundred thousand files is still to be seen.
            double width =
                    Math.max(0.5, 100.0 * kind.getValue() / report.artifacts().size());
            html.mark(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.2f\" width=\"%.2f\" height=\"1\"/>",
                    kind.getKey(),
                    x,
                    width));
            x += width;
        }
        html.mark("</svg><ul class=\"legend\">");
        for (Map.Entry<Kind, Long> kind : counts.entrySet()) {
            html.mark(String.format(
                    Locale.ROOT,
                    "<li class=\"%s\"><span class=\"dot\" aria-hidden=\"true\"></span><span>%,d %s</span></li>",
                    kind.getKey(),
                    kind.getValue(),
                    kind.getKey().words));
        }
        html.mark("</ul>\n");
    }

    /** How a file stands to the gate. Worst first, so that a sliver of it is not pushed out of the picture. */
    private enum Kind {
        OPEN("not to the end, though loaders open it"),
        NONE("not examined, no loader opens it"),
        PARTIAL("examined in part, no loader opens it"),
        FULL("examined in full");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        static Kind of(Artifact artifact) {
            if (Tally.isOpenQuestion(artifact)) {
                return OPEN;
            }
            return valueOf(artifact.coverage().name());
        }
    }
}
