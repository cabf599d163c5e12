package io.jenkins.plugins.modelgate;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import java.io.RandomAccessFile;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Worker processes as the operating system sees them. */
public final class Workers {
    private static final long PATIENCE_SECONDS = 90;

    private Workers() {}

    /** A file of zeros that keeps a worker busy for minutes and takes no room on the disk. */
    public static void putEndlessModel(FilePath directory) throws Exception {
        directory.mkdirs();
        try (RandomAccessFile file = new RandomAccessFile(directory.getRemote() + "/endless.bin", "rw")) {
            file.setLength(150L << 30);
        }
    }

    /** Waits until one runs with the libraries of this agent root, and names it. */
    public static long awaitOne(FilePath agentRoot) throws Exception {
        return await(agentRoot, 1).get(0);
    }

    /** Waits until this many run with the libraries of this agent root, and names them. */
    public static List<Long> await(FilePath agentRoot, int count) throws Exception {
        until(
                count + " workers of " + agentRoot + " run",
                () -> running(agentRoot).size() == count);
        return running(agentRoot);
    }

    /** Waits until the process is gone. */
    public static void awaitGone(long pid) throws Exception {
        until(
                "worker " + pid + " is gone",
                () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    private static List<Long> running(FilePath agentRoot) {
        String libraries = agentRoot.child("model-gate/worker").getRemote();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(libraries))
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Waits until something holds. */
    public static void until(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.call()) {
            assertThat(System.nanoTime() - end).as("waited for: " + what).isNegative();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
