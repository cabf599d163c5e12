package io.jenkins.plugins.modelgate.engine.monitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.Measured;
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
 * What the history of many models costs, in a process of its own with little heap. The long form has 10,000 models with
 * 1,000 windows each and the targets of docs/benchmarks.md, the short one 200 models with 100 windows and wide margins.
 */
@Category(Measured.class)
public class HistoryBenchmarkTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void speedAndMemory() throws Exception {
        boolean full = Boolean.getBoolean("modelgate.full");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path")
                                + File.pathSeparator
                                + System.getProperty("surefire.test.class.path", ""),
                        HistoryBenchmark.class.getName(),
                        folder.getRoot().toPath().resolve("history").toString(),
                        full ? "10000" : "200",
                        full ? "1000" : "100")
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(out);
        assertThat(process.waitFor()).as(out).isZero();
        Map<String, Double> measured = new HashMap<>();
        for (String line : out.split("\n")) {
            String[] parts = line.split(" ");
            measured.put(parts[0], Double.valueOf(parts[1]));
        }
        assertThat(measured.get("appendMedian")).as("ms").isLessThan(full ? 10 : 100);
        assertThat(measured.get("list")).as("ms").isLessThan(full ? 1000 : 2000);
        assertThat(measured.get("model")).as("ms").isLessThan(full ? 1000 : 2000);
        // Ten times the heap would be there for whoever kept windows in memory; 64 MiB are enough for the newest alone.
        assertThat(measured.get("heap")).as("MiB").isLessThan(full ? 40 : 30);
    }
}
