package io.jenkins.plugins.modelgate.engine.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.Measured;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

/**
 * What profile and drift cost beside SUMMARIZE, in a process of its own with 1 GiB. The long form has ten million rows and the
 * targets of docs/benchmarks.md; the short one 300,000, where starting up weighs more, and compares processor time, which other
 * processes of the machine disturb least.
 */
@Category(Measured.class)
public class DatasetBenchmarkTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void csv() throws Exception {
        measure("csv");
    }

    @Test
    public void parquet() throws Exception {
        measure("parquet");
    }

    private void measure(String format) throws Exception {
        if (!Boolean.getBoolean("modelgate.full")) {
            Map<String, Double> few = run(format, 300_000);
            assertThat(few.get("withBaselineCpu")).isLessThan(3 * few.get("summarizeCpu") + 2);
            return;
        }
        Map<String, Double> million = run(format, 1_000_000);
        Map<String, Double> millions = run(format, 10_000_000);
        assertThat(millions.get("withBaseline")).isLessThan(1.5 * millions.get("summarize"));
        // Linear, with room for a machine that others use.
        assertThat(millions.get("withBaselineCpu")).isLessThan(13 * million.get("withBaselineCpu"));
    }

    private Map<String, Double> run(String format, long rows) throws Exception {
        return run(DatasetBenchmark.class, folder.getRoot(), format, rows);
    }

    /** Runs a benchmark in a process of its own and reads what it prints. */
    static Map<String, Double> run(Class<?> benchmark, File folder, String format, long rows) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path")
                                + File.pathSeparator
                                + System.getProperty("surefire.test.class.path", ""),
                        benchmark.getName(),
                        folder.toString(),
                        String.valueOf(rows),
                        format)
                .redirectErrorStream(true)
                .start();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        process.getInputStream().transferTo(all);
        String out = all.toString(StandardCharsets.UTF_8);
        System.out.println(format + " " + rows + "\n" + out);
        assertThat(process.waitFor()).as(out).isZero();
        Map<String, Double> measured = new HashMap<>();
        for (String line : out.split("\n")) {
            String[] parts = line.split("=");
            measured.put(parts[0], Double.valueOf(parts[1]));
        }
        return measured;
    }
}
