package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Report;
import java.util.Objects;

/** Whether a report about production data is about the model that was asked about, and about the files that it lists. */
final class MonitoredModel {
    /** Where reports have the model's digest. */
    static final String METRIC = "model";

    private MonitoredModel() {}

    /** What does not follow, or null. */
    @CheckForNull
    static String fault(Report report, @CheckForNull String model) {
        return model == null || !Objects.equals(report.metrics().get(METRIC), model)
                ? "it is not about the model that was asked about"
                : DatasetFiles.fault(report);
    }
}
