package io.jenkins.plugins.modelgate.engine.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which column of the production data is what; each may be null where there is none.
 *
 * @param predictions what the model answered: a class or a number
 * @param scores probability, 0 to 1, of the class {@code positive}; without such a class, of the class that was answered
 * @param positive the class that the scores are of, or null
 * @param labels what turned out to be true, empty as long as nobody knows; in the late labels' table if there is one
 * @param timestamp when the model answered
 * @param latency how long it took, in milliseconds
 * @param client who asked
 * @param text what was asked in words
 * @param key names the row in the late labels' table too
 */
public record Roles(
        @CheckForNull String predictions,
        @CheckForNull String scores,
        @CheckForNull String positive,
        @CheckForNull String labels,
        @CheckForNull String timestamp,
        @CheckForNull String latency,
        @CheckForNull String client,
        @CheckForNull String text,
        @CheckForNull String key) {

    /** No role is given. */
    public static Roles none() {
        return new Roles(null, null, null, null, null, null, null, null, null);
    }

    /**
     * The columns by the option that names them.
     *
     * @param lateLabels whether the labels are in a table of their own
     */
    Map<String, String> columns(boolean lateLabels) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("predictions", predictions);
        columns.put("scores", scores);
        columns.put("labels", lateLabels ? null : labels);
        columns.put("timestamp", timestamp);
        columns.put("latency", latency);
        columns.put("client", client);
        columns.put("text", text);
        columns.put("key", lateLabels ? key : null);
        columns.values().removeIf(column -> column == null);
        return columns;
    }

    /** Whether a column tells of the answering, and is no feature that the model was asked with. */
    boolean isAside(String column) {
        return column.equals(timestamp)
                || column.equals(latency)
                || column.equals(client)
                || column.equals(key)
                || column.equals(labels);
    }
}
