package io.jenkins.plugins.modelgate.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImage;
import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImageRequest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.JsonReport;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.ReportReader;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What an image's file system holds after its layers, and what of that reaches the scanners. */
public class ImageContentTest {
    private static final byte[] EVIL = Contents.hostilePickle();
    private static final byte[] GOOD = Contents.safetensors();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Report check(LayerBuilder... layers) throws Exception {
        LayoutBuilder layout = new LayoutBuilder();
        layout.image(layers);
        return check(layout.directory(folder.newFolder().toPath()));
    }

    /** Checks a layout, and the report by the reader that a controller has. */
    static Report check(Path layout) throws Exception {
        VerifyContainerImageRequest request = VerifyContainerImageRequest.of(layout, Policy.defaults());
        Report report = new VerifyContainerImage().run(request, Progress.SILENT);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        JsonReport.write(report, json);
        return ReportReader.read(new ByteArrayInputStream(json.toByteArray()));
    }

    @Test
    public void namesThatNoReportMayHold() throws Exception {
        LayerBuilder layer = new LayerBuilder();
        for (String name : new String[] {"c:m.pkl", "\\m.pkl", "a\\..\\m.pkl", "../m.pkl", "a/./b/m.pkl", "a\nb.pkl"}) {
            layer.file(name, EVIL);
        }
        assertThat(check(layer).verdict()).isEqualTo(Verdict.FAILED);
        LayerBuilder above = new LayerBuilder().whiteout("a").whiteout("m.pkl").whiteout("c:m.pkl");
        assertThat(check(layer, above).verdict()).isEqualTo(Verdict.FAILED);
    }

