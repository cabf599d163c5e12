package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.modelgate.engine.dataset.DatasetOptions;
import io.jenkins.plugins.modelgate.engine.dataset.part.ContractPart;
import io.jenkins.plugins.modelgate.engine.dataset.part.DriftPart;
import io.jenkins.plugins.modelgate.engine.dataset.part.InferPart;
import io.jenkins.plugins.modelgate.engine.dataset.part.ProfilePart;
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
import java.time.Clock;
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

    /** The check without the indicators of poisoning, which have their own benchmark. */
    private static final ValidateDataset LOOKS_AT_ALL_ROWS = new ValidateDataset(
            Clock.systemUTC(), List.of(new ContractPart(), new InferPart(), new ProfilePart(), new DriftPart()));

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
        Report first = run(new ValidateDataset(), data, asked, place);
        if (NO_TABLES.containsKey(name)) {
            assertThat(first.verdict()).as(name).isEqualTo(Verdict.INCOMPLETE);
            assertThat(first.findings().get(0).detail()).contains(NO_TABLES.get(name));
            return;
        }
        judge(name, "first look", first, wrong);
        Report second = run(LOOKS_AT_ALL_ROWS, data, contract(place.resolve("contract.yaml")), place);
        judge(name, "its own contract", second, wrong);
        long millis = (System.nanoTime() - start) / 1_000_000;

        long rows = (Long) first.metrics().get("rows");
        String drift = "";
        if (rows >= 1000) {
            Path half = half(place, data, "hash(rowid * 31 + 7) % 2 = 0", "a");
            Path other = half(place, data, "hash(rowid * 31 + 7) % 2 = 1", "b");
            drift = drift("random halves", name, place, half, other, wrong);
            Path before = half(place, data, "rowid < " + rows / 2, "first");
            Path after = half(place, data, "rowid >= " + rows / 2, "last");
            drift += ", " + drift("halves in order", name, place, before, after, new ArrayList<>());
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

    /** Every rule of the contract has an answer and holds, and no indicator calls a published table poisoned. */
    private static void judge(String name, String what, Report report, List<String> wrong) {
        for (Finding finding : report.findings()) {
            Severity least = finding.rule().startsWith("poisoning/") ? Severity.HIGH : Severity.LOW;
            if (finding.severity().atLeast(least)) {
                wrong.add(told(name, what, finding));
            }
        }
    }

    private static String told(String name, String what, Finding finding) {
        return name + ", " + what + ": " + finding.severity() + " " + finding.rule() + " " + finding.location() + " "
                + finding.detail();
    }

    private String drift(String what, String name, Path place, Path half, Path other, List<String> wrong)
            throws Exception {
        Path out = folder.newFolder().toPath();
        LOOKS_AT_ALL_ROWS.run(
                ValidateDatasetRequest.of(List.of(half.toString()), place, DatasetOptions.none(), Policy.defaults())
                        .withReport(out),
                Progress.SILENT);
        Report report = run(LOOKS_AT_ALL_ROWS, other, baseline(out.resolve("profile.json")), place);
        for (Finding finding : report.findings()) {
            // A value that only one half has is told as what it is, however few rows have it.
            if (finding.rule().startsWith("drift/")
                    && !finding.rule().equals("drift/new-category")
                    && finding.severity().atLeast(Severity.HIGH)) {
                wrong.add(told(name, what, finding));
            }
        }
        return String.valueOf(report.metrics().get("driftVerdict"));
    }

    private static DatasetOptions baseline(Path profile) {
        return new DatasetOptions(null, profile, null, null, null, null, null, null, 1, Map.of());
    }

    private static DatasetOptions contract(Path contract) {
        return new DatasetOptions(contract, null, null, null, null, null, null, null, 1, Map.of());
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

    private static Report run(ValidateDataset check, Path data, DatasetOptions options, Path place) throws Exception {
        return check.run(
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
