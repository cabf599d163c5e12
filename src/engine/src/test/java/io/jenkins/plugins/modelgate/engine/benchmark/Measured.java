package io.jenkins.plugins.modelgate.engine.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A command run several times.
 *
 * @param seconds wall time of each run, JVM start included
 * @param peakKibibytes largest resident memory of all runs, in KiB, 0 where the system does not tell
 */
record Measured(double[] seconds, long peakKibibytes) {

    /** Median wall time in seconds. */
    double median() {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Peak resident memory in MiB. */
    long peakMebibytes() {
        return peakKibibytes / 1024;
    }

    /** Runs a command once and returns it beside what it cost; any exit code but the expected one is an error. */
    static Measured once(int exitCode, String... command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, highWater(process.pid()));
            // The launcher is a shell that waits for Java.
            for (ProcessHandle child : process.descendants().toList()) {
                peak = Math.max(peak, highWater(child.pid()));
            }
            Thread.sleep(2);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.waitFor() != exitCode) {
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
        }
        return new Measured(new double[] {seconds}, peak);
    }

    /** Several commands in turn, round by round, so that all of them see the same machine. */
    static List<Measured> alternating(int rounds, List<Command> commands) throws IOException, InterruptedException {
        double[][] seconds = new double[commands.size()][rounds];
        long[] peak = new long[commands.size()];
        for (int round = -1; round < rounds; round++) {
            for (int i = 0; i < commands.size(); i++) {
                Measured run = commands.get(i).run();
                if (round >= 0) {
                    // The first round warms the page cache.
                    seconds[i][round] = run.seconds[0];
                    peak[i] = Math.max(peak[i], run.peakKibibytes);
                }
            }
        }
        List<Measured> result = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            result.add(new Measured(seconds[i], peak[i]));
        }
        return result;
    }

    /** Something that can be measured. */
    @FunctionalInterface
    interface Command {
        Measured run() throws IOException, InterruptedException;
    }

    private static long highWater(long pid) throws IOException {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            // The process ended while its status was read.
            return 0;
        }
        return 0;
    }
}
