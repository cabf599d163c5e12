package io.jenkins.plugins.modelgate.engine.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a report as one self-contained page for people: no network, its own style and script allowed by their hashes and
 * nothing else. The verdict and the most severe findings stand in the HTML, the rest is data that the script shows.
 */
public final class HtmlReport {
    private static final String PAGE = HtmlTemplate.resources("page.html");
    private static final String STYLE =
            HtmlTemplate.resources("theme.css", "layout.css", "findings.css", "files.css", "charts.css", "tree.css");
    private static final String SCRIPT = "(() => {\n\"use strict\";\n"
            + HtmlTemplate.resources("dom.js", "findings.js", "files.js", "main.js") + "})();\n";
    private static final String POLICY = "default-src 'none'; style-src " + HtmlTemplate.hash(STYLE) + "; script-src "
            + HtmlTemplate.hash(SCRIPT) + "; img-src data:; base-uri 'none'; form-action 'none'";

    private HtmlReport() {}

    /**
     * Writes the page as UTF-8 and leaves the stream open.
     *
     * @param rules every rule that the engine knows, for what findings mean
     * @throws IOException when the stream cannot be written
     */
    public static void write(Report report, Collection<Rule> rules, OutputStream out) throws IOException {
        write(report, rules, List.of(), out);
    }

    /** The same with what a check adds, behind the findings. */
    public static void write(Report report, Collection<Rule> rules, List<HtmlSection> sections, OutputStream out)
            throws IOException {
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        HtmlRules known = new HtmlRules(rules, report.findings());
        HtmlSummary summary = new HtmlSummary(report);
        HtmlFindings findings = new HtmlFindings(report, known);
        HtmlCoverage coverage = new HtmlCoverage(report);
        Map<String, HtmlTemplate.Slot> slots = new HashMap<>();
        slots.put("policy", html -> html.mark(POLICY.replace("'", "&#39;")));
        slots.put("style", html -> html.mark(STYLE));
        slots.put("script", html -> html.mark(SCRIPT));
        slots.put("data", html -> HtmlData.write(report, known, html.raw()));
        summary.into(slots);
        slots.put("findings", findings::top);
        slots.put("findingsLead", findings::lead);
        slots.put("accepted", findings::accepted);
        slots.put("sections", html -> sections(sections, html));
        slots.put("coverage", coverage::byFormat);
        // What decides comes first.
        boolean incomplete = report.verdict() == Verdict.INCOMPLETE;
        slots.put("openQuestionsFirst", incomplete ? coverage::openQuestions : nothing -> {});
        slots.put("openQuestionsLater", incomplete ? nothing -> {} : coverage::openQuestions);
        HtmlTemplate.write(PAGE, slots, new HtmlWriter(writer));
        writer.flush();
    }

    private static void sections(List<HtmlSection> sections, HtmlWriter html) throws IOException {
        int number = 0;
        for (HtmlSection section : sections) {
            String id = "section-" + ++number;
            html.mark("<section aria-labelledby=\"" + id + "\"><h2 id=\"" + id + "\">")
                    .text(section.title())
                    .mark("</h2>\n");
            section.write(html);
            html.mark("</section>\n");
        }
    }
}
