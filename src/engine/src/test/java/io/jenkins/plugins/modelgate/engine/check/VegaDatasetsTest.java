package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.modelgate.engine.dataset.DatasetOptions;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Real data of many shapes: the tables of the npm package vega-datasets. Some are committed; the long form takes all of them, the
 * 3,000,000 flights included, from the package, which {@code npm} fetches, or from {@code -Dmodelgate.vega=} a folder with them.
 */
public class VegaDatasetsTest {
    private static final String VERSION = "3.2.1";

    /** Written by people for people: no table, or one that a strict reader refuses, with a word of the reason. */
    private static final Map<String, String> NO_TABLES = Map.of(
            "annual-precip.json", "one array of objects",
            "earthquakes.json", "one array of objects",
            "londonBoroughs.json", "one array of objects",
            "londonTubeLines.json", "one array of objects",
            "miserables.json", "one array of objects",
            "us-10m.json", "one array of objects",
            "volcano.json", "one array of objects",
            "world-110m.json", "one array of objects");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private final StringBuilder told = new StringBuilder();

    @Test
    public void aContractInferredFromATableHoldsForItAndItsHalvesAreAlike() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            try {
                examine(file, wrong);
            } catch (AssertionError | java.io.IOException | RuntimeException e) {
                wrong.add(name + ": " + e);
                told.append(java.util.Arrays.toString(e.getStackTrace()).substring(0, 600));
            }
        }
        System.out.println(told);
        assertThat(wrong).isEmpty();
    }

    private void examine(Path file, List<String> wrong) throws Exception {
        String name = file.getFileName().toString();
        Path place = folder.newFolder().toPath().toRealPath();
        Path data = Files.copy(file, place.resolve(name));
        boolean large = Files.size(data) > 10 << 20;
        DatasetOptions asked = new DatasetOptions(
                null, null, null, null, null, null, null, place.resolve("contract.yaml"), large ? 0.05 : 1, Map.of());
        long start = System.nanoTime();
        Report first = run(data, asked, place);
        if (NO_TABLES.containsKey(name)) {
            assertThat(first.verdict()).as(name).isEqualTo(Verdict.INCOMPLETE);
            assertThat(first.findings().get(0).detail()).contains(NO_TABLES.get(name));
            return;
        }
        judge(name, "first look", first, wrong);
        Report second = run(data, contract(place.resolve("contract.yaml")), place);
        judge(name, "its own contract", second, wrong);
        long millis = (System.nanoTime() - start) / 1_000_000;

        long rows = (Long) first.metrics().get("rows");
        String drift = "";
        if (rows >= 1000) {
            Path half = half(place, data, "hash(rowid * 31 + 7) % 2 = 0", "a");
            Path other = half(place, data, "hash(rowid * 31 + 7) % 2 = 1", "b");
            drift = drift(name, place, half, other, wrong);
        }
        told.append(String.format(
                Locale.ROOT,
                "| `%s` | %d | %s | %.1f s | %s | %s |%n",
                name,
                rows,
                first.metrics().get("columns"),
                millis / 1e3,
                drift.isEmpty() ? "–" : drift,
                rules(first)));
    }

    /** No finding that would stop anybody, nothing left out. */
    private static void judge(String name, String what, Report report, List<String> wrong) {
        for (Finding finding : report.findings()) {
            if (finding.severity().atLeast(Severity.MEDIUM)) {
                wrong.add(name + ", " + what + ": " + finding.severity() + " " + finding.rule() + " "
                        + finding.location() + " " + finding.detail());
            }
        }
        if (report.verdict() != Verdict.PASSED) {
            wrong.add(name + ", " + what + ": " + report.verdict());
        }
    }

    private String drift(String name, Path place, Path half, Path other, List<String> wrong) throws Exception {
        Path out = folder.newFolder().toPath();
        new ValidateDataset()
                .run(
                        ValidateDatasetRequest.of(List.of(half.toString()), place, sampled(null), Policy.defaults())
                                .withReport(out),
                        Progress.SILENT);
        Report report = run(other, sampled(out.resolve("profile.json")), place);
        for (Finding finding : report.findings()) {
            if (finding.rule().startsWith("drift/") && finding.severity().atLeast(Severity.HIGH)) {
                wrong.add(name + ", random halves: " + finding.severity() + " " + finding.rule() + " "
                        + finding.location() + " " + finding.detail());
            }
        }
        return String.valueOf(report.metrics().get("driftVerdict"));
    }

    private static DatasetOptions sampled(Path baseline) {
        return new DatasetOptions(null, baseline, null, null, null, null, null, null, 0.01, Map.of());
    }

    private static DatasetOptions contract(Path contract) {
        return new DatasetOptions(contract, null, null, null, null, null, null, null, 0.01, Map.of());
    }

    private static Path half(Path place, Path data, String condition, String name) throws Exception {
        Path half = place.resolve(name + ".parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            String reader = data.toString().endsWith(".parquet")
                    ? "read_parquet"
                    : data.toString().endsWith(".json") ? "read_json" : "read_csv";
            statement.execute("CREATE TABLE t AS SELECT * FROM " + reader + "('" + data + "')");
            statement.execute(
                    "COPY (SELECT * FROM t WHERE " + condition + " ORDER BY rowid) TO '" + half + "' (FORMAT parquet)");
        }
        return half;
    }

    private static String rules(Report report) {
        List<String> rules = report.findings().stream()
                .map(finding -> finding.severity() + " " + finding.rule())
                .distinct()
                .toList();
        return rules.isEmpty() ? "none" : String.join(", ", rules);
    }

    private static Report run(Path data, DatasetOptions options, Path place) throws Exception {
        return new ValidateDataset()
                .run(
                        ValidateDatasetRequest.of(List.of(data.toString()), place, options, Policy.defaults()),
                        Progress.SILENT);
    }

    private List<Path> files() throws Exception {
        boolean all = Boolean.getBoolean("modelgate.full") || System.getProperty("modelgate.vega") != null;
        Path place = all
                ? whole()
                : Path.of(VegaDatasetsTest.class.getResource("/dataset/vega").toURI());
        Set<String> endings = Set.of("csv", "tsv", "json", "parquet");
        try (Stream<Path> listed = Files.list(place)) {
            return listed.filter(file -> endings.contains(
                            file.toString().substring(file.toString().lastIndexOf('.') + 1)))
                    .sorted()
                    .toList();
        }
    }

    private static Path whole() throws Exception {
        if (System.getProperty("modelgate.vega") != null) {
            return Path.of(System.getProperty("modelgate.vega"));
        }
        Path target = Files.createDirectories(Path.of("target/vega-datasets"));
        Path data = target.resolve("package/data");
        if (!Files.isDirectory(data)) {
            for (String[] command : new String[][] {
                {"npm", "pack", "--silent", "vega-datasets@" + VERSION},
                {"tar", "-xzf", "vega-datasets-" + VERSION + ".tgz", "package/data"}
            }) {
                Process process = new ProcessBuilder(command)
                        .directory(target.toFile())
                        .redirectErrorStream(true)
                        .start();
                try (InputStream out = process.getInputStream()) {
                    String said = new String(out.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                    assumeTrue("the package cannot be fetched: " + said, process.waitFor() == 0);
                }
            }
        }
        return data;
    }
}
