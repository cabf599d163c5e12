package io.jenkins.plugins.modelgate.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * What the log costs, measured in a process of its own with 32 MiB of heap. The long form has a million entries and the
 * targets of docs/benchmarks.md, the short one 20,000 and wide margins.
 */
public class AuditBenchmarkTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void speedAndMemory() throws Exception {
        boolean full = Boolean.getBoolean("modelgate.full");
        Map<String, Double> measured = new HashMap<>();
        String entries = full ? "1000000" : "20000";
        run(measured, "write", entries);
        run(measured, "read", entries);
        assertThat(measured.get("writeRss")).isLessThan(150);
        assertThat(measured.get("readRss")).isLessThan(150);
        assertThat(measured.get("perSecond")).isGreaterThan(full ? 5000 : 200);
        assertThat(measured.get("open")).isLessThan(full ? 1000 : 5000);
        assertThat(measured.get("prove")).isLessThan(full ? 5 : 100);
        assertThat(measured.get("search")).isLessThan(full ? 50 : 500);
        assertThat(measured.get("verify")).isLessThan(full ? 10_000 : 20_000);
    }

    private void run(Map<String, Double> measured, String what, String entries) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-XX:ReservedCodeCacheSize=24m",
                        "-cp",
                        System.getProperty("java.class.path")
                                + File.pathSeparator
                                + System.getProperty("surefire.test.class.path", ""),
                        AuditBenchmark.class.getName(),
                        what,
                        folder.getRoot().toPath().resolve("log").toString(),
                        entries)
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(out);
        assertThat(process.waitFor()).as(out).isZero();
        for (String line : out.split("\n")) {
            String[] parts = line.split(" ");
            measured.put(parts[0], Double.valueOf(parts[1]));
        }
    }
}
