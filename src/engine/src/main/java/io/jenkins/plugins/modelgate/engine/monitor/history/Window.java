package io.jenkins.plugins.modelgate.engine.monitor.history;

import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One window over a model's production data, as the history of the model keeps it.
 *
 * @param model SHA-256 of the model that answered, lower-case hexadecimal
 * @param baseline SHA-256 of the baseline profile that it was compared with, lower-case hexadecimal
 * @param schema SHA-256 over names and types of the columns, lower-case hexadecimal
 * @param from first moment of the window
 * @param to first moment after it
 * @param rows how many predictions fell into it, at least 0
 * @param measures finite numbers by name: {@code drift.psi.COLUMN}, {@code prediction.psi}, {@code confidence.mean},
 *     {@code performance.accuracy}, {@code volume.rows}, {@code latency.p95}, {@code misuse.flood}
 * @param verdict of the gate on this window
 */
public record Window(
        String model,
        String baseline,
        String schema,
        Instant from,
        Instant to,
        long rows,
        Map<String, Double> measures,
        Verdict verdict) {
    /** Most measures of a window. */
    public static final int MAX_MEASURES = 2_000;

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException naming the first field that cannot be so */
    public Window {
        require(DIGEST.matcher(model).matches(), "model is no SHA-256");
        require(DIGEST.matcher(baseline).matches(), "baseline is no SHA-256");
        require(DIGEST.matcher(schema).matches(), "schema is no SHA-256");
        require(from.isBefore(to), "the window ends at or before its beginning");
        require(rows >= 0, "rows is negative");
        require(measures.size() <= MAX_MEASURES, "there are more than " + MAX_MEASURES + " measures");
        measures.forEach((name, value) -> require(Double.isFinite(value), "measure " + name + " is no finite number"));
        measures = Collections.unmodifiableMap(new TreeMap<>(measures));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
