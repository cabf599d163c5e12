package io.jenkins.plugins.modelgate.engine.scan.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifact;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifactRequest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** External data behind the links of a Hugging Face cache, and behind links that only look like it. */
public class OnnxCacheTest {
    private static final String REVISION = "e4ce9877abf3edfe10b0d82785e83bdcb973e22e";
    private static final String DATA = "a".repeat(64);
    private static final String MODEL = "b".repeat(64);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path cache;
    private Path repository;
    private Path snapshot;

    @Before
    public void makeCache() throws IOException {
        cache = folder.getRoot().toPath().toRealPath().resolve("hub");
        repository = cache.resolve("models--acme--net");
        snapshot = Files.createDirectories(repository.resolve("snapshots").resolve(REVISION));
        Files.createDirectories(repository.resolve("blobs"));
        Files.write(
                repository.resolve("blobs").resolve(MODEL),
                OnnxFiles.withTensor(OnnxFiles.external("model.onnx_data", "offset", "0", "length", "64")));
        Files.write(repository.resolve("blobs").resolve(DATA), new byte[64]);
        link("model.onnx", "../../blobs/" + MODEL);
    }

    @Test
    public void dataInTheRepositorysBlobs() throws Exception {
        link("model.onnx_data", "../../blobs/" + DATA);
        for (Path subject : new Path[] {snapshot, repository, cache, snapshot.resolve("model.onnx")}) {
            Report report = check(subject);
            assertThat(report.findings())
                    .as(subject + ": the blob itself, seen under its own name, has no data beside it")
                    .filteredOn(finding -> finding.location().file().contains("snapshots") || subject.equals(snapshot))
                    .isEmpty();
            assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(report.artifacts())
                    .as("the data are part of the subject")
                    .anyMatch(artifact -> artifact.path().endsWith("model.onnx_data"));
        }
    }

    @Test
    public void dataInASubfolder() throws Exception {
        Files.createDirectory(snapshot.resolve("onnx"));
        link("onnx/model.onnx", "../../../blobs/" + MODEL);
        link("onnx/model.onnx_data", "../../../blobs/" + DATA);
        link("model.onnx_data", "../../blobs/" + DATA);
        assertThat(check(snapshot).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    public void blobsThatRepositoriesShare() throws Exception {
        Path shared = Files.createDirectories(cache.resolve("blobs/aa"));
        Files.move(repository.resolve("blobs").resolve(DATA), shared.resolve(DATA));
        Files.createSymbolicLink(repository.resolve("blobs").resolve(DATA), Path.of("../../blobs/aa/" + DATA));
        link("model.onnx_data", "../../blobs/" + DATA);
        assertThat(check(snapshot).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    public void dataBeyondTheBlobsEnd() throws Exception {
        Files.write(repository.resolve("blobs").resolve(DATA), new byte[63]);
        link("model.onnx_data", "../../blobs/" + DATA);
        assertRefused("onnx/external-data-range");
    }

    @Test
    public void linkIntoAnotherRepository() throws Exception {
        Path blobs = Files.createDirectories(cache.resolve("models--acme--other/blobs"));
        Files.write(blobs.resolve(DATA), new byte[64]);
        link("model.onnx_data", "../../../models--acme--other/blobs/" + DATA);
        assertRefused("onnx/external-data-link");
    }

    @Test
    public void absoluteLink() throws Exception {
        link("model.onnx_data", repository.resolve("blobs").resolve(DATA).toString());
        assertRefused("onnx/external-data-link");
    }

    @Test
    public void blobThatIsALinkOutOfTheCache() throws Exception {
        Path secret = Files.write(folder.getRoot().toPath().resolve("secret"), new byte[64]);
        Files.delete(repository.resolve("blobs").resolve(DATA));
        Files.createSymbolicLink(repository.resolve("blobs").resolve(DATA), secret);
        link("model.onnx_data", "../../blobs/" + DATA);
        assertRefused("onnx/external-data-link");
    }

    @Test
    public void sharedStoreThatIsALink() throws Exception {
        Path elsewhere = Files.createDirectories(folder.getRoot().toPath().resolve("elsewhere/aa"));
        Files.write(elsewhere.resolve(DATA), new byte[64]);
        Files.createSymbolicLink(cache.resolve("blobs"), elsewhere.getParent());
        Files.delete(repository.resolve("blobs").resolve(DATA));
        Files.createSymbolicLink(repository.resolve("blobs").resolve(DATA), Path.of("../../blobs/aa/" + DATA));
        link("model.onnx_data", "../../blobs/" + DATA);
        assertRefused("onnx/external-data-link");
    }

    @Test
    public void blobsThatIsALink() throws Exception {
        Path elsewhere = folder.getRoot().toPath().resolve("elsewhere");
        Files.move(repository.resolve("blobs"), elsewhere);
        Files.createSymbolicLink(repository.resolve("blobs"), elsewhere);
        link("model.onnx_data", "../../blobs/" + DATA);
        assertRefused("artifact/link-outside");
    }

    @Test
    public void namedFileInsteadOfABlob() throws Exception {
        Files.write(repository.resolve("blobs/id_rsa"), new byte[64]);
        link("model.onnx_data", "../../blobs/id_rsa");
        assertRefused("onnx/external-data-link");
    }

    @Test
    public void siblingOfTheSameSnapshot() throws Exception {
        Files.write(snapshot.resolve("weights"), new byte[64]);
        link("model.onnx_data", "weights");
        assertRefused("onnx/external-data-link");
    }

    @Test
    public void outsideOfAnySnapshot() throws Exception {
        Path plain = Files.createDirectories(folder.getRoot().toPath().resolve("plain/snapshots/main"));
        Files.createDirectories(plain.resolve("../../blobs"));
        Files.copy(repository.resolve("blobs").resolve(MODEL), plain.resolve("model.onnx"));
        Files.write(plain.resolve("../../blobs").resolve(DATA), new byte[64]);
        Files.createSymbolicLink(plain.resolve("model.onnx_data"), Path.of("../../blobs/" + DATA));
        assertThat(check(folder.getRoot().toPath().resolve("plain")).findings())
                .extracting(Finding::rule)
                .contains("onnx/external-data-link");
    }

    private void assertRefused(String rule) throws Exception {
        Report report = check(snapshot);
        assertThat(report.findings()).extracting(Finding::rule).contains(rule);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(snapshot.resolve(name), Path.of(target));
    }

    private static Report check(Path path) throws Exception {
        return new VerifyModelArtifact().run(VerifyModelArtifactRequest.of(path, Policy.defaults()), Progress.SILENT);
    }
}
