package io.jenkins.plugins.modelgate.engine.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The reference implementation of OpenSSF Model Signing, in a Python environment below {@code target}. */
final class ReferenceImplementation {
    private static final Path RESOURCES = Path.of("src/test/resources/interop");
    private static final Path ENVIRONMENT = Path.of("target/model-signing");

    private final Path python;

    private ReferenceImplementation(Path python) {
        this.python = python;
    }

    /** Skips the test where it is not installed; the long test run installs it. MODEL_GATE_MODEL_SIGNING names a Python that has it. */
    static ReferenceImplementation find() throws Exception {
        String named = System.getenv("MODEL_GATE_MODEL_SIGNING");
        Path python = named == null ? ENVIRONMENT.resolve("bin/python").toAbsolutePath() : Path.of(named);
        if (named == null && !Files.isExecutable(python) && Boolean.getBoolean("modelgate.full")) {
            install();
        }
        assumeTrue(
                "model-signing is installed; python3 -m venv " + ENVIRONMENT + " && " + ENVIRONMENT
                        + "/bin/pip install -r " + RESOURCES.resolve("requirements.txt")
                        + " in src/engine installs it, MODEL_GATE_MODEL_SIGNING names a Python that has it",
                Files.isExecutable(python));
        return new ReferenceImplementation(python);
    }

    private static void install() throws Exception {
        String requirements = RESOURCES.resolve("requirements.txt").toString();
        List<List<String>> commands = List.of(
                List.of("python3", "-m", "venv", ENVIRONMENT.toString()),
                List.of(ENVIRONMENT.resolve("bin/pip").toString(), "install", "-q", "-r", requirements));
        for (List<String> command : commands) {
            try {
                Process process = new ProcessBuilder(command).inheritIO().start();
                if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
                    process.destroyForcibly();
                    assumeTrue("model-signing could be installed: " + command, false);
                }
            } catch (IOException e) {
                assumeTrue("python3 is installed: " + e.getMessage(), false);
            }
        }
    }

    /** One process for all: it takes seconds to start. */
    List<String> run(List<Map<String, Object>> jobs) throws Exception {
        Path input = Files.createTempFile("model-signing", ".jsonl");
        Path output = Files.createTempFile("model-signing", ".out");
        try {
            StringBuilder lines = new StringBuilder();
            for (Map<String, Object> job : jobs) {
                lines.append(new ObjectMapper().writeValueAsString(job)).append('\n');
            }
            Files.writeString(input, lines);
            Process process = new ProcessBuilder(
                            python.toString(),
                            RESOURCES.resolve("model_signing_batch.py").toString())
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            List<String> answers = new ArrayList<>(Files.readAllLines(output, StandardCharsets.UTF_8));
            assertThat(answers).hasSameSizeAs(jobs);
            return answers;
        } finally {
            Files.delete(input);
            Files.delete(output);
        }
    }
}
