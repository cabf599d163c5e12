package io.jenkins.plugins.modelgate.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.modelgate.engine.LongRunning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

/**
 * The command line beside {@code openssl dgst -sha256}, which a user would need anyway, in the same run on the same
 * warm files. The long form uses the sizes of docs/benchmarks.md and their targets; the short form, in every CI run,
 * uses small files and wide margins, so that only a real regression fails it.
 */
public class ThroughputIT {
    private static final List<String> ROWS = new ArrayList<>();
    private static final String GATE =
            Path.of("target/model-gate/bin/model-gate").toAbsolutePath().toString();
    private static final int MEMORY_MEBIBYTES = 200;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Before
    public void needsOpenssl() throws Exception {
        assumeTrue("the packaged launcher is there", Files.isExecutable(Path.of(GATE)));
        try {
            Measured.once(0, "openssl", "version");
        } catch (IOException e) {
            assumeTrue("openssl is installed", false);
        }
    }

    @AfterClass
    public static void tell() throws IOException {
        ROWS.forEach(System.out::println);
        if (Boolean.getBoolean("modelgate.updateDocs")) {
            BenchmarkPage.update(Path.of("../../docs/benchmarks.md"), ROWS);
        }
    }

    /** Small enough for every run; a busy machine must not fail it, so it is allowed two seconds on top. */
    @Test
    public void oneFileShort() throws Exception {
        Path file = BenchmarkInput.safetensors(path("one.safetensors"), 512);
        List<Measured> runs = Measured.alternating(3, List.of(() -> openssl(file.toString()), () -> gate(file)));
        row("one safetensors of 512 MiB", runs, Double.NaN);
        assertThat(runs.get(1).median()).isLessThan(2 + 2.5 * runs.get(0).median());
        assertThat(runs.get(1).peakMebibytes()).isLessThan(MEMORY_MEBIBYTES);
    }

    @Test
    @Category(LongRunning.class)
    public void oneFileOf2GiB() throws Exception {
        Path file = BenchmarkInput.safetensors(path("one.safetensors"), 2048);
        List<Measured> runs = Measured.alternating(7, List.of(() -> openssl(file.toString()), () -> gate(file)));
        row("one safetensors of 2 GiB", runs, 1.25);
        assertRatio(runs, 1.25);
        assertThat(runs.get(1).peakMebibytes()).isLessThan(MEMORY_MEBIBYTES);
    }

    @Test
    @Category(LongRunning.class)
    public void eightFilesOf256MiB() throws Exception {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            files.add(BenchmarkInput.safetensors(path("m" + i + ".safetensors"), 256)
                    .toString());
        }
        List<Measured> runs = Measured.alternating(7, List.of(() -> opensslInARow(files), () -> gate(path(""))));
        row("eight safetensors of 256 MiB, " + cores() + " cores", runs, 0.75);
        if (Runtime.getRuntime().availableProcessors() >= 2) {
            assertRatio(runs, 0.75);
        }
        assertThat(runs.get(1).peakMebibytes()).isLessThan(MEMORY_MEBIBYTES);
    }

    @Test
    public void millionOpcodes() throws Exception {
        Path file = BenchmarkInput.pickledIntegers(path("million.pkl"), 1_000_000);
        List<Measured> runs = Measured.alternating(5, List.of(() -> openssl(file.toString()), () -> gate(file)));
        row("pickle of 1,000,000 opcodes (4.9 MB)", runs, Double.NaN);
        assertThat(runs.get(1).median()).isLessThan(full() ? 1.0 : 4.0);
        assertThat(runs.get(1).peakMebibytes()).isLessThan(MEMORY_MEBIBYTES);
    }

    @Test
    public void pickleOfBytes() throws Exception {
        Path file = BenchmarkInput.pickledBytes(path("bytes.pkl"), 256);
        List<Measured> runs = Measured.alternating(5, List.of(() -> openssl(file.toString()), () -> gate(file)));
        row("pickle of 256 MiB of bytes", runs, Double.NaN);
        Path tiny = BenchmarkInput.pickledIntegers(path("tiny.pkl"), 10);
        List<Measured> bytesAlone = withoutStart(runs, tiny);
        row("the same, time beyond that of a tiny pickle", bytesAlone, 1 / 0.7);
        assertThat(runs.get(1).peakMebibytes()).isLessThan(MEMORY_MEBIBYTES);
        if (full()) {
            assertRatio(bytesAlone, 1 / 0.7);
        }
    }

    @Test
    public void start() throws Exception {
        List<Measured> runs = Measured.alternating(
                9, List.of(() -> Measured.once(0, "openssl", "version"), () -> Measured.once(0, GATE, "--version")));
        row("`--version`", runs, Double.NaN);
        assertThat(runs.get(1).median()).isLessThan(full() ? 0.4 : 2.0);
    }

    private static Measured openssl(String file) throws IOException, InterruptedException {
        return Measured.once(0, "openssl", "dgst", "-sha256", file);
    }

    private static Measured opensslInARow(List<String> files) throws IOException, InterruptedException {
        double seconds = 0;
        for (String file : files) {
            seconds += openssl(file).seconds()[0];
        }
        return new Measured(new double[] {seconds}, 0);
    }

    private static Measured gate(Path path) throws IOException, InterruptedException {
        return Measured.once(0, GATE, "verify-model-artifact", path.toString());
    }

    /** Both sides without what a file of no size takes, which a speed per byte does not count. */
    private static List<Measured> withoutStart(List<Measured> runs, Path tiny) throws Exception {
        List<Measured> starts = Measured.alternating(5, List.of(() -> openssl(tiny.toString()), () -> gate(tiny)));
        List<Measured> result = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            double rest = runs.get(i).median() - starts.get(i).median();
            result.add(new Measured(new double[] {rest}, runs.get(i).peakKibibytes()));
        }
        return result;
    }

    private static void assertRatio(List<Measured> runs, double ratio) {
        assertThat(runs.get(1).median() / runs.get(0).median())
                .as(ROWS.get(ROWS.size() - 1))
                .isLessThanOrEqualTo(ratio);
    }

    private static void row(String what, List<Measured> runs, double target) {
        ROWS.add(String.format(
                Locale.ROOT,
                "| %s | %.2f s | %.2f s | %.2f | %s | %d MiB |",
                what,
                runs.get(0).median(),
                runs.get(1).median(),
                runs.get(1).median() / runs.get(0).median(),
                Double.isNaN(target) ? "" : String.format(Locale.ROOT, "at most %.2f", target),
                runs.get(1).peakMebibytes()));
    }

    private Path path(String name) {
        return folder.getRoot().toPath().resolve(name);
    }

    private static boolean full() {
        return Boolean.getBoolean("modelgate.full");
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }
}
