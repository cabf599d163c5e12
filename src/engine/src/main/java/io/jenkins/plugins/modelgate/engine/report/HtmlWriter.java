package io.jenkins.plugins.modelgate.engine.report;

import java.io.IOException;
import java.io.Writer;

/** Writes HTML: marks of our own as they are, text of any origin made harmless. */
public final class HtmlWriter {
    private static final int LONGEST = 4000;

    private final Writer out;

    /** A writer that leaves the given one open. */
    public HtmlWriter(Writer out) {
        this.out = out;
    }

    /** Our own marks. */
    public HtmlWriter mark(String html) throws IOException {
        out.write(html);
        return this;
    }

    /** Text that may come from a scanned file: shortened, made visible, escaped for elements and quoted attributes. */
    public HtmlWriter text(String text) throws IOException {
        String safe = SafeText.of(text, LONGEST);
        int from = 0;
        for (int i = 0; i < safe.length(); i++) {
            String entity = entity(safe.charAt(i));
            if (!entity.isEmpty()) {
                out.write(safe, from, i - from);
                out.write(entity);
                from = i + 1;
            }
        }
        out.write(safe, from, safe.length() - from);
        return this;
    }

    /** An element of ours around a text. */
    public HtmlWriter element(String tag, String text) throws IOException {
        return mark("<" + tag + ">").text(text).mark("</" + tag.split(" ", 2)[0] + ">");
    }

    private static String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> "";
        };
    }

    Writer raw() {
        return out;
    }
}
