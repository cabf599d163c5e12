package io.jenkins.plugins.modelgate.engine.dependency.advisory;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Locale;

/** Severities in words, as databases write them: GitHub says {@code MODERATE} where CVSS says {@code MEDIUM}. */
public final class Ratings {
    private static final List<String> RISING = List.of("NONE", "NEGLIGIBLE", "LOW", "MEDIUM", "HIGH", "CRITICAL");

    private Ratings() {}

    /** The worse of two; a word that nobody knows counts as worse than HIGH, for it may mean anything, and hides no CRITICAL. */
    @CheckForNull
    public static String worse(@CheckForNull String first, @CheckForNull String second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return rank(second) > rank(first) ? second : first;
    }

    private static int rank(String rating) {
        String upper = rating.toUpperCase(Locale.ROOT);
        int known = RISING.indexOf(upper.equals("MODERATE") ? "MEDIUM" : upper);
        return known < 0 ? 2 * RISING.indexOf("HIGH") + 1 : 2 * known;
    }
}
