package io.jenkins.plugins.modelgate.engine.report;

import java.util.List;
import java.util.stream.Collectors;

/** Plain text in Markdown. */
final class Markdown {
    private static final String SPECIAL = "\\`*_{}[]<>#|~";

    private Markdown() {}

    /** The text with everything escaped that Markdown would take for a mark. */
    static String text(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** Identifiers, linked where their pages are known. */
    static String references(List<String> references) {
        return references.stream().map(Markdown::reference).collect(Collectors.joining(", "));
    }

    private static String reference(String reference) {
        String url = References.url(reference);
        return url.isEmpty() ? text(reference) : "[" + reference + "](" + url + ")";
    }
}
