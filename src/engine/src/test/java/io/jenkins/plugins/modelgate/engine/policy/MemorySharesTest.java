package io.jenkins.plugins.modelgate.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class MemorySharesTest {
    private static final long MIB = 1L << 20;

    @Test
    public void bothTogetherAreWhatThePolicySays() {
        long byDefault = Policy.defaults().number("execution.memory");
        assertThat(MemoryShares.heap(byDefault)).isEqualTo(512 * MIB);
        assertThat(MemoryShares.buffers(byDefault, 512 * MIB)).isEqualTo(1024 * MIB);
        for (long memory : new long[] {1, 300 * MIB, 1024 * MIB, 64 * 1024 * MIB}) {
            long heap = MemoryShares.heap(memory);
            assertThat(heap + MemoryShares.buffers(memory, heap)).isEqualTo(memory);
        }
    }

    @Test
    public void theEngineKeepsAThirdWhateverTheHeapIs() {
        assertThat(MemoryShares.buffers(900 * MIB, 800 * MIB)).isEqualTo(300 * MIB);
        assertThat(MemoryShares.buffers(900 * MIB, Long.MAX_VALUE)).isEqualTo(300 * MIB);
        assertThat(MemoryShares.buffers(900 * MIB, 100 * MIB)).isEqualTo(800 * MIB);
    }
}
