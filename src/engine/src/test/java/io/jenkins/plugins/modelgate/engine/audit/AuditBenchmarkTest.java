package io.jenkins.plugins.modelgate.engine.audit;

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
 * What the log costs, measured in a process of its own with little heap. The long form has a million entries and the
 * targets of docs/benchmarks.md, the short one 20,000 and wide margins.
 */
@Category(Measured.class)
public class AuditBenchmarkTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void speedAndMemory() throws Exception {
        boolean full = Boolean.getBoolean("modelgate.full");
        Map<String, Double> measured = new HashMap<>();
        String entries = full ? "1000000" : "20000";
        run(measured, "write", "-Xmx16m", entries);
        run(measured, "read", "-Xmx20m", entries);
        // What the compiler takes for itself depends on the machine's processors: the short form leaves room for that.
        assertThat(measured.get("writeRss")).isLessThan(full ? 100 : 120);
        assertThat(measured.get("readRss")).isLessThan(full ? 100 : 120);
        assertThat(measured.get("perSecond")).isGreaterThan(full ? 5000 : 200);
        assertThat(measured.get("open")).isLessThan(full ? 1000 : 5000);
        assertThat(measured.get("prove")).isLessThan(full ? 5 : 100);
        assertThat(measured.get("search")).isLessThan(full ? 50 : 500);
        assertThat(measured.get("verify")).isLessThan(full ? 10_000 : 20_000);
    }

    private void run(Map<String, Double> measured, String what, String heap, String entries) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        // As the launcher does.
                        "-XX:CompileThresholdScaling=5",
                        "-XX:CompileCommand=quiet",
                        "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.SHA2::*,0.02",
                        "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.DigestBase::*,0.02",
                        "-cp",
                        System.getProperty("java.class.path")
                                + File.pathSeparator
                                + System.getProperty("surefire.test.class.path", ""),
                        AuditBenchmark.class.getName(),
                        what,
                        folder.getRoot().toPath().resolve("log").toString(),
                        entries)
                .redirectErrorStream(true);
        // 64 writers would otherwise get a memory arena of the C library for each processor and more.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(out);
        assertThat(process.waitFor()).as(out).isZero();
        for (String line : out.split("\n")) {
            String[] parts = line.split(" ");
            measured.put(parts[0], Double.valueOf(parts[1]));
        }
    }
}
