package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ends this process when a model makes it grow beyond what the policy gives: native code knows no limit of Java's. Looks at Linux'
 * own count of resident memory; elsewhere nothing is watched.
 */
final class MemoryWatch {
    private static final Path COUNT = Path.of("/proc/self/status");

    /** Pages are larger on some machines: the line that counts kibibytes needs to know nothing of them. */
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*([0-9]+) kB");

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
            Matcher kibibytes = RESIDENT.matcher(Files.readString(COUNT));
            return kibibytes.find() ? Long.parseLong(kibibytes.group(1)) << 10 : 0;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}
