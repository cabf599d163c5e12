package io.jenkins.plugins.modelgate.engine.quality;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
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

    /** Name of the check that writes it. */
    public static final String CHECK = "verifyModelQuality";

    /** Format of the one artifact of a report that says whether everything demanded was known: this file. */
    public static final String DEMANDS = Artifact.BESIDE + "demands of the policy";

    static final int VERSION = 1;

    public QualityRecord {
        rows = List.copyOf(rows);
    }
}
