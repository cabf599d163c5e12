package io.jenkins.plugins.modelgate.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;

/**
 * The shared corpus of attacks and of files that must pass. It stands beside the project on the developers' machines;
 * MODEL_GATE_SHARED names it elsewhere.
 */
public class CorpusTest {
    private Path corpus;

    @Before
    public void findCorpus() {
        String shared = System.getenv("MODEL_GATE_SHARED");
        corpus = (shared == null ? Path.of("../../../shared") : Path.of(shared)).resolve("corpus");
        assumeTrue("the corpus is beside the project: " + corpus.toAbsolutePath(), Files.isDirectory(corpus));
    }

    @Test
    public void noMaliciousFilePasses() throws Exception {
        List<String> passed = new ArrayList<>();
        for (String[] row : manifest()) {
            if (row[1].equals("mal") && verdict(corpus.resolve("models").resolve(row[0])) == Verdict.PASSED) {
                passed.add(row[0] + ": " + row[3]);
            }
        }
        assertThat(passed).isEmpty();
    }

    @Test
    public void everyMaliciousFileIsNamedFailedNotMerelyIncomplete() throws Exception {
        List<String> unnamed = new ArrayList<>();
        for (String[] row : manifest()) {
            if (row[1].equals("mal") && verdict(corpus.resolve("models").resolve(row[0])) != Verdict.FAILED) {
                unnamed.add(row[0] + ": " + row[3]);
            }
        }
        // Contents that no loader gets far with: refused as unreadable, which keeps the gate closed as well.
        assertThat(unnamed).allMatch(row -> row.startsWith("C/07_proto6") || row.startsWith("E/33_fake"));
    }

    @Test
    public void everyBenignFilePasses() throws Exception {
        List<String> stopped = new ArrayList<>();
        for (String[] row : manifest()) {
            if (row[1].equals("benign")) {
                Report report = report(corpus.resolve("models").resolve(row[0]));
                if (report.verdict() != Verdict.PASSED) {
                    stopped.add(row[0] + " " + report.verdict() + " " + report.findings());
                }
            }
        }
        assertThat(stopped).isEmpty();
    }

    @Test
    public void everyPublishedOnnxModelPasses() throws Exception {
        List<String> stopped = new ArrayList<>();
        try (Stream<Path> models = Files.list(corpus.resolve("onnx-benign"))) {
            for (Path model : models.toList()) {
                Report report = report(model);
                if (report.verdict() != Verdict.PASSED) {
                    stopped.add(model.getFileName() + " " + report.verdict() + " " + report.findings());
                }
            }
        }
        assertThat(stopped).isEmpty();
    }

    @Test
    public void foldersOfTheCorpusFailAsAWhole() throws Exception {
        for (String folder : List.of("A", "B", "C", "D", "E", "F", "G", "H", "K", "L")) {
            assertThat(verdict(corpus.resolve("models").resolve(folder)))
                    .as(folder)
                    .isEqualTo(Verdict.FAILED);
        }
        assertThat(verdict(corpus.resolve("models/benign"))).isEqualTo(Verdict.PASSED);
        assertThat(verdict(corpus.resolve("models/H/automap"))).isEqualTo(Verdict.FAILED);
    }

    private List<String[]> manifest() throws IOException {
        try (Stream<String> lines = Files.lines(corpus.resolve("models/manifest.tsv"))) {
            return lines.skip(1).map(line -> line.split("\t")).toList();
        }
    }

    private static Verdict verdict(Path path) throws Exception {
        return report(path).verdict();
    }

    private static Report report(Path path) throws Exception {
        return new VerifyModelArtifact().run(VerifyModelArtifactRequest.of(path, Policy.defaults()), Progress.SILENT);
    }
}
