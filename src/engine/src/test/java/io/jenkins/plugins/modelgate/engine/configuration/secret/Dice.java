package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.util.List;
import java.util.Random;

/** Random texts from a seed. */
final class Dice {
    static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static final String DIGITS = "0123456789";
    static final String ALNUM = DIGITS + UPPER + LOWER;
    static final String HEX = "0123456789abcdef";
    static final String URL64 = ALNUM + "-_";
    static final String BASE64 = ALNUM + "+/";

    final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    String of(String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** Begins and ends with a letter or a digit, as tokens of issuers mostly do. */
    String url64(int length) {
        return of(ALNUM, 1) + of(URL64, length - 2) + of(ALNUM, 1);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    @SafeVarargs
    final <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    String base64(String text) {
        return java.util.Base64.getEncoder()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    String base64Url(String text) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    String uuid() {
        byte[] bytes = bytes(16);
        bytes[6] = (byte) (bytes[6] & 0x0F | 0x40);
        bytes[8] = (byte) (bytes[8] & 0x3F | 0x80);
        String hex = java.util.HexFormat.of().formatHex(bytes);
        return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
