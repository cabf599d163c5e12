package io.jenkins.plugins.modelgate.engine.configuration.secret;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Base64 of both alphabets, with and without padding and line ends. */
final class Base64Text {
    private Base64Text() {}

    /** Whether a character stands in base64, apart from padding. */
    static boolean isDigit(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '+'
                || c == '/'
                || c == '-'
                || c == '_';
    }

    /** The bytes, or null where it is none. White space is passed over. */
    @CheckForNull
    static byte[] bytes(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                digits.append(c == '-' ? '+' : c == '_' ? '/' : c);
            } else if (c != '=' && c > ' ') {
                return null;
            }
        }
        if (digits.length() % 4 == 1) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(digits.toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** What it says, one character a byte or, as PowerShell encodes commands, two; null where that is no text that one can print. */
    @CheckForNull
    static String text(String text) {
        byte[] bytes = bytes(text);
        if (bytes == null || bytes.length == 0) {
            return null;
        }
        bytes = withoutZeros(bytes);
        for (byte b : bytes) {
            if (b < ' ' && b != '\n' && b != '\r' && b != '\t' || b == 127) {
                return null;
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Every other byte, where those between are zero. */
    private static byte[] withoutZeros(byte[] bytes) {
        byte[] half = new byte[(bytes.length + 1) / 2];
        for (int i = 0; i < bytes.length; i++) {
            if (i % 2 == 0) {
                half[i / 2] = bytes[i];
            } else if (bytes[i] != 0) {
                return bytes;
            }
        }
        return bytes.length < 2 ? bytes : half;
    }

    /** Whether it is written as encoders write it: whole groups of four. */
    static boolean isTidy(String text) {
        return text.length() % 4 == 0 && text.length() >= 8 && text.indexOf(' ') < 0;
    }
}
