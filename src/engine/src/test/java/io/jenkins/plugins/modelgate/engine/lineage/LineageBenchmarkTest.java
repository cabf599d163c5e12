package io.jenkins.plugins.modelgate.engine.lineage;

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
 * The index made from an audit trail alone, and questions to it, in a process of 64 MiB. The long form has 100,000 builds and
 * the targets of docs/benchmarks.md, the short one 500 and wide margins.
 */
@Category(Measured.class)
public class LineageBenchmarkTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void madeFromTheTrailAndAsked() throws Exception {
        boolean full = Boolean.getBoolean("modelgate.full");
        Map<String, Double> measured = new HashMap<>();
        String builds = full ? "100000" : "500";
        run(measured, "write", builds);
        run(measured, "read", builds);
        assertThat(measured.get("worstQuery")).isLessThan(full ? 200 : 1000);
        assertThat(measured.get("rebuildSeconds")).isLessThan(full ? 300 : 60);
        assertThat(measured.keySet()).noneMatch(name -> name.endsWith("Unsure"));
    }

    private void run(Map<String, Double> measured, String what, String builds) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path")
                                + File.pathSeparator
                                + System.getProperty("surefire.test.class.path", ""),
                        LineageBenchmark.class.getName(),
                        what,
                        folder.getRoot().toPath().resolve("log").toString(),
                        builds)
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
