package io.jenkins.plugins.modelgate.engine.dataset;

import com.sun.management.OperatingSystemMXBean;
import io.jenkins.plugins.modelgate.engine.dataset.contract.Contract;
import io.jenkins.plugins.modelgate.engine.dataset.contract.ContractCheck;
import io.jenkins.plugins.modelgate.engine.dataset.contract.ContractFile;
import io.jenkins.plugins.modelgate.engine.dataset.contract.ContractInference;
import io.jenkins.plugins.modelgate.engine.dataset.contract.ContractOptions;
import io.jenkins.plugins.modelgate.engine.dataset.contract.ContractOutcome;
import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftCheck;
import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftOptions;
import io.jenkins.plugins.modelgate.engine.dataset.input.Compression;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFile;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFormat;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ProfileOptions;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profiler;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EmbeddedEngine;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EngineLimits;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Contract, profile and drift beside the embedded engine's own SUMMARIZE of the same file, both with 1 GiB and all cores. Arguments: a folder
 * for the files, the number of rows, {@code csv} or {@code parquet}. Prints {@code name=seconds} of wall and {@code nameCpu} of
 * processor time.
 */
public final class DatasetBenchmark {
    private static final String COLUMNS = "SELECT i AS id, (random()*100)::DOUBLE AS uniform,"
            + " sqrt(-2*ln(random()+1e-12))*cos(6.283185*random()) AS normal, exp(random()*5) AS skewed,"
            + " (random()*1000)::INT AS whole, (random()*10)::INT AS few, 'city '||(random()*50)::INT AS city,"
            + " CASE WHEN random()<0.1 THEN NULL ELSE random()*7 END AS gaps,"
            + " CASE WHEN random()<0.3 THEN 'fraud' ELSE 'good' END AS label, md5(i::VARCHAR) AS hash FROM range(";

    private DatasetBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        long rows = Long.parseLong(args[1]);
        Path file = generate(folder, rows, args[2]);
        Profile baseline =
                profile(generate(folder, Math.min(rows, 100_000), "baseline." + args[2]), folder, null, null, "base");
        Contract contract = ContractFile.yaml(infer(file, folder), "inferred.yaml");
        summarize(file, folder);
        Clock all = new Clock();
        Profile profile = profile(file, folder, contract, baseline, "with");
        Clock drift = new Clock();
        DriftCheck.run(profile, baseline, List.of(), DriftOptions.of(Policy.defaults(), Set.of()), finding -> {});
        drift.stop("drift");
        all.stop("withBaseline");
        Clock first = new Clock();
        profile(file, folder, null, null, "first");
        first.stop("withoutBaseline");
    }

    static Path generate(Path folder, long rows, String name) throws Exception {
        Path file = folder.resolve(rows + "." + name);
        if (!Files.exists(file)) {
            String format = name.endsWith("parquet") ? "FORMAT parquet, COMPRESSION zstd" : "FORMAT csv, HEADER";
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = connection.createStatement()) {
                statement.execute("SET memory_limit='1GiB'");
                statement.execute("SET temp_directory='" + folder.resolve("spill") + "'");
                statement.execute("SELECT setseed(0.5)");
                statement.execute("COPY (" + COLUMNS + rows + ") t(i)) TO '" + file + "' (" + format + ")");
            }
        }
        return file;
    }

    static void summarize(Path file, Path folder) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET memory_limit='1GiB'");
            statement.execute("SET threads=" + EngineLimits.usual().threads());
            statement.execute("SET temp_directory='" + folder.resolve("spill") + "'");
            Clock clock = new Clock();
            try (ResultSet result = statement.executeQuery("SUMMARIZE FROM '" + file + "'")) {
                while (result.next()) {
                    result.getString(1);
                }
            }
            clock.stop("summarize");
        }
    }

    private static String infer(Path path, Path folder) throws Exception {
        return with(path, folder, null, "infer", ContractInference::infer);
    }

    private static Profile profile(Path path, Path folder, Contract contract, Profile baseline, String name)
            throws Exception {
        return with(path, folder, contract, name, table -> {
            if (contract != null) {
                Clock clock = new Clock();
                ContractOutcome outcome = ContractCheck.run(
                        table,
                        Map.of(),
                        contract,
                        ContractOptions.usual(path.toString().endsWith(".csv"), Instant.now()),
                        finding -> {
                            throw new AssertionError(finding.detail());
                        });
                clock.stop(name + "Contract");
                System.out.println(name + "ContractRules=" + outcome.evaluated());
            }
            Clock clock = new Clock();
            Profile profile = Profiler.profile(table, ProfileOptions.of(Tables.DIGEST, "label", Set.of()), baseline);
            clock.stop(name + "Profile");
            return profile;
        });
    }

    /** Something that is asked of the rows. */
    interface Asking<T> {
        T ask(Table table) throws Exception;
    }

    static <T> T with(Path path, Path folder, Contract contract, String name, Asking<T> asking) throws Exception {
        String fileName = path.getFileName().toString();
        DataFile file = new DataFile(
                fileName,
                path.toRealPath(),
                DataFormat.of(fileName).orElseThrow(),
                Compression.NONE,
                Files.size(path),
                Tables.DIGEST);
        Path scratch = Files.createTempDirectory(folder, "scratch");
        EngineLimits limits =
                new EngineLimits(1L << 30, 20L << 30, EngineLimits.usual().threads(), Duration.ofHours(1));
        try (EmbeddedEngine engine = EmbeddedEngine.open(List.of(file), scratch, limits)) {
            Clock load = new Clock();
            Set<String> texts = contract == null
                    ? Set.of()
                    : new HashSet<>(contract.objects().get(0).textColumns());
            Table table = engine.load("benchmark", List.of(file), texts);
            load.stop(name + "Load");
            return asking.ask(table);
        } finally {
            try (var files = Files.walk(scratch)) {
                for (Path each :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** Wall and processor time. */
    static final class Clock {
        private static final OperatingSystemMXBean SYSTEM =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private final long wall = System.nanoTime();
        private final long cpu = SYSTEM.getProcessCpuTime();

        void stop(String name) {
            System.out.printf(Locale.ROOT, "%s=%.2f%n", name, (System.nanoTime() - wall) / 1e9);
            System.out.printf(Locale.ROOT, "%sCpu=%.2f%n", name, (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
        }
    }
}
