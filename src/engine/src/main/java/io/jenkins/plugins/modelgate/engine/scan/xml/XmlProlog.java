package io.jenkins.plugins.modelgate.engine.scan.xml;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What can be seen of a document before it is parsed, to recognise it: whether it has a document type, and the name of
 * its root element. Lenient: it must not overlook what some parser accepts.
 */
final class XmlProlog {
    private static final int LOOK = 64 * 1024;

    /** Enough to see that most content is no markup, which decoding all of it would show much later. In bytes. */
    private static final int FIRST_LOOK = 256;

    private final String text;
    private int at;
    private boolean xml;
    private boolean doctype;
    private String root = "";
    private boolean open;

    private XmlProlog(String text) {
        this.text = text;
    }

    static XmlProlog of(byte[] head) {
        XmlEncoding encoding = XmlEncoding.of(head);
        Charset charset = encoding.charset() == null ? StandardCharsets.ISO_8859_1 : encoding.charset();
        int length = Math.max(0, Math.min(LOOK, head.length - encoding.mark()));
        XmlProlog start = new XmlProlog(new String(head, encoding.mark(), Math.min(FIRST_LOOK, length), charset));
        start.white();
        // The last character may have been cut in two.
        if (start.at < start.text.length() - 1 && start.text.charAt(start.at) != '<') {
            return start;
        }
        XmlProlog prolog = new XmlProlog(new String(head, encoding.mark(), length, charset));
        prolog.read();
        return prolog;
    }

    /** Whether it begins as markup. */
    boolean isMarkup() {
        return xml;
    }

    /** Whether a document type stands before the root element, other than those of web pages and drawings. */
    boolean hasDoctype() {
        return doctype;
    }

    /** Local name of the root element, empty if it was not reached. */
    String root() {
        return root;
    }

    /** Whether the look-ahead ended before the root element. */
    boolean isOpen() {
        return open;
    }

    private void read() {
        white();
        xml = at < text.length() && text.charAt(at) == '<';
        while (xml && root.isEmpty() && !open) {
            white();
            if (text.startsWith("<!--", at)) {
                skip("-->");
            } else if (text.startsWith("<?", at)) {
                skip("?>");
            } else if (text.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
                doctype();
            } else if (at < text.length() && text.charAt(at) == '<') {
                readRoot(at + 1);
                return;
            } else {
                open = at >= text.length();
                xml = open;
            }
        }
    }

    /** To the end of the declaration; quotes and the internal subset may hold more brackets. */
    private void doctype() {
        String name =
                text.substring(at + 9, Math.min(text.length(), at + 60)).strip().toLowerCase(Locale.ROOT);
        doctype |= !name.startsWith("html") && !name.startsWith("svg") || name.contains("[");
        int depth = 0;
        char quote = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '<' || c == '[') {
                depth++;
            } else if ((c == '>' || c == ']') && --depth == 0) {
                at++;
                return;
            }
        }
        open = true;
    }

    private void readRoot(int from) {
        int end = from;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && "/>".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String name = text.substring(from, end);
        root = name.substring(name.indexOf(':') + 1);
        open = end == text.length();
    }

    private void skip(String end) {
        int found = text.indexOf(end, at);
        open = found < 0;
        at = open ? text.length() : found + end.length();
    }

    private void white() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF')) {
            at++;
        }
    }
}
