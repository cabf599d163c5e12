package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.MonitorModel;
import io.jenkins.plugins.modelgate.engine.check.MonitorModelRequest;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EngineChoice;
import io.jenkins.plugins.modelgate.engine.monitor.Roles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code model-gate monitor-model PATH...}. */
@Command(
        name = "monitor-model",
        mixinStandardHelpOptions = true,
        description =
                "Examines what a model was asked and answered in production, window by window, beside the profile that was"
                        + " recorded when it was approved: drift, performance, volume, staleness, unusual answers, misuse.")
final class MonitorModelCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Log of the answers: CSV, TSV, JSON Lines, JSON arrays or Parquet, also .gz or .zst: files,"
                    + " directories, globs. With a database as engine, the name of one table.")
    private List<String> paths;

    @Option(names = "--name", paramLabel = "NAME", description = "How the report calls the data.")
    private String name;

    @Option(
            names = "--model",
            paramLabel = "SHA256|PATH",
            required = true,
            description = "Digest of the model that answered, or the model itself.")
    private String model;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            required = true,
            description = "profile.json that was recorded when the model was approved.")
    private Path baseline;

    @Option(
            names = "--baseline-digest",
            paramLabel = "SHA256",
            description = "What the baseline's digest was when the model was approved.")
    private String baselineDigest;

    @Option(names = "--history", paramLabel = "FILE", description = "Windows before, one window.json a line.")
    private Path history;

    @Option(names = "--predictions", paramLabel = "COLUMN", description = "What the model answered.")
    private String predictions;

    @Option(
            names = "--scores",
            paramLabel = "COLUMN",
            description = "Probability of the class --positive; without such a class, of the class that was answered.")
    private String scores;

    @Option(
            names = "--positive",
            paramLabel = "CLASS",
            description = "Class that --scores are of (default: 1 where all answers are 0 and 1).")
    private String positive;

    @Option(
            names = "--labels",
            paramLabel = "COLUMN",
            description = "What turned out to be true, empty as long as nobody knows.")
    private String labels;

    @Option(
            names = "--labels-file",
            paramLabel = "PATH",
            description =
                    "Late labels with --key and --labels, joined by key; with a database as engine, a table's name.")
    private List<String> labelsFile = new ArrayList<>();

    @Option(
            names = "--key",
            paramLabel = "COLUMN",
            description = "Column that names an answer, here and in --labels-file.")
    private String key;

    @Option(names = "--timestamp", paramLabel = "COLUMN", description = "When the model answered.")
    private String timestamp;

    @Option(names = "--latency", paramLabel = "COLUMN", description = "How long it took, in milliseconds.")
    private String latency;

    @Option(names = "--client", paramLabel = "COLUMN", description = "Who asked.")
    private String client;

    @Option(names = "--text", paramLabel = "COLUMN", description = "What was asked, in words.")
    private String text;

    @Option(
            names = "--window",
            paramLabel = "FROM/TO",
            description =
                    "The one window to look at, ISO 8601 instants, such as 2026-11-25T00:00:00Z/2026-11-26T00:00:00Z.")
    private String window;

    @Option(
            names = "--every",
            paramLabel = "LENGTH",
            description =
                    "Split the rows into windows of this length (30m, 6h, 1d, 7d), the ones that are over and that"
                            + " the history does not have.")
    private String every;

    @Option(
            names = "--expected",
            paramLabel = "MEASURE=VALUE",
            description = "What accuracy, f1, auc, mae or rmse was when the model was approved; once for each.")
    private List<String> expected = new ArrayList<>();

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description =
                    "Nothing outside of it is read (default: the current directory, or what holds all absolute paths).")
    private Path workspace;

    @Option(
            names = "--engine",
            paramLabel = "embedded|jdbc:URL",
            description =
                    "Who runs the queries (default: embedded). A database must be listed in the policy's dataset.engines;"
                            + " user and password come from MODEL_GATE_ENGINE_USER and MODEL_GATE_ENGINE_PASSWORD.")
    private String engine = "embedded";

    @Option(
            names = "--driver",
            paramLabel = "JAR",
            description = "JDBC driver for --engine; more than once if it needs more.")
    private List<Path> driver = new ArrayList<>();

    @Mixin
    private PolicyOptions policy;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        EngineChoice choice = engine.equals("embedded")
                ? EngineChoice.embedded()
                : new EngineChoice(
                        engine,
                        driver,
                        System.getenv("MODEL_GATE_ENGINE_USER"),
                        System.getenv("MODEL_GATE_ENGINE_PASSWORD"));
        MonitorArguments arguments = new MonitorArguments(
                MonitorArguments.model(model),
                baseline.toAbsolutePath().normalize(),
                baselineDigest,
                history == null ? null : history.toAbsolutePath().normalize(),
                null,
                new Roles(predictions, scores, positive, labels, timestamp, latency, client, text, key),
                window,
                every,
                expected);
        List<String> files = new ArrayList<>(paths);
        files.addAll(labelsFile);
        Path root = workspace != null || !choice.isEmbedded()
                ? (workspace == null ? Path.of("") : workspace).toAbsolutePath()
                : WorkspaceOf.paths(files);
        return output.report(
                new MonitorModel(),
                new MonitorModelRequest(
                        choice.isEmbedded() ? WorkspaceOf.absolute(paths) : paths,
                        choice.isEmbedded() ? WorkspaceOf.absolute(labelsFile) : labelsFile,
                        name,
                        root,
                        choice,
                        arguments.options(!labelsFile.isEmpty()),
                        output.directory(),
                        policy.inForce(),
                        Runtime.getRuntime().availableProcessors()));
    }
}
