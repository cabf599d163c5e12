package io.jenkins.plugins.modelgate.engine.quality;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * What is kept of a check: {@code quality.json}, the baseline of later versions.
 *
 * @param now what was measured
 * @param before what it was compared with; null if there was nothing
 * @param rows what the judge made of it
 */
public record QualityRecord(Measurements now, @CheckForNull Measurements before, List<Row> rows) {
    /** Name of the file beside a report. */
    public static final String FILE = "quality.json";

    static final int VERSION = 1;

    public QualityRecord {
        rows = List.copyOf(rows);
    }
}
