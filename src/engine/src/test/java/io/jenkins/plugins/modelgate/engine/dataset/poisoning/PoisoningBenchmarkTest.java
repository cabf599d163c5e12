package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.LongRunning;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.Test;
import org.junit.experimental.categories.Category;

public class PoisoningBenchmarkTest {
    private static final Path SAMPLES = Path.of("src/test/resources/poisoning");
    private static final Path PAGE = Path.of("../../docs/poisoning.md");
    private static final String FROM = "<!-- figures -->\n";
    private static final String TO = "<!-- end of figures -->\n";

    @Test
    public void realDataRaisesNoAlarm() throws Exception {
        PoisoningBenchmark benchmark = new PoisoningBenchmark(PoisoningBenchmark.datasets(SAMPLES), 1200, 1);
        benchmark.clean();
        assertThat(benchmark.cleanRuns).isEqualTo(8);
        assertThat(benchmark.falseAlarms).isEmpty();
    }

    @Test
    public void plantedRowsAreFound() throws Exception {
        PoisoningBenchmark benchmark = new PoisoningBenchmark(PoisoningBenchmark.datasets(SAMPLES), 1200, 1, 0.02);
        benchmark.poisoned();
        assertThat(benchmark.cells).hasSizeGreaterThan(40);
        // Measured: 0.83 to 0.84 of 37 attacks with 24 planted rows each, short of the 0.9 that the long form asks for
        // with more rows. The bound guards what is there; it is no target.
        assertThat(benchmark.detection(0.02, true)).as(benchmark.table()).isGreaterThanOrEqualTo(0.8);
    }

    /** Set modelgate.poisoningData to the folder that make-datasets.py wrote; without it the samples are used. */
    @Test
    @Category(LongRunning.class)
    public void theWholeTable() throws Exception {
        String folder = System.getProperty("modelgate.poisoningData", SAMPLES.toString());
        int rows = Integer.getInteger("modelgate.poisoningRows", 3000);
        int seeds = Integer.getInteger("modelgate.poisoningSeeds", 3);
        double[] rates = {0.005, 0.01, 0.02, 0.05};
        List<Rows> datasets = PoisoningBenchmark.datasets(Path.of(folder));
        PoisoningBenchmark benchmark = new PoisoningBenchmark(datasets, rows, seeds, rates);
        benchmark.clean();
        benchmark.poisoned();
        String figures = figures(benchmark, datasets, rows, seeds);
        note(figures);
        Path heldOut = Path.of(folder, "held-out");
        if (Files.isDirectory(heldOut)) {
            List<Rows> unseen = PoisoningBenchmark.datasets(heldOut);
            PoisoningBenchmark apart = new PoisoningBenchmark(unseen, rows, seeds, rates);
            apart.clean();
            apart.poisoned();
            note(figures + "### Held out\n\nNot looked at when rules and thresholds were chosen; as they came out.\n\n"
                    + figures(apart, unseen, rows, seeds));
        }
        assertThat(benchmark.falseAlarms).isEmpty();
        assertThat(benchmark.detection(0.01, true)).as(figures).isGreaterThanOrEqualTo(0.9);
    }

    private static void note(String figures) throws Exception {
        if (Boolean.getBoolean("modelgate.updateDocs")) {
            String page = Files.readString(PAGE);
            int from = page.indexOf(FROM) + FROM.length();
            Files.writeString(PAGE, page.substring(0, from) + figures + page.substring(page.indexOf(TO)));
        }
    }

    static String figures(PoisoningBenchmark benchmark, List<Rows> datasets, int rows, int seeds) {
        StringBuilder page = new StringBuilder();
        page.append("Datasets: ");
        for (int i = 0; i < datasets.size(); i++) {
            page.append(i == 0 ? "" : ", ").append(datasets.get(i).name).append(" (");
            page.append(datasets.get(i).rows.size()).append(" rows)");
        }
        page.append(String.format(Locale.ROOT, ". At most %d rows of each per run, %d seeds.%n%n", rows, seeds));
        page.append(String.format(
                Locale.ROOT,
                "Clean originals: %d runs alone and %d against an accepted version, %d false alarms of MEDIUM or more, %d of"
                        + " them HIGH or more, which break the gate by default.%n%n",
                benchmark.cleanRuns,
                benchmark.cleanComparedRuns,
                benchmark.falseAlarms.size(),
                benchmark.falseAlarms.stream()
                        .filter(alarm -> !alarm.contains(": " + Severity.MEDIUM + " "))
                        .count()));
        benchmark.falseAlarms.forEach(alarm -> page.append("- ").append(alarm).append('\n'));
        page.append(benchmark.falseAlarms.isEmpty() ? "" : "\n");
        page.append(String.format(
                Locale.ROOT,
                "Attacks that leave a trace, at 1 %% and above: %.1f %% found without a baseline, %.1f %% with one.%n%n",
                100 * benchmark.detection(0.01, false),
                100 * benchmark.detection(0.01, true)));
        return page + benchmark.table() + "\n";
    }
}