    private static void assertUnsafe(Report report, String path) {
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).startsWith("pickle/");
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.location().file()).isEqualTo(path);
        });
    }

    private static void assertHidden(Report report, String path) {
        assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.PASSED);
        assertThat(report.findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo("image/hidden-finding");
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
            assertThat(finding.location().file()).isEqualTo(path);
            assertThat(finding.detail()).contains("CRITICAL pickle/");
        });
    }

    private static boolean has(Report report, String rule) {
        return report.findings().stream().map(Finding::rule).anyMatch(rule::equals);
    }

    @Test
    public void anHonestImagePassesHoweverItIsPacked() throws Exception {
        LayoutBuilder layout = new LayoutBuilder();
        layout.image(
                new LayerBuilder().directory("opt").file("opt/m.safetensors", GOOD),
                new LayerBuilder().zstd().file("opt/zstd/m.safetensors", GOOD),
                new LayerBuilder().plain().file("opt/plain/m.safetensors", GOOD),
                new LayerBuilder()
                        .mediaType("application/vnd.docker.image.rootfs.diff.tar.gzip")
                        .file("opt/docker/m.safetensors", GOOD));
        Path directory = layout.directory(folder.newFolder().toPath());
        Path tar = layout.tar(folder.getRoot().toPath().resolve("image.tar"));
        for (Path each : new Path[] {directory, tar}) {
            Report report = check(each);
            assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.PASSED);
            assertThat(report.artifacts().stream().filter(file -> file.format().equals("safetensors")))
                    .extracting(artifact -> artifact.path())
                    .containsExactly(
                            "opt/docker/m.safetensors",
                            "opt/m.safetensors",
                            "opt/plain/m.safetensors",
                            "opt/zstd/m.safetensors");
            assertThat(report.artifacts().stream().filter(file -> file.format().equals("safetensors")))
                    .allSatisfy(file -> assertThat(file.sha256())
                            .isEqualTo(BlobDigest.ofBytes(GOOD).hex()));
            assertThat(report.metrics()).containsEntry("modelFiles", 4L).containsEntry("layers", 4L);
        }
    }

    @Test
    public void aHostileModelIsFoundInAnyLayer() throws Exception {
        for (int i = 0; i < 3; i++) {
            LayerBuilder[] layers = {
                new LayerBuilder().file("a", new byte[1]),
                new LayerBuilder().zstd().file("b", new byte[1]),
                new LayerBuilder().plain().file("c", new byte[1])
            };
            layers[i].file("srv/model.bin", EVIL);
            assertUnsafe(check(layers), "srv/model.bin");
        }
    }

    @Test
    public void whatALaterLayerReplacesOrRemovesIsToldAndDoesNotCount() throws Exception {
        LayerBuilder[] above = {
            new LayerBuilder().file("srv/m.pkl", new byte[] {'N', '.'}),
            new LayerBuilder().whiteout("srv/m.pkl"),
            new LayerBuilder().whiteout("srv"),
            new LayerBuilder().file("srv/.wh..wh..opq", new byte[0]),
            new LayerBuilder().file("srv", new byte[] {'x'}),
            new LayerBuilder().link("srv", "/elsewhere"),
            new LayerBuilder().device("srv/m.pkl"),
            new LayerBuilder().directory("srv/m.pkl"),
        };
        for (LayerBuilder each : above) {
            assertHidden(check(new LayerBuilder().file("srv/m.pkl", EVIL), each), "srv/m.pkl");
        }
    }

    @Test
    public void aHardLinkKeepsWhatItsFirstNameLost() throws Exception {
        Report report = check(
                new LayerBuilder().file("a/m.pkl", EVIL).hardLink("b/n.pkl", "a/m.pkl"),
                new LayerBuilder().whiteout("a/m.pkl"));
        assertUnsafe(report, "b/n.pkl");
    }

    @Test
    public void anOpaqueDirectoryKeepsTheFilesOfItsOwnLayer() throws Exception {
        Report report = check(
                new LayerBuilder().file("m/old.pkl", EVIL),
                new LayerBuilder().file("m/new.pkl", EVIL).file("m/.wh..wh..opq", new byte[0]));
        assertUnsafe(report, "m/new.pkl");
        assertThat(report.findings())
                .noneMatch(finding -> finding.location().file().equals("m/old.pkl")
                        && finding.severity().atLeast(Severity.MEDIUM));
    }

    @Test
    public void aWhiteoutThatRuntimesDisagreeAboutHidesNothing() throws Exception {
        Report own = check(new LayerBuilder().file("m/a.pkl", EVIL).whiteout("m/a.pkl"));
        assertUnsafe(own, "m/a.pkl");
        assertThat(has(own, "image/odd-whiteout")).isTrue();
        for (String odd : new String[] {"m/.wh.", "m/.wh..", "m/.wh...", "m/.wh..wh.plnk"}) {
            Report report = check(new LayerBuilder().file("m/a.pkl", EVIL), new LayerBuilder().file(odd, new byte[0]));
            assertUnsafe(report, "m/a.pkl");
            assertThat(has(report, "image/odd-whiteout")).as(odd).isTrue();
        }
    }

    @Test
    public void behindALinkOfALowerLayerBothPlacesCount() throws Exception {
        Report replaced = check(
                new LayerBuilder().file("real/m.pkl", EVIL).link("models", "real"),
                new LayerBuilder().file("models/m.pkl", new byte[] {'N', '.'}));
        assertUnsafe(replaced, "real/m.pkl");
        assertThat(has(replaced, "image/through-link")).isTrue();
        Report removed = check(
                new LayerBuilder().file("real/m.pkl", EVIL).link("models", "/real"),
                new LayerBuilder().whiteout("models/m.pkl"));
        assertUnsafe(removed, "real/m.pkl");
    }

    @Test
    public void oneFileTwiceInALayerCountsTwice() throws Exception {
        Report report = check(new LayerBuilder().file("m.pkl", EVIL).file("m.pkl", new byte[] {'N', '.'}));
        assertUnsafe(report, "m.pkl");
        assertThat(has(report, "image/repeated-file")).isTrue();
    }

    @Test
    public void aLinkGivesItsOwnNameToTheContent() throws Exception {
        byte[] unknown = LayoutBuilder.text("no format at all");
        assertThat(check(new LayerBuilder().file("d/x", unknown)).verdict()).isEqualTo(Verdict.PASSED);
        LayerBuilder soft = new LayerBuilder().file("d/x", unknown).link("m/model.pt", "../d/x");
        LayerBuilder hard = new LayerBuilder().file("d/x", unknown).hardLink("m/model.pt", "d/x");
        for (LayerBuilder each : new LayerBuilder[] {soft, hard}) {
            Report report = check(each);
            assertThat(report.verdict()).isEqualTo(Verdict.INCOMPLETE);
            assertThat(report.findings())
                    .anyMatch(finding -> finding.rule().equals("scan/unknown-format")
                            && finding.location().file().equals("m/model.pt"));
        }
    }

    @Test
    public void aFileIsJudgedWithWhatLiesBesideItInTheWholeImage() throws Exception {
        Path resources = Path.of("src/test/resources/onnx");
        byte[] model = Files.readAllBytes(resources.resolve("external.onnx"));
        byte[] data = Files.readAllBytes(resources.resolve("external.onnx.data"));
        Report alone = check(new LayerBuilder().file("m/external.onnx", model));
        assertThat(alone.findings()).anyMatch(finding -> finding.rule().equals("onnx/external-data-missing"));
        Report together = check(
                new LayerBuilder().file("m/external.onnx.data", data),
                new LayerBuilder().file("m/external.onnx", model));
        assertThat(together.verdict()).as(together.findings().toString()).isEqualTo(Verdict.PASSED);
        assertThat(together.findings()).noneMatch(finding -> finding.rule().startsWith("onnx/"));
    }

    @Test
    public void programsAndSettingsOfASystemAreNoModels() throws Exception {
        byte[] elf = {0x7F, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        Report report = check(new LayerBuilder()
                .file("usr/bin/tool", elf)
                .file("usr/bin/script.sh", LayoutBuilder.text("#!/bin/sh\nexit\n"))
                .file("usr/lib/python3/site-packages/a/__init__.py", LayoutBuilder.text("import os\n"))
                .file("usr/share/app/t.yaml", LayoutBuilder.text("a: !!python/object/apply:os.system ['id']\n"))
                .file("app/serve.py", LayoutBuilder.text("import torch\n"))
                .file("app/model.safetensors", GOOD));
        assertThat(report.verdict()).as(report.findings().toString()).isEqualTo(Verdict.PASSED);
        assertThat(has(report, "image/software-findings")).isTrue();
        Report beside = check(new LayerBuilder()
                .file("usr/share/m/model.safetensors", GOOD)
                .file("usr/share/m/t.yaml", LayoutBuilder.text("a: !!python/object/apply:os.system ['id']\n")));
        assertThat(beside.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    public void namesThatClimbAndAttributesThatMoveAreHostile() throws Exception {
        assertThat(has(check(new LayerBuilder().file("../../etc/x", new byte[1])), "image/path-traversal"))
                .isTrue();
        assertThat(has(check(new LayerBuilder().file("a", new byte[1]).hardLink("b", "../a")), "image/path-traversal"))
                .isTrue();
        assertThat(has(check(new LayerBuilder().hardLink("b", "nothing")), "image/dangling-hard-link"))
                .isTrue();
        TarArchiveEntry redirected = new TarArchiveEntry("d/", TarConstants.LF_DIR);
        redirected.addPaxHeader("SCHILY.xattr.trusted.overlay.redirect", "/other");
        assertThat(has(check(new LayerBuilder().entry(redirected, new byte[0])), "image/overlay-attribute"))
                .isTrue();
    }

    @Test
    public void aLayerThatUnpacksBeyondAllMeasureIsStopped() throws Exception {
        Report report = check(new LayerBuilder().file("zeros", new byte[64 << 20]));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(has(report, "scan/expansion")).isTrue();
    }

    @Test
    public void linksInACircleEnd() throws Exception {
        Report report = check(
                new LayerBuilder().link("a", "b").link("b", "a").link("c", "c/c"),
                new LayerBuilder().file("a/m.pkl", EVIL).file("c/d/m.pkl", EVIL));
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.findings().stream().filter(finding -> finding.severity() == Severity.CRITICAL))
                .hasSizeGreaterThanOrEqualTo(2);
    }
}
