package io.jenkins.plugins.modelgate.engine.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What monitoring is told beyond the rows.
 *
 * @param model SHA-256 of the model that answered, lower-case hexadecimal
 * @param baseline {@code profile.json} that was recorded when the model was approved
 * @param baselineDigest SHA-256 that the baseline must have, or null where nobody wrote it down
 * @param history file with the windows before, one a line; or null
 * @param historyFault why whoever keeps the windows cannot read them, or null; then no window passes
 * @param roles which column is what
 * @param from first moment that is looked at, or null
 * @param to first moment after it, or null
 * @param every length of a window where the rows are split, or null for one window of all rows
 * @param expected what the performance was when the model was approved, by the measure's name behind {@code performance.}
 */
public record MonitorOptions(
        String model,
        Path baseline,
        @CheckForNull String baselineDigest,
        @CheckForNull Path history,
        @CheckForNull String historyFault,
        Roles roles,
        @CheckForNull Instant from,
        @CheckForNull Instant to,
        @CheckForNull Duration every,
        Map<String, Double> expected) {

    /** Shortest window. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** Of a history that is there, or has not begun. */
    public MonitorOptions(
            String model,
            Path baseline,
            @CheckForNull String baselineDigest,
            @CheckForNull Path history,
            Roles roles,
            @CheckForNull Instant from,
            @CheckForNull Instant to,
            @CheckForNull Duration every,
            Map<String, Double> expected) {
        this(model, baseline, baselineDigest, history, null, roles, from, to, every, expected);
    }

    /** @throws IllegalArgumentException with a sentence for what cannot be meant */
    public MonitorOptions {
        expected = Map.copyOf(new TreeMap<>(expected));
        require(model.matches("[0-9a-f]{64}"), "the model is no SHA-256 in lower-case hexadecimal");
        require(
                baselineDigest == null || baselineDigest.matches("[0-9a-f]{64}"),
                "the baseline's digest is no SHA-256 in lower-case hexadecimal");
        require((from == null) == (to == null), "a window has a beginning and an end");
        require(from == null || from.isBefore(to), "the window ends at or before its beginning");
        require(
                every == null || every.compareTo(SHORTEST) >= 0,
                "windows shorter than a minute hold no rows that say anything");
        require(every == null || from == null, "either one window is named, or the rows are split into windows");
        require(
                roles.timestamp() != null || from != null,
                "name the column of time, or say from when to when the rows are");
        require(every == null || roles.timestamp() != null, "rows are split by their time; name its column");
        require(
                roles.scores() == null || roles.predictions() != null,
                "scores belong to predictions; name their column");
        require(
                roles.labels() == null || roles.predictions() != null,
                "labels are compared with predictions; name their column");
        expected.values().forEach(value -> require(Double.isFinite(value), "an expected figure is no finite number"));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
