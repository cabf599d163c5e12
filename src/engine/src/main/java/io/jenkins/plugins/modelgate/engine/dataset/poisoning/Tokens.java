package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.ArrayList;
import java.util.List;

/**
 * A text cut into what a trigger can be: words, runs of signs, single characters where a script has no spaces, and marks for
 * characters that nobody sees or that imitate another script. Lower case.
 */
final class Tokens {
    /** Code points of a text that are looked at. */
    static final int MOST_CHARACTERS = 20_000;

    /** Mark of a word that mixes letters of scripts that look alike. */
    static final String MIXED = "(letters of two scripts in one word)";

    private final List<String> tokens = new ArrayList<>();
    private final List<String> marks = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private final StringBuilder signs = new StringBuilder();
    private int scripts;

    private Tokens() {}

    /** The tokens in the order of the text. */
    List<String> tokens() {
        return tokens;
    }

    /** The marks, each as often as met. */
    List<String> marks() {
        return marks;
    }

    static Tokens of(String text) {
        Tokens result = new Tokens();
        int end = Math.min(text.length(), MOST_CHARACTERS);
        for (int i = 0; i < end; ) {
            int codePoint = text.codePointAt(i);
            result.take(codePoint);
            i += Character.charCount(codePoint);
        }
        result.endWord();
        result.endSigns();
        return result;
    }

    private void take(int codePoint) {
        if (Hidden.is(codePoint)) {
            // The word goes on: a reader does not see the gap either.
            marks.add(String.format("(U+%04X)", codePoint));
        } else if (isSpaceless(codePoint)) {
            endWord();
            endSigns();
            tokens.add(Character.toString(codePoint));
        } else if (Character.isLetterOrDigit(codePoint) || isMark(codePoint) || isInner(codePoint)) {
            endSigns();
            word.appendCodePoint(Character.toLowerCase(codePoint));
            scripts |= Hidden.script(codePoint);
        } else {
            endWord();
            if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
                endSigns();
            } else {
                signs.appendCodePoint(codePoint);
            }
        }
    }

    private boolean isInner(int codePoint) {
        return codePoint == '_' || word.length() > 0 && (codePoint == '\'' || codePoint == 0x2019);
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private void endWord() {
        if (word.length() > 0) {
            tokens.add(word.toString());
            if (Integer.bitCount(scripts) > 1) {
                marks.add(MIXED);
            }
            word.setLength(0);
        }
        scripts = 0;
    }

    private void endSigns() {
        if (signs.length() > 0) {
            tokens.add(signs.toString());
            signs.setLength(0);
        }
    }

    /** Whether words of this script stand together without spaces. */
    static boolean isSpaceless(int codePoint) {
        if (codePoint < 0x0E00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
