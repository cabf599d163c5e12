package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.MonitorModel;
import io.jenkins.plugins.modelgate.engine.check.MonitorModelRequest;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EngineChoice;
import io.jenkins.plugins.modelgate.engine.monitor.Roles;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * {@code monitorModel} for a worker: {@code paths} (list, relative to {@code workspace}), {@code workspace}, {@code model} (SHA-256 or
 * an absolute path), {@code baseline} (absolute), and optionally {@code labelsFile} (list), {@code name}, {@code baselineDigest},
 * {@code history} (absolute) or {@code historyFault} (why there is none that can be read), the columns {@code predictions}, {@code scores}, {@code positive}, {@code labels}, {@code timestamp},
 * {@code latency}, {@code client}, {@code text} and {@code key}, {@code window} ({@code FROM/TO}) or {@code every} ({@code 1d}),
 * {@code expected} (list of {@code MEASURE=VALUE}), {@code engine} with {@code driver}, {@code user} and {@code password}.
 */
final class MonitorTask {
    static final Set<String> FIELDS = Set.of(
            "check",
            "report",
            "policy",
            "threads",
            "paths",
            "labelsFile",
            "name",
            "workspace",
            "model",
            "baseline",
            "baselineDigest",
            "history",
            "historyFault",
            "predictions",
            "scores",
            "positive",
            "labels",
            "timestamp",
            "latency",
            "client",
            "text",
            "key",
            "window",
            "every",
            "expected",
            "engine",
            "driver",
            "user",
            "password");

    private MonitorTask() {}

    static WorkerRequest request(RequestFields fields) throws IOException, PolicyException {
        Path report = fields.path("report");
        if (fields.texts("paths").isEmpty()) {
            throw new IOException("request field paths is missing or empty");
        }
        String model = fields.text("model");
        if (!model.matches("[0-9a-f]{64}")) {
            model = fields.path("model").toString();
        }
        MonitorArguments arguments = new MonitorArguments(
                MonitorArguments.model(model),
                fields.path("baseline"),
                fields.optional("baselineDigest"),
                fields.optionalPath("history"),
                fields.optional("historyFault"),
                new Roles(
                        fields.optional("predictions"),
                        fields.optional("scores"),
                        fields.optional("positive"),
                        fields.optional("labels"),
                        fields.optional("timestamp"),
                        fields.optional("latency"),
                        fields.optional("client"),
                        fields.optional("text"),
                        fields.optional("key")),
                fields.optional("window"),
                fields.optional("every"),
                fields.texts("expected"));
        MonitorModelRequest question = new MonitorModelRequest(
                fields.texts("paths"),
                fields.texts("labelsFile"),
                fields.optional("name"),
                fields.path("workspace"),
                new EngineChoice(
                        fields.optional("engine"),
                        fields.paths("driver"),
                        fields.optional("user"),
                        fields.optional("password")),
                arguments.options(!fields.texts("labelsFile").isEmpty()),
                report,
                fields.policy(),
                fields.threads());
        return new WorkerRequest(report, progress -> new MonitorModel().run(question, progress));
    }
}
