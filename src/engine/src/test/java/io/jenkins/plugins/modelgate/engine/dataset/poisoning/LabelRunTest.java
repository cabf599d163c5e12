package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.Test;

public class LabelRunTest {
    @Test
    public void rowsInNoOrderRaiseNoAlarm() {
        int alarms = 0;
        for (int run = 0; run < 600; run++) {
            double share = 0.05 + 0.9 * new Random(run).nextDouble();
            alarms += LabelRun.alone(labels(run, share), 1, share, 2) == null ? 0 : 1;
        }
        // The bound is 0.003 for both labels together.
        assertThat(alarms).isLessThanOrEqualTo(3);
    }

    @Test
    public void oneStretchIsFoundToTheRow() {
        int found = 0;
        for (int run = 0; run < 50; run++) {
            int[] labels = labels(run, 0.4);
            int from = 100 + new Random(run).nextInt(1700);
            Arrays.fill(labels, from, from + 30, 1);
            LabelRun stretch = LabelRun.alone(labels, 1, 0.41, 2);
            if (stretch != null) {
                found++;
                assertThat(stretch.from()).isBetween(from - 10, from);
                assertThat(stretch.to()).isBetween(from + 30, from + 40);
            }
        }
        // By chance a second stretch now and then makes the rows look ordered.
        assertThat(found).isGreaterThanOrEqualTo(45);
    }

    @Test
    public void dataInSomeOrderIsNoTrace() {
        int[] labels = labels(1, 0.4);
        for (int from = 0; from < 2000; from += 200) {
            Arrays.fill(labels, from, from + 40, 1);
        }
        assertThat(LabelRun.alone(labels, 1, 0.52, 2)).isNull();
        Arrays.fill(labels, 0, 1000, 0);
        Arrays.fill(labels, 1000, 2000, 1);
        assertThat(LabelRun.alone(labels, 1, 0.5, 2)).isNull();
    }

    private static int[] labels(int seed, double share) {
        Random random = new Random(seed);
        int[] labels = new int[2000];
        Arrays.setAll(labels, i -> random.nextDouble() < share ? 1 : 0);
        return labels;
    }
}
