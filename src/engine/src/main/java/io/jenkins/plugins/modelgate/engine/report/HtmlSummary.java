package io.jenkins.plugins.modelgate.engine.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Head of the page: the verdict in words, and what was checked by which rules. */
final class HtmlSummary {
    private static final String UNKNOWN = "not known: something could not be read to its end";

    private final Report report;

    HtmlSummary(Report report) {
        this.report = report;
    }

    void into(Map<String, HtmlTemplate.Slot> slots) {
        Verdict verdict = report.verdict();
        slots.put(
                "title",
                html -> html.text(verdict + ": " + report.subject().name()).mark(" – Model Gate"));
        slots.put("favicon", html -> html.mark(HtmlIcon.favicon(verdict)));
        slots.put("verdictClass", html -> html.mark(verdict.name().toLowerCase(Locale.ROOT)));
        slots.put("verdictIcon", html -> html.mark(HtmlIcon.of(verdict)));
        slots.put("check", html -> html.text(words(report.check())));
        slots.put("headline", html -> html.mark(headline(verdict)));
        slots.put("verdict", html -> html.mark(verdict.name()));
        slots.put("sentence", html -> html.mark(verdict.sentence()));
        slots.put("subject", this::subject);
        slots.put("facts", this::facts);
        slots.put("footer", html -> html.text("Model Gate " + report.engineVersion() + ", " + report.finished()));
    }

    private static String headline(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "The gate is open";
            case FAILED -> "The gate is closed";
            case INCOMPLETE -> "The gate stays closed";
        };
    }

    /** {@code verifyModelArtifact} as {@code verify model artifact}. */
    private static String words(String check) {
        return check.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    /** What the verdict is about, in two lines. */
    private void subject(HtmlWriter html) throws IOException {
        Subject subject = report.subject();
        html.mark("<p class=\"subject\">").element("b", subject.name());
        html.mark("<span>" + Quantity.of(subject.files(), "file") + "</span><span>" + Quantity.bytes(subject.bytes()));
        html.mark("</span><span>policy ").element("b", report.policyName()).mark("</span></p>\n");
        if (subject.sha256() != null) {
            html.mark("<p class=\"subject digest\"><span>SHA-256</span>");
            copied(html, "SHA-256", "digest-sha256", subject.sha256());
            html.mark("</p>\n");
        }
        Optional<String> signature = SignatureLine.of(report);
        if (signature.isPresent()) {
            html.mark("<p class=\"subject\"><span>Signature</span><span>")
                    .text(signature.get())
                    .mark("</span></p>\n");
        }
    }

    private void facts(HtmlWriter html) throws IOException {
        Subject subject = report.subject();
        html.mark("<dl class=\"facts\">");
        fact(html, "Subject", subject.name());
        if (subject.sha256() == null) {
            fact(html, "SHA-256", UNKNOWN);
        }
        digest(html, "Model signing root", "digest-oms", subject.omsRoot());
        fact(html, "Policy", report.policyName());
        digest(html, "Policy digest", "digest-policy", report.policyDigest());
        fact(html, "Engine", "Model Gate " + report.engineVersion());
        fact(html, "Started", report.started());
        fact(html, "Took", Quantity.between(report.started(), report.finished()));
        for (Map.Entry<String, Object> metric : report.metrics().entrySet()) {
            html.mark("<dt>").text(metric.getKey()).mark("</dt><dd><span>");
            html.text(String.valueOf(metric.getValue())).mark("</span></dd>\n");
        }
        html.mark("</dl>\n");
    }

    private static void fact(HtmlWriter html, String name, String value) throws IOException {
        html.mark("<dt>" + name + "</dt><dd><span>").text(value).mark("</span></dd>\n");
    }

    private static void digest(HtmlWriter html, String name, String id, @CheckForNull String digest)
            throws IOException {
        if (digest == null) {
            fact(html, name, UNKNOWN);
            return;
        }
        html.mark("<dt>" + name + "</dt><dd>");
        copied(html, name, id, digest);
        html.mark("</dd>\n");
    }

    private static void copied(HtmlWriter html, String name, String id, String digest) throws IOException {
        html.mark("<code id=\"" + id + "\">").text(digest);
        html.mark("</code><button type=\"button\" class=\"small\" data-copy=\"" + id + "\" hidden>Copy"
                + "<span class=\"visually-hidden\"> " + name + "</span></button>");
    }
}
