package io.jenkins.plugins.modelgate.engine.scan.repository;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What file systems and readers make of a name. */
final class Names {
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(CON|PRN|AUX|NUL|COM[0-9\u00B9\u00B2\u00B3]|LPT[0-9\u00B9\u00B2\u00B3])([ .:].*)?");

    /** Characters that look like a dot or a slash and are none. */
    private static final String LOOK_ALIKES = "\u2024\u3002\uFF0E\uFF61\uFE52\u0701\u0702\uA4F8\u06D4\u0660\u06F0"
            + "\u2044\u2215\u29F8\uFF0F\u2571\u27CB\u3033\u2216\u29F5\u29F9\uFE68\uFF3C";

    private static final Set<UnicodeScript> LIKE_LATIN =
            Set.of(UnicodeScript.CYRILLIC, UnicodeScript.GREEK, UnicodeScript.CHEROKEE, UnicodeScript.ARMENIAN);

    private static final int LONGEST_NAME = 255;

    private Names() {}

    /** The same text for two paths that some file system takes for one. */
    static String folded(String path) {
        StringBuilder folded = new StringBuilder();
        for (String name : path.split("/", -1)) {
            String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
            String lower = plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
            folded.append(Normalizer.normalize(lower, Normalizer.Form.NFKC).replaceFirst("[. ]+$", ""))
                    .append('/');
        }
        return folded.toString();
    }

    /** How a name deceives its reader, or null. */
    @CheckForNull
    static String deceit(String name) {
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            int type = Character.getType(c);
            if (type == Character.CONTROL
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR) {
                return String.format("it has the control character U+%04X", c);
            }
            if (type == Character.FORMAT && !isJoiner(name, i)) {
                return String.format("it has the invisible character U+%04X", c);
            }
            if (LOOK_ALIKES.indexOf(c) >= 0 && isOtherwiseAscii(name, c)) {
                return String.format("U+%04X looks like a dot or a slash", c);
            }
            i += Character.charCount(c);
        }
        String compatible = Normalizer.normalize(name, Normalizer.Form.NFKC);
        if (!compatible.equals(name) && compatible.chars().allMatch(c -> c < 128)) {
            return "it is written with variants of the letters of \"" + compatible + "\"";
        }
        return mixedWord(name);
    }

    /** A full stop of another script is ordinary among letters of that script. */
    private static boolean isOtherwiseAscii(String name, int except) {
        return name.codePoints().allMatch(c -> c < 128 || c == except);
    }

    /** Joiners inside scripts that need them, and in emoji, are ordinary; between ASCII they hide something. */
    private static boolean isJoiner(String name, int index) {
        char c = name.charAt(index);
        return (c == '\u200C' || c == '\u200D')
                && index > 0
                && index + 1 < name.length()
                && name.charAt(index - 1) > 127
                && name.charAt(index + 1) > 127;
    }

    /** A word of Latin letters with a few of another alphabet that look the same. */
    @CheckForNull
    private static String mixedWord(String name) {
        boolean latin = false;
        boolean other = false;
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            if (Character.isLetter(c)) {
                UnicodeScript script = UnicodeScript.of(c);
                latin |= script == UnicodeScript.LATIN;
                other |= LIKE_LATIN.contains(script);
            } else {
                latin = false;
                other = false;
            }
            if (latin && other) {
                return "Latin letters and look-alikes of another alphabet stand in one word";
            }
            i += Character.charCount(c);
        }
        return null;
    }

    /** Why not every system can keep a name, or null. */
    @CheckForNull
    static String unportable(String name) {
        if (name.endsWith(".") || name.endsWith(" ") || name.startsWith(" ")) {
            return "it begins with a space or ends with a dot or a space";
        }
        if (RESERVED.matcher(name).matches()) {
            return "Windows keeps this name for a device";
        }
        for (int i = 0; i < name.length(); i++) {
            if ("<>:\"|?*\\".indexOf(name.charAt(i)) >= 0) {
                return "it has the character " + name.charAt(i);
            }
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            return "it is longer than " + LONGEST_NAME + " bytes";
        }
        return null;
    }
}
