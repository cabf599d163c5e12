package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.ValidateDataset;
import io.jenkins.plugins.modelgate.engine.check.ValidateDatasetRequest;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetOptions;
import io.jenkins.plugins.modelgate.engine.dataset.lineage.LineageOptions;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EngineChoice;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * A worker's request for {@code validateDataset}: {@code paths} (list, relative to {@code workspace}), {@code workspace}, and
 * optionally {@code name}, {@code contract}, {@code baseline}, {@code history}, {@code manifest}, {@code predictions}, {@code embeddings},
 * {@code infer} (absolute paths), {@code tables} (list of {@code object=path}), {@code label}, {@code source}, {@code sample}, {@code engine} (a JDBC address) with {@code driver}
 * (list), {@code user} and {@code password}, and {@code lineage} with {@code url}, {@code namespace}, {@code job}, {@code parentRun},
 * {@code parentJob}, {@code apiKey}.
 */
final class DatasetTask {
    static final Set<String> FIELDS = Set.of(
            "check",
            "report",
            "policy",
            "threads",
            "paths",
            "name",
            "workspace",
            "contract",
            "baseline",
            "history",
            "manifest",
            "predictions",
            "embeddings",
            "infer",
            "tables",
            "label",
            "source",
            "sample",
            "engine",
            "driver",
            "user",
            "password",
            "lineage");
    private static final Set<String> LINEAGE = Set.of("url", "namespace", "job", "parentRun", "parentJob", "apiKey");

    private DatasetTask() {}

    static WorkerRequest request(RequestFields fields) throws IOException, PolicyException {
        Path report = fields.path("report");
        if (fields.texts("paths").isEmpty()) {
            throw new IOException("request field paths is missing or empty");
        }
        ValidateDatasetRequest question = new ValidateDatasetRequest(
                fields.texts("paths"),
                fields.optional("name"),
                fields.path("workspace"),
                fields.optionalPath("manifest"),
                new EngineChoice(
                        fields.optional("engine"),
                        fields.paths("driver"),
                        fields.optional("user"),
                        fields.optional("password")),
                options(fields),
                lineage(fields.object("lineage", LINEAGE)),
                report,
                fields.policy(),
                fields.threads());
        return new WorkerRequest(report, progress -> new ValidateDataset().run(question, progress));
    }

    private static DatasetOptions options(RequestFields fields) throws IOException {
        double sample = fields.number("sample", 1);
        if (!(sample > 0 && sample <= 1)) {
            throw new IOException("request field sample is no share above 0 and at most 1");
        }
        return new DatasetOptions(
                fields.optionalPath("contract"),
                fields.optionalPath("baseline"),
                fields.optionalPath("history"),
                fields.optional("label"),
                fields.optional("source"),
                fields.optionalPath("predictions"),
                fields.optionalPath("embeddings"),
                fields.optionalPath("infer"),
                sample,
                TableArguments.of(fields.texts("tables"), "request field tables"));
    }

    private static LineageOptions lineage(RequestFields fields) throws IOException {
        LineageOptions usual = LineageOptions.usual();
        String namespace = fields.optional("namespace");
        String job = fields.optional("job");
        return new LineageOptions(
                namespace == null ? usual.namespace() : namespace,
                job == null ? usual.job() : job,
                fields.optional("parentRun"),
                fields.optional("parentJob"),
                LineageArguments.address(fields.optional("url"), "request field lineage.url"),
                fields.optional("apiKey"));
    }
}
