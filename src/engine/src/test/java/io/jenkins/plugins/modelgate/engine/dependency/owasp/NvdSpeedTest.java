package io.jenkins.plugins.modelgate.engine.dependency.owasp;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.LongRunning;
import io.jenkins.plugins.modelgate.engine.Measured;
import io.jenkins.plugins.modelgate.engine.MeasuredProcess;
import java.io.File;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

/** 1,000 dependencies against Dependency-Check's database of 100,000 CVEs, with the memory that a worker has. */
@Category({LongRunning.class, Measured.class})
public class NvdSpeedTest {
    private static final int COUNT = 100_000;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void theDatabaseIsBuiltAndAskedInTheMemoryOfAWorker() throws Exception {
        String feeds = new File(folder.getRoot(), "feeds").toString();
        String store = new File(folder.getRoot(), "advisories").toString();
        MeasuredProcess.run(NvdBenchmark.class, "320m", "generate", feeds, String.valueOf(COUNT));
        MeasuredProcess.run(NvdBenchmark.class, "1g", "build", feeds, store);
        Map<String, Double> asked = MeasuredProcess.run(NvdBenchmark.class, "1g", "find", store, "1000");
        assertThat(asked.get("advisories")).isEqualTo(COUNT);
        assertThat(asked.get("matches")).isPositive();
        assertThat(asked.get("cpuSeconds")).isLessThan(120);
        assertThat(asked.get("peakMiB")).isLessThan(1536);
    }
}
