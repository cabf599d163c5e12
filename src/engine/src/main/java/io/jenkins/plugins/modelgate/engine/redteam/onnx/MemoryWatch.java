package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Ends this process when a model makes it grow beyond what the policy gives: native code knows no limit of Java's. Looks at Linux'
 * own count of resident pages; elsewhere nothing is watched.
 */
final class MemoryWatch {
    private static final Path COUNT = Path.of("/proc/self/statm");
    private static final long PAGE = 4096;

    /** Exit code: nothing was decided, nothing passed. */
    private static final int ENDED = 3;

    private final long most;

    /** @param memory of execution.memory, bytes, which the model may use beyond what the process has now */
    MemoryWatch(long memory) {
        this.most = resident() + memory;
    }

    void look() {
        if (resident() > most) {
            System.err.println("model-gate: the model under attack takes more memory than execution.memory gives."
                    + " Nothing was decided and nothing passed.");
            Runtime.getRuntime().halt(ENDED);
        }
    }

    private static long resident() {
        try {
            String[] counts = Files.readString(COUNT).split(" ");
            return Long.parseLong(counts[1]) * PAGE;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}
