package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.check.ValidateDataset;
import io.jenkins.plugins.modelgate.engine.check.ValidateDatasetRequest;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetOptions;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EngineChoice;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code model-gate validate-dataset PATH...}. */
@Command(
        name = "validate-dataset",
        mixinStandardHelpOptions = true,
        description =
                "Examines rows before a model learns from them: source and digests, contract, profile, drift, signs of"
                        + " poisoning.")
final class ValidateDatasetCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "CSV, TSV, JSON Lines, JSON arrays or Parquet, also .gz or .zst: files, directories, globs. With a database as engine,"
                            + " the name of one table.")
    private List<String> paths;

    @Option(names = "--name", paramLabel = "NAME", description = "How the report calls the data.")
    private String name;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description =
                    "Nothing outside of it is read (default: the current directory, or what holds all absolute paths).")
    private Path workspace;

    @Option(names = "--contract", paramLabel = "FILE", description = "Open Data Contract Standard 3.1 document (YAML).")
    private Path contract;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "profile.json of an accepted version to compare with.")
    private Path baseline;

    @Option(
            names = "--history",
            paramLabel = "DIR",
            description = "Profiles of earlier runs; this run's is added when it passes.")
    private Path history;

    @Option(names = "--label", paramLabel = "COLUMN", description = "Column that a model would learn.")
    private String label;

    @Option(
            names = "--source",
            paramLabel = "COLUMN",
            description = "Column that names each row's origin or annotator.")
    private String source;

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "Digests that the files must have: OMS statement or bundle, or sha256sum's listing.")
    private Path manifest;

    @Option(
            names = "--predictions",
            paramLabel = "FILE",
            description = "Class probabilities of each row, out of sample, one column per class.")
    private Path predictions;

    @Option(names = "--embeddings", paramLabel = "FILE", description = "One numeric column per dimension for each row.")
    private Path embeddings;

    @Option(names = "--infer", paramLabel = "FILE", description = "Write a first contract from the data to this file.")
    private Path infer;

    @Option(
            names = "--table",
            paramLabel = "OBJECT=PATH",
            description =
                    "Files of another object of the contract, which relationships and queries name; more than once if there are"
                            + " more. With a database as engine, the name of its table.")
    private List<String> tables = new ArrayList<>();

    @Option(
            names = "--sample",
            paramLabel = "SHARE",
            description =
                    "Share of the rows that the poisoning indicators look at, above 0 and at most 1 (default: 1). With less than"
                            + " all the verdict is INCOMPLETE: it is for a first look.")
    private double sample = 1;

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
    private LineageArguments lineage;

    @Mixin
    private PolicyOptions policy;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        Policy inForce = policy.inForce();
        if (!(sample > 0 && sample <= 1)) {
            throw new IOException("--sample " + sample + " is no share above 0 and at most 1");
        }
        EngineChoice choice = engine.equals("embedded")
                ? EngineChoice.embedded()
                : new EngineChoice(
                        engine,
                        driver,
                        System.getenv("MODEL_GATE_ENGINE_USER"),
                        System.getenv("MODEL_GATE_ENGINE_PASSWORD"));
        Map<String, List<String>> named = TableArguments.of(tables, "--table");
        DatasetOptions options = new DatasetOptions(
                absolute(contract),
                absolute(baseline),
                absolute(history),
                label,
                source,
                absolute(predictions),
                absolute(embeddings),
                absolute(infer),
                sample,
                choice.isEmbedded() ? TableArguments.absolute(named) : named);
        Path root = workspace == null ? WorkspaceOf.paths(files(choice, named)) : workspace.toAbsolutePath();
        return output.report(
                new ValidateDataset(),
                new ValidateDatasetRequest(
                        choice.isEmbedded() ? WorkspaceOf.absolute(paths) : paths,
                        name,
                        root,
                        absolute(manifest),
                        choice,
                        options,
                        lineage.options(),
                        output.directory(),
                        inForce,
                        Runtime.getRuntime().availableProcessors()));
    }

    private List<String> files(EngineChoice choice, Map<String, List<String>> named) {
        List<String> files = new ArrayList<>();
        if (choice.isEmbedded()) {
            files.addAll(paths);
            named.values().forEach(files::addAll);
        }
        for (Path more : new Path[] {predictions, embeddings}) {
            if (more != null) {
                files.add(more.toString());
            }
        }
        return files;
    }

    private static Path absolute(Path path) {
        return path == null ? null : path.toAbsolutePath().normalize();
    }
}
