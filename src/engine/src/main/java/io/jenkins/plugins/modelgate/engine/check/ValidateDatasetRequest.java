package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetOptions;
import io.jenkins.plugins.modelgate.engine.dataset.lineage.LineageOptions;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EngineChoice;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@link ValidateDataset} is asked.
 *
 * @param paths files, directories and globs in the workspace; where a database runs the queries, the name of one table
 * @param name how the report calls the data, or null for the name of the file or directory
 * @param workspace nothing outside of it is read
 * @param manifest digests that the files must have, or null
 * @param engine who runs the queries
 * @param options what the parts of the check are told
 * @param lineage who is told of the run
 * @param report directory for what is written beside the report, or null
 * @param policy in force
 * @param threads at least 1
 */
public record ValidateDatasetRequest(
        List<String> paths,
        @CheckForNull String name,
        Path workspace,
        @CheckForNull Path manifest,
        EngineChoice engine,
        DatasetOptions options,
        LineageOptions lineage,
        @CheckForNull Path report,
        Policy policy,
        int threads) {
    public ValidateDatasetRequest {
        paths = List.copyOf(paths);
    }

    /** Files, the embedded engine, all cores. */
    public static ValidateDatasetRequest of(List<String> paths, Path workspace, DatasetOptions options, Policy policy) {
        return new ValidateDatasetRequest(
                paths,
                null,
                workspace,
                null,
                EngineChoice.embedded(),
                options,
                LineageOptions.usual(),
                null,
                policy,
                Runtime.getRuntime().availableProcessors());
    }

    /** The same with what is written beside the report. */
    public ValidateDatasetRequest withReport(@CheckForNull Path directory) {
        return new ValidateDatasetRequest(
                paths, name, workspace, manifest, engine, options, lineage, directory, policy, threads);
    }
}
