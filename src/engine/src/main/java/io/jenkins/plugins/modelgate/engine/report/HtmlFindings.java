package io.jenkins.plugins.modelgate.engine.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings in the HTML itself: the most severe kinds for readers without a script, and what the policy accepts. */
final class HtmlFindings {
    private static final int KINDS = 20;
    private static final int PLACES = 3;
    private static final int ACCEPTED = 200;

    private final Report report;
    private final HtmlRules rules;

    HtmlFindings(Report report, HtmlRules rules) {
        this.report = report;
        this.rules = rules;
    }

    void lead(HtmlWriter html) throws IOException {
        List<Finding> findings = report.findings();
        if (findings.isEmpty()) {
            html.mark("Nothing was found.");
            return;
        }
        Map<Severity, Long> counts = Tally.bySeverity(findings);
        html.mark(Quantity.of(findings.size(), "finding") + ": ");
        html.mark(counts.entrySet().stream()
                .map(count -> String.format(
                        Locale.ROOT,
                        "%,d %s",
                        count.getValue(),
                        count.getKey().name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", ")));
        html.mark(".");
    }

    void top(HtmlWriter html) throws IOException {
        List<List<Finding>> groups = Tally.groups(report.findings());
        for (List<Finding> group : groups.subList(0, Math.min(KINDS, groups.size()))) {
            group(html, group);
        }
        more(html, groups.size() - KINDS, "kind");
    }

    private void group(HtmlWriter html, List<Finding> group) throws IOException {
        Finding first = group.get(0);
        start(html, first, group.size() == 1 ? "" : Quantity.of(group.size(), "finding"));
        html.mark("<ul class=\"places\">");
        for (Finding finding : group.subList(0, Math.min(PLACES, group.size()))) {
            html.mark("<li><code class=\"path\">").text(place(finding)).mark("</code><p>");
            if (finding.location().offset() >= 0) {
                html.mark("<span class=\"at\">byte " + finding.location().offset() + " </span>");
            }
            html.text(finding.detail()).mark("</p></li>");
        }
        more(html, group.size() - PLACES, "finding");
        html.mark("</ul>");
        explanation(html, rules.ruleOf(first));
        html.mark("</div></details></li>\n");
    }

    private static void start(HtmlWriter html, Finding finding, String count) throws IOException {
        html.mark("<li class=\"group " + finding.severity() + "\"><details><summary><span class=\"severity\">"
                + finding.severity() + "</span><div class=\"main\">");
        html.element("h3", finding.title());
        html.mark("<span class=\"where path\">").text(place(finding));
        html.mark("</span></div><span class=\"count\">").text(count);
        html.mark("</span><span class=\"chevron\" aria-hidden=\"true\"></span></summary><div class=\"body\">");
    }

    private static void explanation(HtmlWriter html, Rule rule) throws IOException {
        if (!rule.meaning().isEmpty()) {
            html.mark("<div><h4>What it means</h4>")
                    .element("p", rule.meaning())
                    .mark("</div>");
        }
        html.mark("<div class=\"mend\"><h4>How to mend it</h4>")
                .element("p", rule.remediation())
                .mark("</div><ul class=\"references\"><li>")
                .element("code", rule.id())
                .mark("</li>");
        for (String reference : rule.references()) {
            String url = References.url(reference);
            html.mark("<li>");
            if (!url.isEmpty()) {
                html.mark("<a rel=\"noopener noreferrer\" target=\"_blank\" href=\"")
                        .text(url)
                        .mark("\">");
            }
            html.text(reference).mark(url.isEmpty() ? "</li>" : "</a></li>");
        }
        html.mark("</ul>");
    }

    void accepted(HtmlWriter html) throws IOException {
        List<Suppression> accepted = report.suppressed();
        if (accepted.isEmpty()) {
            return;
        }
        html.mark("<section aria-labelledby=\"accepted\" class=\"accepted\"><h2 id=\"accepted\">"
                + "Accepted by the policy</h2><p class=\"lead\">"
                + Quantity.of(accepted.size(), "finding")
                + " that the policy accepts, for a reason and until a day.</p><ol class=\"groups\">");
        for (Suppression suppression : accepted.subList(0, Math.min(ACCEPTED, accepted.size()))) {
            start(html, suppression.finding(), "until " + suppression.until());
            html.mark("<div><h4>Why it is accepted</h4>")
                    .element("p", suppression.reason())
                    .mark("</div><div><h4>What was found</h4>")
                    .element("p", suppression.finding().detail())
                    .mark("</div>");
            explanation(html, rules.ruleOf(suppression.finding()));
            html.mark("</div></details></li>\n");
        }
        more(html, accepted.size() - ACCEPTED, "finding");
        html.mark("</ol></section>\n");
    }

    private static void more(HtmlWriter html, int count, String noun) throws IOException {
        if (count > 0) {
            html.mark("<li class=\"more\">and " + Quantity.of(count, "more " + noun) + " in report.json</li>");
        }
    }

    private static String place(Finding finding) {
        Location location = finding.location();
        String place = new Location(location.file(), location.member(), -1).toString();
        return place.isEmpty() ? "The tree as a whole" : place;
    }
}
