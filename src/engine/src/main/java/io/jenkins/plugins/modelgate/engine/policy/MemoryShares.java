package io.jenkins.plugins.modelgate.engine.policy;

/**
 * How {@code execution.memory} is shared by what examines data: Java's heap, which holds words and values that are counted, and the
 * embedded engine's buffers, which spill. Both together are what the policy says; Java's own code and stacks, some hundred MiB,
 * come on top of it.
 */
public final class MemoryShares {
    private MemoryShares() {}

    /** Bytes of heap for a process that is started for it: a third. */
    public static long heap(long memory) {
        return memory / 3;
    }

    /**
     * Bytes of buffers for the embedded engine: what the heap leaves, and a third at least. Less it cannot work with; so where
     * somebody has started Java with more than two thirds, both together may be more than the policy says.
     *
     * @param heap most that Java's heap can become, bytes
     */
    public static long buffers(long memory, long heap) {
        return Math.max(memory - heap, memory / 3);
    }
}
