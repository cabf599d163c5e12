package io.jenkins.plugins.modelgate.engine.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Parsing that accepts one spelling only. The JDK's own parsers are lenient: base64 without padding or with stray bits,
 * numbers with a sign or foreign digits, replaced bytes in UTF-8, lines that end in CR. Two spellings of one value would
 * let somebody change a file that still verifies.
 */
public final class Strict {
    private Strict() {}

    /** Standard base64 with padding, in its canonical form. */
    public static byte[] base64(String text) throws MalformedException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedException("not base64: " + shown(text), e);
        }
        throw new MalformedException("not canonical base64: " + shown(text));
    }

    /** Base64 of exactly 32 bytes. */
    public static byte[] hash(String text) throws MalformedException {
        byte[] hash = base64(text);
        if (hash.length != 32) {
            throw new MalformedException("a hash has 32 bytes, this one " + hash.length);
        }
        return hash;
    }

    /** ASCII digits without sign and leading zero, 0 to 2^63-1. */
    public static long decimal(String text) throws MalformedException {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || text.length() > 1 && text.charAt(0) == '0') {
            throw new MalformedException("not a decimal number: " + shown(text));
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MalformedException("number beyond 2^63-1: " + shown(text), e);
        }
    }

    /** Strict UTF-8. */
    public static String utf8(byte[] bytes) throws MalformedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("not valid UTF-8", e);
        }
    }

    /** Lines of a text that ends with LF, split at LF alone, without the LF. */
    public static List<String> lines(String text) throws MalformedException {
        if (!text.endsWith("\n")) {
            throw new MalformedException("the last line does not end with a line feed");
        }
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        return lines;
    }

    /** Whether a name may stand in a signature line: not empty, no Unicode space, no plus sign. */
    public static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || c == 0x85
                                || c < 0x20
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c));
    }

    /** The start of a text from somewhere else, fit for a message. */
    public static String shown(String text) {
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < text.length() && i < 80; i++) {
            char c = text.charAt(i);
            shown.append(c < 0x20 || c > 0x7E ? '?' : c);
        }
        return shown.append(text.length() > 80 ? "…\"" : "\"").toString();
    }
}
