package io.jenkins.plugins.modelgate.engine.dataset.profile;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Set;

/**
 * What to do beyond counting.
 *
 * @param digest SHA-256 of the data, 64 lower-case hexadecimal digits
 * @param label name of the label's column, or null
 * @param sensitive names of columns whose values stay out of the profile
 * @param categoryColumns most different values, as estimated, of a column of texts that is counted value by value
 * @param sample about how many rows the edges of a first profile's bins are taken from; counts are always of all rows
 */
public record ProfileOptions(
        String digest, @CheckForNull String label, Set<String> sensitive, long categoryColumns, long sample) {
    private static final long CATEGORIES = 100_000;
    private static final long SAMPLE = 200_000;

    public ProfileOptions {
        sensitive = Set.copyOf(sensitive);
        if (!digest.matches("[0-9a-f]{64}") || categoryColumns < 1 || sample < 1) {
            throw new IllegalArgumentException("a digest has 64 lower-case hexadecimal digits, numbers are at least 1");
        }
    }

    /** The usual ones. */
    public static ProfileOptions of(String digest, @CheckForNull String label, Set<String> sensitive) {
        return new ProfileOptions(digest, label, sensitive, CATEGORIES, SAMPLE);
    }
}
