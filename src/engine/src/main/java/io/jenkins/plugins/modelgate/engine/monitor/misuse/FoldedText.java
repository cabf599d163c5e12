package io.jenkins.plugins.modelgate.engine.monitor.misuse;

import java.text.Normalizer;
import java.util.Locale;

/** A text as a reader, or a language model, takes it: letters alone, whatever they are dressed up as. */
final class FoldedText {
    /** Letters of other scripts that look like Latin ones, after lower case. */
    private static final String LOOKS = "аеорсухіјѕԁɡһӏոցվբԝѵзтмнвкαβγεηικνορτυχωϲϳ";

    private static final String LATIN = "aeopcyxijsdghlngvpwv3tmhbkabyenikvoptuxwcj";
    private static final String LEET = "0134578@$!|€£";
    private static final String PLAIN = "oieastbasilel";

    private FoldedText() {}

    /** Without marks, hidden characters, spaces and signs; compatibility forms, look-alikes and case folded. */
    static String squeezed(String text) {
        return squeezed(text, false);
    }

    /** The same with figures and signs that stand for letters read as these. */
    static String leet(String text) {
        return squeezed(text, true);
    }

    private static String squeezed(String text, boolean leet) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            int look = LOOKS.indexOf(c);
            int folded = look >= 0 && look < LATIN.length() ? LATIN.charAt(look) : tag(c);
            int sign = leet ? LEET.indexOf(folded) : -1;
            if (sign >= 0) {
                letters.append(PLAIN.charAt(sign));
            } else if (Character.isLetter(folded) && Character.getType(folded) != Character.MODIFIER_LETTER) {
                letters.appendCodePoint(folded);
            }
        }
        return letters.toString();
    }

    /** Tag characters (U+E0020 to U+E007E) are ASCII that nobody sees and models read. */
    private static int tag(int c) {
        return c >= 0xE0020 && c <= 0xE007E ? Character.toLowerCase(c - 0xE0000) : c;
    }

    /** Letters moved by thirteen. */
    static String rotated(String squeezed) {
        StringBuilder turned = new StringBuilder(squeezed.length());
        for (int i = 0; i < squeezed.length(); i++) {
            char c = squeezed.charAt(i);
            turned.append(c >= 'a' && c <= 'z' ? (char) ('a' + (c - 'a' + 13) % 26) : c);
        }
        return turned.toString();
    }
}
