package io.jenkins.plugins.modelgate.engine.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the command line as users do: in a process of its own. */
final class CommandLineProcess {
    private final List<String> prefix = new ArrayList<>();
    private final List<String> jvmOptions =
            new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xmx96m", "-XX:TieredStopAtLevel=1"));

    {
        // Seventy megabytes that need not be unpacked for every process.
        String place = System.getProperty("modelgate.native");
        if (place != null) {
            jvmOptions.add("-Dmodelgate.native=" + place);
        }
    }

    private Path directory = Path.of(".").toAbsolutePath();

    /** Puts a command in front, for example one that drops privileges. */
    CommandLineProcess under(String... command) {
        prefix.addAll(List.of(command));
        return this;
    }

    /** Adds options of the JVM; a later one counts. */
    CommandLineProcess with(String... options) {
        jvmOptions.addAll(List.of(options));
        return this;
    }

    CommandLineProcess in(Path workingDirectory) {
        directory = workingDirectory;
        return this;
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        return run(List.of(arguments));
    }

    Outcome run(List<String> arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("model-gate", ".out");
        Path err = Files.createTempFile("model-gate", ".err");
        try {
            Process process = start(arguments, out, err);
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end after two minutes: " + arguments);
            }
            return new Outcome(process.exitValue(), read(out), read(err));
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    private Process start(List<String> arguments, Path out, Path err) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(absoluteClassPath());
        command.add(ModelGate.class.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    private static String absoluteClassPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** What the user sees. */
    record Outcome(int exitCode, String out, String err) {}
}
