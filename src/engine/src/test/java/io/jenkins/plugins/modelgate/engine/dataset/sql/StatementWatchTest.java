package io.jenkins.plugins.modelgate.engine.dataset.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.dataset.input.Compression;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFile;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFormat;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Statements of foreign making that take too much, in a process of their own: the last resort is its end. */
public class StatementWatchTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    /** One value keeps the engine busy for hours, and it looks for a request to stop between chunks of rows only. */
    @Test
    public void whatCannotBeStoppedEndsTheProcess() throws Exception {
        String err = run("SELECT levenshtein(repeat('a', 4000000 + rowid), repeat('b', 4000000)) FROM ", 3);
        assertThat(err).contains("could not be stopped: it was stopped because its time was up; nothing was decided");
    }

    /** The states of this aggregate are not counted by the engine's own limit. */
    @Test
    public void memoryThatTheEngineDoesNotCountIsCounted() throws Exception {
        String err = run("SELECT median(a.range * b.range) FROM range(100000) a, range(100000) b, ", 7);
        assertThat(err).contains("DatasetException").containsAnyOf("much more memory", "memory (execution.memory");
    }

    private String run(String query, int code) throws Exception {
        Files.writeString(folder.getRoot().toPath().resolve("t.csv"), "id\n1\n");
        Path err = folder.newFile().toPath();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Dmodelgate.native=" + System.getProperty("modelgate.native", ""),
                        "-cp",
                        System.getProperty("java.class.path")
                                + File.pathSeparator
                                + System.getProperty("surefire.test.class.path", ""),
                        StatementWatchTest.class.getName(),
                        folder.getRoot().toString(),
                        query)
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
            String told = Files.readString(err, StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(told).isEqualTo(code);
            return told;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Arguments: a folder with {@code t.csv}, and a query to which the table's name is added. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path file = folder.resolve("t.csv").toRealPath();
        DataFile data = new DataFile("t.csv", file, DataFormat.CSV, Compression.NONE, Files.size(file), "");
        EngineLimits limits = new EngineLimits(64L << 20, 1L << 30, 2, Duration.ofMinutes(5));
        try (ScratchFolder scratch = ScratchFolder.create(folder);
                EmbeddedEngine engine = EmbeddedEngine.open(List.of(data), scratch.path(), limits)) {
            Table table = engine.load("t", List.of(data));
            boolean busy = arguments[1].contains("levenshtein");
            table.query(arguments[1] + table.relation(), List.of(), Duration.ofSeconds(busy ? 1 : 40), row -> {});
        } catch (DatasetException e) {
            System.err.println(e);
            System.exit(7);
        }
    }
}
