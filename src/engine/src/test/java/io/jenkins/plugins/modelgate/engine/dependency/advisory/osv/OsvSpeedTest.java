package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.Measured;
import io.jenkins.plugins.modelgate.engine.MeasuredProcess;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

/**
 * 1,000 dependencies against a full-size set of OSV advisories, from the zip file and from the index, each in a Java of its own
 * whose start counts. The long form has 300,000 advisories and the targets of docs/benchmarks.md; the short one 20,000.
 */
@Category(Measured.class)
public class OsvSpeedTest {
    private static final boolean FULL = Boolean.getBoolean("modelgate.full");

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void fewSecondsAndLittleMemory() throws Exception {
        String zip = new File(folder.getRoot(), "all.zip").toString();
        String index = new File(folder.getRoot(), "osv.index").toString();
        int count = FULL ? 300_000 : 20_000;
        run("generate", zip, String.valueOf(count));
        Map<String, Double> fromZip = run("find", zip, "1000");
        Map<String, Double> made = run("index", zip, index);
        Map<String, Double> fromIndex = run("find", index, "1000");
        for (Map<String, Double> each : List.of(fromZip, fromIndex)) {
            assertThat(each.get("advisories")).isEqualTo(count);
            assertThat(each.get("matches")).isEqualTo(fromZip.get("matches")).isPositive();
            // Others use the machine too when the short form runs: what two processors do in five seconds.
            assertThat(FULL ? each.get("seconds") : each.get("cpuSeconds") / 2).isLessThan(5);
            assertThat(each.get("peakMiB")).isLessThan(512);
        }
        assertThat(made.get("peakMiB")).isLessThan(512);
    }

    private static Map<String, Double> run(String... arguments) throws Exception {
        return MeasuredProcess.run(OsvBenchmark.class, "320m", arguments);
    }
}
