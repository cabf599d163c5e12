package io.jenkins.plugins.modelgate.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFuzzTest;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.osv.OsvFuzz;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.RequirementFuzz;
import io.jenkins.plugins.modelgate.engine.image.ImageFuzz;
import io.jenkins.plugins.modelgate.engine.quality.read.MetricsFuzz;
import io.jenkins.plugins.modelgate.engine.report.ReportReaderFuzzTest;
import io.jenkins.plugins.modelgate.engine.scan.template.TemplateFuzz;
import io.jenkins.plugins.modelgate.engine.signature.oms.OmsFuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/**
 * Coverage-guided fuzzing of every parser by Jazzer, each in a process of its own with a small heap, from the fixtures
 * as seeds. The short form, in every run, takes a few seconds for each parser; the long form, {@code ./test --full}, ten
 * minutes for all of them ({@code -Dfuzz.seconds} sets the time for each). What is found stays below
 * {@code target/jazzer}, named after the parser.
 */
@RunWith(Parameterized.class)
public class JazzerIT {
    private static final int SHORT = 3;
    private static final int LONG = 40;

    /** The first input loads and instruments every class, which takes a busy machine half a minute. */
    private static final int SLOWEST_INPUT_SECONDS = 120;

    private static final int LARGEST_SEED = 64 * 1024;

    /** In every run: starting Jazzer takes 15 seconds a parser. The others' own mutation tests run always. */
    private static final List<Object> OFTEN = List.of(
            "archive", "image", "keras", "onnx", "pickle", "report", "safetensors", "signature", "template", "yaml");

    /** Parser, target, file name, folders of seeds: one line each. */
    @Parameters(name = "{0}")
    public static Collection<Object[]> parsers() {
        List<Object[]> all = List.of(
                scan("archive", "m.bin", "archive", "archive/views"),
                scan("configuration", "config.json", "config", "config/minilm"),
                scan("gguf", "m.gguf", "gguf"),
                scan("hdf5", "m.h5", "hdf5"),
                scan("joblib", "m.joblib", "pickle", "numpy/numpy-2.4"),
                scan("keras", "m.keras", "keras"),
                scan("numpy", "m.npy", "numpy/numpy-1.26", "numpy/numpy-2.4"),
                scan("onnx", "m.onnx", "onnx"),
                scan("pickle", "m.pkl", "pickle"),
                scan("pytorch", "m.pt", "pytorch"),
                scan("safetensors", "m.safetensors", "safetensors"),
                scan("tensorflow", "saved_model.pb", "tensorflow/one", "tensorflow/plain"),
                scan("xml", "m.pmml", "xml"),
                scan("yaml", "c.yaml", "config/mlflow"),
                new Object[] {"image", ImageFuzz.class, "", new String[] {"image/fuzz"}},
                new Object[] {"osv", OsvFuzz.class, "", new String[] {"dependency/osv/seeds"}},
                new Object[] {
                    "quality",
                    MetricsFuzz.class,
                    "",
                    new String[] {
                        "quality/sklearn", "quality/fairlearn", "quality/junit", "quality/mlflow", "quality/lm-eval"
                    }
                },
                new Object[] {"report", ReportReaderFuzzTest.class, "", new String[] {"report"}},
                new Object[] {"requirement", RequirementFuzz.class, "", new String[] {"dependency/python/seeds"}},
                new Object[] {
                    "signature", OmsFuzz.class, "", new String[] {"oms/spec/valid", "oms/reference/v1.1.0-elliptic-key"}
                },
                new Object[] {"settings", ConfigurationFuzzTest.class, "", new String[] {"configuration/seeds"}},
                new Object[] {"template", TemplateFuzz.class, "", new String[] {"template", "template/real"}});
        return Boolean.getBoolean("modelgate.full")
                ? all
                : all.stream().filter(each -> OFTEN.contains(each[0])).toList();
    }

    @Parameter
    public String parser;

    @Parameter(1)
    public Class<?> target;

    @Parameter(2)
    public String name;

    @Parameter(3)
    public String[] seeds;

    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    /** One core each: a target starts, instruments and fuzzes in one thread. */
    private static ExecutorService cores;

    private static final Map<String, Future<Void>> RUNS = new HashMap<>();

    @BeforeClass
    public static void start() {
        boolean linux = System.getProperty("os.name").equals("Linux");
        assumeTrue("Jazzer's library for this system is in the jar", linux);
        cores = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        for (Object[] each : parsers()) {
            JazzerIT run = new JazzerIT();
            run.parser = (String) each[0];
            run.target = (Class<?>) each[1];
            run.name = (String) each[2];
            run.seeds = (String[]) each[3];
            RUNS.put(run.parser, cores.submit(() -> {
                run.fuzz();
                return null;
            }));
        }
    }

    @AfterClass
    public static void stop() {
        if (cores != null) {
            cores.shutdownNow();
        }
    }

    @Test
    public void findsNothing() throws Throwable {
        try {
            RUNS.get(parser).get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    private void fuzz() throws Exception {
        Path findings = Files.createDirectories(Path.of("target/jazzer"));
        Path log = findings.resolve(parser + ".log");
        Process process = new ProcessBuilder(command(findings))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended;
        try {
            ended = process.waitFor(3L * seconds() + 400, TimeUnit.SECONDS);
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertThat(ended).as("ends in time: " + end(said)).isTrue();
        assertThat(process.waitFor()).as(end(said)).isZero();
        assertThat(said).as("it has run").contains("DONE");
    }

    private List<String> command(Path findings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:-OmitStackTraceInFastThrow",
                // Nearly all of the short form is start: the optimising compiler would only take half of the processor.
                "-XX:TieredStopAtLevel=" + (seconds() > SHORT ? 4 : 1),
                "-D" + ScanFuzz.NAME + "=" + name,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=io.jenkins.plugins.modelgate.engine.**",
                "--reproducer_path=" + findings,
                "-artifact_prefix=" + findings + "/" + parser + "-",
                "-max_total_time=" + seconds(),
                "-timeout=" + SLOWEST_INPUT_SECONDS,
                "-rss_limit_mb=2048",
                "-print_final_stats=1",
                FOLDER.newFolder("corpus-" + parser).toString()));
        command.add(seeds().toString());
        return command;
    }

    private Path seeds() throws IOException {
        Path all = FOLDER.newFolder("seeds-" + parser).toPath();
        for (String each : seeds) {
            try (Stream<Path> files = Files.list(Path.of("src/test/resources", each))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (Files.size(file) <= LARGEST_SEED) {
                        Files.copy(file, all.resolve(each.replace('/', '_') + "_" + file.getFileName()));
                    }
                }
            }
        }
        return all;
    }

    private static int seconds() {
        return Integer.getInteger("fuzz.seconds", Boolean.getBoolean("modelgate.full") ? LONG : SHORT);
    }

    private static String end(String said) {
        return said.substring(Math.max(0, said.length() - 4000));
    }

    private static Object[] scan(String parser, String name, String... seeds) {
        return new Object[] {parser, ScanFuzz.class, name, seeds};
    }
}
