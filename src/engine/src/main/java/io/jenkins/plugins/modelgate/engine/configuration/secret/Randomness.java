package io.jenkins.plugins.modelgate.engine.configuration.secret;

/** How random a text looks. */
final class Randomness {
    private Randomness() {}

    /** Shannon's entropy of the characters' frequencies, in bits a character. */
    static double bits(String text) {
        int[] counts = new int[256];
        for (int i = 0; i < text.length(); i++) {
            counts[text.charAt(i) & 0xFF]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / text.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }

    /**
     * Whether the text has about the entropy that as many random characters of its alphabet have: at least seven tenths of the
     * greatest that its length and the alphabet allow, because chance makes repetitions.
     *
     * @param alphabet number of characters that could stand there
     */
    static boolean isRandom(String text, int alphabet) {
        double most = Math.log(Math.min(alphabet, text.length())) / Math.log(2);
        return bits(text) >= 0.7 * most && isLively(text);
    }

    /** Neither five equal characters in a row nor seven that count. */
    static boolean isLively(String text) {
        return longestRun(text) < 5 && !counts(text);
    }

    /** As {@link #isRandom(String, int)}, with the alphabet that the text shows. */
    static boolean isRandom(String text) {
        return isRandom(text, alphabet(text));
    }

    /** Digits to base 16 with a few separators and a short prefix are still to base 16. */
    private static int alphabet(String text) {
        int hex = 0;
        int size = 0;
        int seen = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            hex += c >= '0' && c <= '9' || c >= 'a' && c <= 'f' ? 1 : 0;
            int kind = c >= '0' && c <= '9' ? 1 : c >= 'a' && c <= 'z' ? 2 : c >= 'A' && c <= 'Z' ? 4 : 8;
            if ((seen & kind) == 0) {
                seen |= kind;
                size += kind == 1 ? 10 : kind == 8 ? 6 : 26;
            }
        }
        return hex * 10 >= text.length() * 9 ? 16 : size;
    }

    /** The most equal characters in a row. */
    static int longestRun(String text) {
        int longest = text.isEmpty() ? 0 : 1;
        int run = 1;
        for (int i = 1; i < text.length(); i++) {
            run = text.charAt(i) == text.charAt(i - 1) ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** Whether seven characters in a row count up or down, as in 1234567 and abcdefg. */
    private static boolean counts(String text) {
        int up = 1;
        int down = 1;
        for (int i = 1; i < text.length(); i++) {
            int step = text.charAt(i) - text.charAt(i - 1);
            up = step == 1 ? up + 1 : 1;
            down = step == -1 ? down + 1 : 1;
            if (up >= 7 || down >= 7) {
                return true;
            }
        }
        return false;
    }

    /** How many of lower case, upper case, digits and others stand in it, 0 to 4. */
    static int classes(String text) {
        int seen = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            seen |= c >= 'a' && c <= 'z' ? 1 : c >= 'A' && c <= 'Z' ? 2 : c >= '0' && c <= '9' ? 4 : 8;
        }
        return Integer.bitCount(seen);
    }

    /**
     * What share of the characters stands in words: at least four letters with a vowel, between separators, digits and changes of case.
     * Names of things are words and numbers, random texts are not.
     */
    static double words(String text) {
        int inWords = 0;
        for (String part : text.split("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")) {
            long vowels =
                    part.chars().filter(c -> "aeiouyAEIOUY".indexOf(c) >= 0).count();
            boolean word = part.length() >= 4 && vowels * 4 >= part.length() && !part.matches(".*[^aeiouyAEIOUY]{5}.*");
            inWords += word ? part.length() : 0;
        }
        return (double) inWords / Math.max(1, text.length());
    }
}
