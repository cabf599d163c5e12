package io.jenkins.plugins.modelgate.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.modelgate.engine.cli.CommandLineProcess.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Bad input gets a clear sentence and the right exit code, from a real process. */
public class BadInputTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void missingPath() throws Exception {
        Outcome outcome = gate("no/such/model");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("no/such/model: no such file or directory");
    }

    @Test
    public void usageErrors() throws Exception {
        Path model = goodModel();
        Path policy = write("policy.yaml", "failOm: HIGH\n");

        assertThat(new CommandLineProcess().run().exitCode()).isEqualTo(3);
        assertThat(new CommandLineProcess().run("verify-model").exitCode()).isEqualTo(3);
        assertThat(gate().err()).contains("PATH");
        assertThat(gate(model, "--fail-on", "MAYBE").err()).contains("failOn: MAYBE is not one of");
        assertThat(gate(model, "--policy", "none.yaml").err()).contains("none.yaml: no such file");
        Outcome unknownField = gate(model, "--policy", policy);
        assertThat(unknownField.exitCode()).isEqualTo(3);
        assertThat(unknownField.err()).contains("failOm is not known").contains("policy.yaml");
        assertThat(gate(model, "--policy", policy).out()).isEmpty();
    }

    @Test
    public void emptyFileAndEmptyDirectory() throws Exception {
        Path file = write("empty.safetensors", "");
        Path other = write("empty", "");
        Path directory = folder.newFolder("nothing").toPath();

        for (Path path : new Path[] {file, other, directory}) {
            Outcome outcome = gate(path);
            assertThat(outcome.exitCode()).as(path.toString()).isEqualTo(2);
            assertThat(outcome.out()).contains("INCOMPLETE").containsIgnoringCase("nothing to examine");
        }
    }

    @Test
    public void unreadableFile() throws Exception {
        Path model = goodModel();
        Files.setPosixFilePermissions(model, java.util.Set.of());
        CommandLineProcess process = new CommandLineProcess();
        if (Files.isReadable(model)) {
            // Root reads everything, unless it gives up the capability to.
            assumeTrue("setpriv (util-linux) is there", Files.isExecutable(Path.of("/usr/bin/setpriv")));
            process.under("/usr/bin/setpriv", "--inh-caps=-all", "--bounding-set=-all");
        }

        Outcome outcome = process.run("verify-model-artifact", model.toString());

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).contains("artifact/unreadable").contains("AccessDenied");
    }

    @Test
    public void directoryOf100000Files() throws Exception {
        Path directory = folder.newFolder("many").toPath();
        for (int i = 0; i < 100_000; i++) {
            Path shard = directory.resolve("d" + i / 1000);
            if (i % 1000 == 0) {
                Files.createDirectory(shard);
            }
            Files.createFile(shard.resolve("f" + i + ".txt"));
        }
        Files.copy(goodModel(), directory.resolve("model.safetensors"));

        Outcome outcome = gate(directory, "--report", folder.getRoot().toPath().resolve("report"));

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(0);
        assertThat(outcome.out()).contains("100,001").hasSizeLessThan(20_000);
    }

    @Test
    public void sparseTebibyteWithALyingHeader() throws Exception {
        Path file = folder.getRoot().toPath().resolve("huge.safetensors");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(99_999_999)
                    .array());
            try {
                sparse.setLength(1L << 40);
            } catch (IOException e) {
                assumeTrue("the file system knows no sparse files: " + e, false);
            }
        }
        long start = System.nanoTime();

        Outcome overLimit = gate(file);
        Outcome withinLimit =
                gate(file, "--policy", write("p.yaml", "modelArtifact: {limits: {fileBytes: 2TiB, seconds: 2}}"));

        assertThat(overLimit.exitCode()).isEqualTo(2);
        assertThat(overLimit.out()).contains("limits.fileBytes");
        assertThat(withinLimit.exitCode()).isBetween(1, 2);
        assertThat(withinLimit.out()).contains("limits.seconds");
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(60);
    }

    @Test
    public void fileThatShrinksWhileItIsRead() throws Exception {
        Path file = folder.getRoot().toPath().resolve("shrinking.bin");
        try (RandomAccessFile grower = new RandomAccessFile(file.toFile(), "rw")) {
            grower.setLength(6L << 30);
            Thread shrinker = new Thread(() -> {
                try {
                    for (long size = 6L << 30; size > 1 << 20; size -= 1 << 20) {
                        Thread.sleep(1);
                        grower.setLength(size);
                    }
                } catch (IOException | InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            shrinker.start();
            Outcome outcome = gate(file);
            shrinker.interrupt();
            shrinker.join();

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.out()).contains("artifact/changed");
        }
    }

    @Test
    public void namesThatAreNotUtf8() throws Exception {
        Path directory = folder.newFolder("names").toPath();
        Files.copy(goodModel(), directory.resolve("model.safetensors"));
        shell(directory, "cp model.safetensors \"$(printf 'caf\\351.safetensors')\"");

        Outcome outcome = gate(directory);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).contains("artifact/name-encoding").contains("caf\\xe9.safetensors");
    }

    @Test
    public void nameWithANewline() throws Exception {
        Path directory = folder.newFolder("newline").toPath();
        Files.copy(goodModel(), directory.resolve("model.safetensors"));
        Files.copy(goodModel(), directory.resolve("two\nPASSED.safetensors"));

        Outcome outcome = gate(directory);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("two\\u000aPASSED.safetensors").doesNotContain("\nPASSED.safetensors");
    }

    @Test
    public void deviceAndFifoInTheTree() throws Exception {
        Path directory = folder.newFolder("special").toPath();
        Files.copy(goodModel(), directory.resolve("model.safetensors"));
        shell(directory, "mkfifo pipe.pkl");

        Outcome outcome = gate(directory);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).contains("artifact/special-file").contains("pipe.pkl");
        assertThat(gate("/dev/zero").exitCode()).isEqualTo(1);
        assertThat(gate("/dev/zero").out()).contains("artifact/special-file");
    }

    @Test
    public void linksThatLeaveTheTree() throws Exception {
        Path directory = folder.newFolder("links").toPath();
        Files.copy(goodModel(), directory.resolve("model.safetensors"));
        Files.createSymbolicLink(directory.resolve("inside.safetensors"), Path.of("model.safetensors"));
        assertThat(gate(directory).exitCode()).isEqualTo(0);

        Files.createSymbolicLink(directory.resolve("outside"), Path.of("/etc/passwd"));
        assertThat(gate(directory).exitCode()).isEqualTo(1);
        assertThat(gate(directory).out()).contains("artifact/link-outside").contains("/etc/passwd");
    }

    @Test
    public void huggingFaceCacheLinksAreFine() throws Exception {
        Path repository = folder.newFolder("models--org--name").toPath();
        Path blobs = Files.createDirectory(repository.resolve("blobs"));
        Path snapshot = Files.createDirectories(repository.resolve("snapshots/abc"));
        Files.copy(goodModel(), blobs.resolve("0123"));
        Files.createSymbolicLink(snapshot.resolve("model.safetensors"), Path.of("../../blobs/0123"));

        assertThat(gate(snapshot).exitCode()).isEqualTo(0);
        assertThat(gate(repository).exitCode()).isEqualTo(0);
    }

    @Test
    public void fullDiskForTheReport() throws Exception {
        Path full = folder.newFolder("full").toPath();
        assumeTrue("mounting needs root", shell(full, "mount -t tmpfs -o size=16k none '" + full + "'") == 0);
        try {
            Files.createDirectory(full.resolve("report"));
            shell(full, "cat /dev/zero > filler");
            Outcome outcome = gate(goodModel(), "--report", full.resolve("report"));
            assertThat(outcome.exitCode()).isEqualTo(3);
            assertThat(outcome.err()).contains("report").contains("No space left on device");
            assertThat(full.resolve("report/report.html")).doesNotExist();
        } finally {
            shell(folder.getRoot().toPath(), "umount '" + full + "'");
        }
    }

    @Test
    public void reportPlaceThatCannotBeWritten() throws Exception {
        Path file = write("file", "x");

        Outcome outcome = gate(goodModel(), "--report", file);

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("is a file, not a directory");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    public void aPolicyInTheScannedTreeIsNotObeyed() throws Exception {
        Path directory = folder.newFolder("self").toPath();
        Files.write(directory.resolve("weights.pkl"), "cos\nsystem\n(S'x'\ntR.".getBytes(StandardCharsets.US_ASCII));
        Files.writeString(
                directory.resolve("policy.yaml"), "modelArtifact: {allowedGlobals: [os.system, posix.system]}\n");

        assertThat(new CommandLineProcess()
                        .in(directory)
                        .run("verify-model-artifact", ".")
                        .exitCode())
                .isEqualTo(1);
    }

    private Outcome gate(Object... arguments) throws IOException, InterruptedException {
        java.util.List<String> words = new java.util.ArrayList<>();
        words.add("verify-model-artifact");
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return new CommandLineProcess().run(words);
    }

    private Path goodModel() throws IOException {
        Path model = folder.getRoot().toPath().resolve("good.safetensors");
        if (!Files.exists(model)) {
            byte[] header = "{\"w\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}}"
                    .getBytes(StandardCharsets.US_ASCII);
            ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + 4).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putLong(header.length).put(header);
            Files.write(model, bytes.array());
        }
        return model;
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.getRoot().toPath().resolve(name), content);
    }

    private static int shell(Path directory, String command) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start()
                .waitFor();
    }
}
