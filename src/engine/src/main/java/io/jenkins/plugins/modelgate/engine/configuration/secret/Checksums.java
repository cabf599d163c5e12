package io.jenkins.plugins.modelgate.engine.configuration.secret;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** Checksums that issuers put into their tokens, so that a search finds no look-alikes. */
final class Checksums {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] BECH32_GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};

    private Checksums() {}

    /**
     * Tokens of GitHub and npm: after the prefix 30 characters, then their CRC-32 in six digits to base 62. Source: GitHub,
     * "Behind GitHub's new authentication token formats"; npm, "New npm access token format".
     */
    static boolean base62Crc(String token) {
        int start = token.indexOf('_') + 1;
        int body = token.length() - 6;
        return token.length() - start == 36 && token.substring(body).equals(base62(crc(token.substring(start, body))));
    }

    /** A CRC-32 in six digits to base 62. */
    static String base62(long value) {
        StringBuilder digits = new StringBuilder();
        for (long left = value; digits.length() < 6; left /= 62) {
            digits.append(BASE62.charAt((int) (left % 62)));
        }
        return digits.reverse().toString();
    }

    /** CRC-32 of a text in ASCII. */
    static long crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    /** Bech32 as BIP 173 defines it, without the limit of 90 characters: keys of age. */
    static boolean bech32(String token) {
        String text = token.toLowerCase(Locale.ROOT);
        int separator = text.lastIndexOf('1');
        int check = 1;
        for (int i = 0; i < separator; i++) {
            check = step(check, text.charAt(i) >> 5);
        }
        check = step(check, 0);
        for (int i = 0; i < separator; i++) {
            check = step(check, text.charAt(i) & 31);
        }
        for (int i = separator + 1; i < text.length(); i++) {
            int value = BECH32.indexOf(text.charAt(i));
            if (value < 0) {
                return false;
            }
            check = step(check, value);
        }
        return separator > 0 && check == 1;
    }

    private static int step(int check, int value) {
        int top = check >>> 25;
        int next = (check & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < 5; i++) {
            next ^= (top >> i & 1) == 1 ? BECH32_GENERATOR[i] : 0;
        }
        return next;
    }
}
