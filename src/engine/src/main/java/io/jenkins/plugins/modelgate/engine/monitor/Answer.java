package io.jenkins.plugins.modelgate.engine.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One answer of the model. Numbers are NaN, texts null, where there is none.
 *
 * @param time seconds since 1970
 * @param prediction what it answered, in a form that is the same for 1, 1.0 and true
 * @param predicted the same as a number
 * @param score probability of a class
 * @param label what turned out to be true, in the same form
 * @param labelled the same as a number
 * @param latency milliseconds
 */
record Answer(
        double time,
        @CheckForNull String prediction,
        double predicted,
        double score,
        @CheckForNull String label,
        double labelled,
        double latency) {
    private static final Pattern WHOLE = Pattern.compile("([+-]?\\d{1,18})(\\.0*)?");

    /** A class in one form, whoever wrote it: CSV readers make 1, 1.0 and true of the same column. */
    @CheckForNull
    static String canonical(@CheckForNull String value) {
        if (value == null) {
            return null;
        }
        String plain = value.strip();
        String lower = plain.toLowerCase(Locale.ROOT);
        if (lower.equals("true") || lower.equals("false")) {
            return lower.equals("true") ? "1" : "0";
        }
        var whole = WHOLE.matcher(plain);
        return whole.matches() ? String.valueOf(Long.parseLong(whole.group(1))) : plain;
    }
}
