package io.jenkins.plugins.modelgate.engine.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.Measured;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

/**
 * What the poisoning pass costs beside SUMMARIZE, in a process of its own with 1 GiB. The long form has ten million rows and the target
 * of docs/benchmarks.md: twice what profile, contract and drift may take, which is 1.5 times SUMMARIZE. The short one has 300,000, where
 * the nearest rows of the sample, which do not grow with the table, weigh most; it compares processor time.
 */
@Category(Measured.class)
public class PoisoningSpeedTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void csv() throws Exception {
        measure("csv");
    }

    @Test
    public void parquet() throws Exception {
        if (Boolean.getBoolean("modelgate.full")) {
            measure("parquet");
        }
    }

    private void measure(String format) throws Exception {
        if (!Boolean.getBoolean("modelgate.full")) {
            Map<String, Double> few = run(format, 300_000);
            assertThat(few.get("poisoningCpu")).isLessThan(3 * few.get("summarizeCpu") + 10);
            return;
        }
        Map<String, Double> million = run(format, 1_000_000);
        Map<String, Double> millions = run(format, 10_000_000);
        // Others use the machine too: processor time is what the two have in common.
        assertThat(millions.get("poisoningCpu")).isLessThan(2 * 1.5 * millions.get("summarizeCpu"));
        assertThat(millions.get("poisoningWithBaselineCpu")).isLessThan(2 * 1.5 * millions.get("summarizeCpu"));
        assertThat(millions.get("poisoningCpu")).isLessThan(13 * million.get("poisoningCpu"));
    }

    private Map<String, Double> run(String format, long rows) throws Exception {
        return DatasetBenchmarkTest.run(PoisoningSpeed.class, folder.getRoot(), format, rows);
    }
}
