package io.jenkins.plugins.modelgate.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImage;
import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImageRequest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** On what an image is built: proven by layers, and by nothing else. */
public class BaseImageTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final LayerBuilder first = new LayerBuilder().file("etc/os-release", new byte[] {1});
    private final LayerBuilder second = new LayerBuilder().file("usr/bin/python", new byte[] {2});
    private final LayerBuilder own = new LayerBuilder().file("m.safetensors", Contents.safetensors());

    private Report check(Path layout, String allowed, Path... bases) throws Exception {
        ObjectNode policy = LayoutBuilder.object();
        policy.putObject("containerImage").putArray("baseImages").add(allowed);
        return new VerifyContainerImage()
                .run(
                        new VerifyContainerImageRequest(
                                layout,
                                Policy.of(PolicyFile.json(policy.toString(), "test")),
                                null,
                                null,
                                null,
                                List.of(bases),
                                List.of(),
                                true,
                                2),
                        Progress.SILENT);
    }

    private Path layout(LayerBuilder... layers) throws Exception {
        LayoutBuilder layout = new LayoutBuilder();
        layout.image(layers);
        return layout.directory(folder.newFolder().toPath());
    }

    private static void assertRefused(Report report) {
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.findings()).extracting(Finding::rule).containsExactly("image/base-not-allowed");
    }

    @Test
    public void aBaseInALayout() throws Exception {
        LayoutBuilder base = new LayoutBuilder();
        String digest = base.image(first, second).path("digest").asText();
        Path bases = base.directory(folder.newFolder().toPath());
        Path image = layout(first, second, own);
        for (String allowed : new String[] {digest, "docker.io/library/python@" + digest}) {
            Report report = check(image, allowed, bases);
            assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.PASSED);
        }
        assertRefused(check(image, digest));
        assertRefused(check(layout(first, own), digest, bases));
        assertRefused(check(layout(second, first, own), digest, bases));
        assertRefused(check(layout(own, first, second), digest, bases));
    }

    @Test
    public void aBaseByItsChainAlone() throws Exception {
        String chain = BlobDigest.ofBytes((first.diffId() + " " + second.diffId()).getBytes(StandardCharsets.US_ASCII))
                .toString();
        assertThat(check(layout(first, second, own), "chain:" + chain).verdict())
                .isEqualTo(Verdict.PASSED);
        assertThat(check(layout(first, second), "chain:" + chain).metrics()).containsEntry("chainId", chain);
        assertRefused(check(layout(second, first, own), "chain:" + chain));
    }

    @Test
    public void anImageWithoutLayersIsTheBaseOfNothing() throws Exception {
        LayoutBuilder scratch = new LayoutBuilder();
        String digest = scratch.image().path("digest").asText();
        Path bases = scratch.directory(folder.newFolder().toPath());
        assertRefused(check(layout(own), digest, bases));
    }

    @Test
    public void whatAnImageSaysOfItsBaseProvesNothing() throws Exception {
        LayoutBuilder layout = new LayoutBuilder();
        ObjectNode manifest = layout.manifest(own);
        String digest = "sha256:" + "1".repeat(64);
        manifest.withObject("/annotations")
                .put("org.opencontainers.image.base.digest", digest)
                .put("org.opencontainers.image.base.name", "docker.io/library/python:3.12");
        layout.list(layout.add(manifest));
        assertRefused(check(layout.directory(folder.newFolder().toPath()), digest));
    }

    @Test
    public void aNameAloneIsNoEntry() {
        assertThatThrownBy(() -> check(layout(own), "docker.io/library/python:3.12"))
                .hasMessageContaining("a name alone proves nothing");
    }
}
