package io.jenkins.plugins.modelgate.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The launcher keeps the contract of exit codes whatever happens to the process that it starts. */
public class LauncherIT {
    private static final Path LAUNCHER =
            Path.of("target/model-gate/bin/model-gate").toAbsolutePath();

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    /** Not where the launcher runs. */
    @Rule
    public TemporaryFolder elsewhere = new TemporaryFolder();

    private Path loaded;

    @Test
    public void whatEndsByItselfKeepsItsCode() throws Exception {
        Path model = folder.newFile("model.bin").toPath();
        Files.writeString(model, "nothing");
        assertThat(end(start(Map.of(), "verify-model-artifact", model.toString())))
                .isBetween(0, 2);
        assertThat(end(start(Map.of(), "no-such-command"))).isEqualTo(3);
        assertThat(said()).doesNotContain("Nothing was decided and nothing passed.");
    }

    @Test
    public void aCrashIsNoVerdict() throws Exception {
        Process launcher = worker();
        signal("SEGV", child(launcher).pid());
        assertThat(end(launcher)).isEqualTo(3);
        assertThat(said())
                .contains(
                        "model-gate: native code crashed", "(exit code 134). Nothing was decided and nothing passed.");
        assertThat(folder.getRoot().list()).as("no file of the crash").containsExactlyInAnyOrder("out", "err");
    }

    @Test
    public void aKilledProcessIsNoVerdict() throws Exception {
        Process launcher = worker();
        child(launcher).destroyForcibly();
        assertThat(end(launcher)).isEqualTo(3);
        assertThat(said()).contains("it was killed, perhaps because memory ran out (exit code 137)");
    }

    @Test
    public void aSignalReachesTheProcess() throws Exception {
        for (String name : List.of("TERM", "INT", "HUP")) {
            Process launcher = worker();
            ProcessHandle child = child(launcher);
            signal(name, launcher.pid());
            assertThat(end(launcher)).as(name).isEqualTo(3);
            assertThat(child.isAlive()).as(name).isFalse();
        }
    }

    @Test
    public void withoutTheLauncherTheProcessEnds() throws Exception {
        Process launcher = worker();
        ProcessHandle child = child(launcher);
        launcher.destroyForcibly().waitFor();
        child.onExit().get(30, TimeUnit.SECONDS);
    }

    @Test
    public void withoutJavaThereIsNoVerdict() throws Exception {
        assertThat(end(start(Map.of("JAVA_HOME", "/nowhere"), "--version"))).isEqualTo(3);
        assertThat(said()).contains("Java does not start (/nowhere/bin/java)");
    }

    /** A worker whose input stays open: it waits for a request, and so shows that input reaches it. */
    private Process worker() throws Exception {
        loaded = Files.createTempFile(elsewhere.getRoot().toPath(), "loaded", "");
        return start(Map.of("MODEL_GATE_OPTS", "-Xlog:class+load:file=" + loaded), "worker");
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        assumeTrue("a launcher for POSIX shells", File.separatorChar == '/');
        List<String> command = new ArrayList<>(List.of("/bin/sh", LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.getRoot())
                .redirectOutput(new File(folder.getRoot(), "out"))
                .redirectError(new File(folder.getRoot(), "err"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The Java process, when it is past its start: it has loaded what it does then. */
    private ProcessHandle child(Process launcher) throws Exception {
        for (int i = 0; i < 600; i++) {
            Optional<ProcessHandle> java = launcher.children()
                    .filter(each -> each.info().command().orElse("").endsWith("java"))
                    .findFirst();
            if (java.isPresent()
                    && Files.exists(loaded)
                    && Files.readString(loaded, StandardCharsets.ISO_8859_1).contains(".cli.WorkerLines ")) {
                return java.get();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("no worker after half a minute");
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static int end(Process launcher) throws InterruptedException {
        if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
            launcher.destroyForcibly();
            throw new AssertionError("no end after a minute");
        }
        return launcher.exitValue();
    }

    private String said() throws IOException {
        return Files.readString(folder.getRoot().toPath().resolve("err"), StandardCharsets.UTF_8);
    }
}
