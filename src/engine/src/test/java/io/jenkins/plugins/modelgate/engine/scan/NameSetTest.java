package io.jenkins.plugins.modelgate.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.Test;

public class NameSetTest {
    @Test
    public void agreesWithASetOfStrings() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        NameSet names = new NameSet();
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            String name = "layer." + random.nextInt(150_000);
            assertThat(names.add(name)).as("seed %d", seed).isEqualTo(expected.add(name));
        }
        assertThat(names.size()).isEqualTo(expected.size());
    }

    @Test
    public void sortsIntervalsOfAnyOrder() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            Intervals intervals = new Intervals();
            int size = random.nextInt(round * 1000 + 2);
            for (int i = 0; i < size; i++) {
                long begin = random.nextInt(1 + size / 2);
                intervals.add(begin, begin + random.nextInt(3));
            }
            intervals.sort();
            for (int i = 1; i < size; i++) {
                boolean ordered = intervals.begin(i - 1) < intervals.begin(i)
                        || intervals.begin(i - 1) == intervals.begin(i) && intervals.end(i - 1) <= intervals.end(i);
                assertThat(ordered).as("seed %d, place %d", seed, i).isTrue();
            }
        }
    }
}
