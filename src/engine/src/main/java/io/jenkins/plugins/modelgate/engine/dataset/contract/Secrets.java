package io.jenkins.plugins.modelgate.engine.dataset.contract;

import java.util.Locale;
import java.util.regex.Pattern;

/** Values that no report should repeat, whatever the contract says of their column. Errs on the side of masking. */
final class Secrets {
    private static final Pattern COLUMN =
            Pattern.compile("pass(word|wd|phrase)|secret|token|api_?key|private_?key|credential|ssn|iban|cvv");

    /** Prefixes that services give their keys, private keys, web tokens, and assignments to names that say so. */
    private static final Pattern VALUE = Pattern.compile("-----BEGIN|\\b(AKIA|ASIA)[0-9A-Z]{16}|\\bgh[pousr]_\\w{20}"
            + "|\\bglpat-|\\bxox[a-z]-|\\bsk-\\w|\\bhf_\\w{20}|\\beyJ[\\w-]{10,}\\.|://[^/\\s:@]{1,64}:[^/\\s@]{1,64}@"
            + "|(?i:password|passwd|secret|token|api_?key)[\"']?\\s?[:=]");

    private static final int MIN_RANDOM = 24;

    /** Bits for each character: above that a text of one word is hardly a word. */
    private static final double RANDOM_BITS = 3.8;

    private Secrets() {}

    static boolean isSecret(String column, String value) {
        return COLUMN.matcher(column.toLowerCase(Locale.ROOT)).find()
                || VALUE.matcher(value.length() > 4096 ? value.substring(0, 4096) : value)
                        .find()
                || isRandom(value);
    }

    private static boolean isRandom(String value) {
        if (value.length() < MIN_RANDOM || value.length() > 512) {
            return false;
        }
        int[] seen = new int[128];
        boolean digit = false;
        boolean letter = false;
        for (char c : value.toCharArray()) {
            if (c <= ' ' || c >= 128) {
                return false;
            }
            seen[c]++;
            digit |= c >= '0' && c <= '9';
            letter |= Character.isLetter(c);
        }
        double bits = 0;
        for (int count : seen) {
            double share = (double) count / value.length();
            bits -= count == 0 ? 0 : share * Math.log(share) / Math.log(2);
        }
        return digit && letter && bits >= RANDOM_BITS;
    }
}
