package io.jenkins.plugins.modelgate.audit;

import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.merkle.MerkleHash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Foreign text as an entry may hold it. The log refuses control characters and long texts, and a refused entry means that
 * what was to be logged does not happen: nobody may bring that about, or pass unseen, by choosing a name. The same text
 * always gives the same result, so that a search by name finds it.
 */
public final class AuditText {
    private static final int DIGEST_DIGITS = 32;

    private AuditText() {}

    /**
     * The text with refused characters written as escapes; when it is too long, its beginning and its SHA-256. Null and
     * the empty text give null, which leaves a field out.
     */
    public static String of(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(safe, c));
        byte[] bytes = safe.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= Entry.MAX_TEXT) {
            return safe.toString();
        }
        String ending = "… sha256:" + sha256(text).substring(0, DIGEST_DIGITS);
        return start(safe, Entry.MAX_TEXT - ending.getBytes(StandardCharsets.UTF_8).length) + ending;
    }

    private static void append(StringBuilder safe, int c) {
        if (c == '\\') {
            safe.append("\\\\");
        } else if (isRefused(c)) {
            safe.append(String.format("\\u{%x}", c));
        } else {
            safe.appendCodePoint(c);
        }
    }

    private static boolean isRefused(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String start(CharSequence text, int maxBytes) {
        StringBuilder start = new StringBuilder();
        int bytes = 0;
        for (int c : text.codePoints().toArray()) {
            bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > maxBytes) {
                break;
            }
            start.appendCodePoint(c);
        }
        return start.toString();
    }

    /** SHA-256 of the text's UTF-8, hexadecimal. */
    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256, hexadecimal. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(MerkleHash.sha256().digest(bytes));
    }
}
