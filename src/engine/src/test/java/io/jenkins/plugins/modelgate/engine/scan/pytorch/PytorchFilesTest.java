package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Files that PyTorch has written: weights are clean, what runs or reaches out is found. */
public class PytorchFilesTest {
    static byte[] resource(String name) {
        try (InputStream in = PytorchFilesTest.class.getResourceAsStream("/pytorch/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Result scan(String name) {
        return Scans.scan(name, resource(name));
    }

    @Test
    public void weightsAreClean() {
        Map<String, String> formats = Map.ofEntries(
                Map.entry("state.pt", "pytorch-zip"),
                Map.entry("checkpoint.pt", "pytorch-zip"),
                Map.entry("types.pt", "pytorch-zip"),
                Map.entry("protocol4.pt", "pytorch-zip"),
                Map.entry("legacy.pt", "pytorch-legacy"),
                Map.entry("legacy_checkpoint.pt", "pytorch-legacy"),
                Map.entry("legacy_many.pt", "pytorch-legacy"),
                Map.entry("tar.pt", "pytorch-tar"),
                Map.entry("script.pt", "torchscript"),
                Map.entry("script_extra.pt", "torchscript"),
                Map.entry("script_text.pt", "torchscript"),
                Map.entry("traced.pt", "torchscript"),
                Map.entry("lite.ptl", "torchscript"),
                Map.entry("exported.pt2", "pytorch-export"));
        formats.forEach((name, format) -> {
            Result result = scan(name);
            assertThat(result.findings()).as(name).isEmpty();
            assertThat(result.coverage()).as(name).isEqualTo(Coverage.FULL);
            assertThat(result.format()).as(name).isEqualTo(format);
            assertThat(result.modelFormats()).as(name).containsExactly(format);
        });
    }

    @Test
    public void operatorsThatReadFiles() {
        for (String name : List.of("script_thief.pt", "lite_thief.ptl")) {
            assertThat(Scans.rules(scan(name))).as(name).contains(PytorchRules.FILE_ACCESS.id());
        }
        assertThat(scan("lite_thief.ptl").findings())
                .anySatisfy(finding -> assertThat(finding.location().member()).endsWith("bytecode.pkl"));
    }

    @Test
    public void packagesRunTheirSource() {
        Result result = scan("package.pt");
        assertThat(Scans.rules(result)).contains(PytorchRules.PACKAGE.id());
        assertThat(result.format()).isEqualTo("pytorch-package");
        assertThat(result.coverage()).isEqualTo(Coverage.FULL);
    }

    /** Layers of torch.nn are on the allow list one by one; their source in the legacy form is told, not run. */
    @Test
    public void modulesOfOrdinaryLayersAreAllowed() {
        assertThat(Scans.rules(scan("module.pt"))).isEmpty();
        assertThat(Scans.rules(scan("legacy_module.pt"))).containsOnly(PytorchRules.SOURCE_TEXT.id());
    }

    /** The pickle names classes: code outside the file decides what they do. */
    @Test
    public void otherModulesAreNotOnTheAllowList() {
        String text = new String(resource("legacy_module.pt"), StandardCharsets.ISO_8859_1);
        byte[] other = text.replace("ReLU\n", "ReLX\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Scans.rules(Scans.scan("legacy_module.pt", other))).contains("pickle/unknown-global");
    }

    @Test
    public void nestedFilesKeepTheirFormat() {
        byte[] archive = io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipBuilder.zip(
                new io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipBuilder.Member(
                        "weights.pt", resource("state.pt"), 8));
        Result result = Scans.scan("models.zip", archive);
        assertThat(result.findings()).isEmpty();
        assertThat(result.format()).isEqualTo("zip");
        assertThat(result.modelFormats()).containsExactly("pytorch-zip");
    }
}
