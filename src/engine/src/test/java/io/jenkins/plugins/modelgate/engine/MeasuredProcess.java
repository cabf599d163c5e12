package io.jenkins.plugins.modelgate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A step of a measurement in a Java of its own, whose start counts. It prints {@code name=value} lines. */
public final class MeasuredProcess {
    private MeasuredProcess() {}

    /** What the step printed, and {@code seconds}. */
    public static Map<String, Double> run(Class<?> main, String heap, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                // As workers run.
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")
                        + File.pathSeparator
                        + System.getProperty("surefire.test.class.path", ""),
                main.getName()));
        command.addAll(List.of(arguments));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        process.getInputStream().transferTo(all);
        String out = all.toString(StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        Map<String, Double> measured = new HashMap<>();
        measured.put("seconds", (System.nanoTime() - start) / 1e9);
        for (String line : out.split("\n")) {
            String[] parts = line.split("=");
            measured.put(parts[0], Double.valueOf(parts[1]));
        }
        System.out.println(arguments[0] + " " + Path.of(arguments[1]).getFileName() + " " + measured);
        return measured;
    }

    /** For the step itself: its processor time and its largest resident memory. */
    public static void tell() throws IOException {
        Duration processor = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        System.out.println("cpuSeconds=" + processor.toMillis() / 1e3);
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                System.out.println("peakMiB=" + Long.parseLong(line.replaceAll("\\D", "")) / 1024);
            }
        }
    }
}
