package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EngineChoice;
import io.jenkins.plugins.modelgate.engine.monitor.MonitorOptions;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@link MonitorModel} is asked.
 *
 * @param paths production data: files, directories and globs in the workspace; where a database runs the queries, the name of one table
 * @param labels late labels: files in the workspace, or the name of one table; empty where labels stand in the rows
 * @param name how the report calls the data, or null for the name of the file or directory
 * @param workspace nothing outside of it is read
 * @param engine who runs the queries
 * @param options what monitoring is told
 * @param report directory for what is written beside the report, or null
 * @param policy in force
 * @param threads at least 1
 */
public record MonitorModelRequest(
        List<String> paths,
        List<String> labels,
        @CheckForNull String name,
        Path workspace,
        EngineChoice engine,
        MonitorOptions options,
        @CheckForNull Path report,
        Policy policy,
        int threads) {
    public MonitorModelRequest {
        paths = List.copyOf(paths);
        labels = List.copyOf(labels);
    }
}
