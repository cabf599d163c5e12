package io.jenkins.plugins.modelgate.engine.scan.xml;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The encoding of a document by its first bytes (XML 1.0, appendix F): byte order mark, else the pattern of the first
 * characters, else the declaration.
 *
 * @param charset to decode with, null if it is not known here
 * @param mark bytes of the byte order mark
 * @param declared what the declaration says, null if it says nothing
 */
record XmlEncoding(
        @CheckForNull Charset charset,
        int mark,
        @CheckForNull String declared) {
    private static final int DECLARATION = 512;

    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]*)[\"']");

    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    static XmlEncoding of(byte[] head) {
        Charset wide = wide(head);
        int mark = mark(head, wide);
        Charset family = wide == null ? StandardCharsets.ISO_8859_1 : wide;
        int length = Math.min(head.length - mark, DECLARATION * 4);
        Matcher declaration = ENCODING.matcher(new String(head, mark, Math.max(0, length), family));
        String declared = declaration.find() ? declaration.group(1) : null;
        if (wide != null) {
            return new XmlEncoding(wide, mark, declared);
        }
        boolean marked = mark > 0;
        return new XmlEncoding(marked ? StandardCharsets.UTF_8 : narrow(declared), mark, declared);
    }

    /** Whether the declaration names an encoding of another width than the bytes have. */
    boolean contradicts() {
        if (declared == null || charset == null) {
            return false;
        }
        Charset named = find(declared);
        return named != null && width(named) != width(charset) || mark == 3 && named != StandardCharsets.UTF_8;
    }

    private static Charset wide(byte[] head) {
        int first = word(head);
        if (first == 0x0000FEFF || first == 0x0000003C) {
            return UTF_32BE;
        }
        if (first == 0xFFFE0000 || first == 0x3C000000) {
            return UTF_32LE;
        }
        int half = first >>> 16;
        if (half == 0xFEFF || half == 0x003C) {
            return StandardCharsets.UTF_16BE;
        }
        return half == 0xFFFE || half == 0x3C00 ? StandardCharsets.UTF_16LE : null;
    }

    private static int mark(byte[] head, @CheckForNull Charset wide) {
        int first = word(head);
        if (wide == null) {
            return first >>> 8 == 0xEFBBBF ? 3 : 0;
        }
        boolean marked = (first >>> 24) == 0xFE || (first >>> 24) == 0xFF || first == 0x0000FEFF;
        return marked ? width(wide) : 0;
    }

    private static int word(byte[] head) {
        int word = 0;
        for (int i = 0; i < 4; i++) {
            word = word << 8 | (i < head.length ? head[i] & 0xFF : 0x20);
        }
        return word;
    }

    /** Eight-bit text: a declaration of something wider is wrong, and lenient parsers go on in UTF-8. */
    @CheckForNull
    private static Charset narrow(@CheckForNull String declared) {
        if (declared == null) {
            return StandardCharsets.UTF_8;
        }
        Charset named = find(declared);
        return named != null && width(named) > 1 ? StandardCharsets.UTF_8 : named;
    }

    @CheckForNull
    private static Charset find(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static int width(Charset charset) {
        return charset.name().startsWith("UTF-32") ? 4 : charset.name().startsWith("UTF-16") ? 2 : 1;
    }
}
