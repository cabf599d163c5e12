package io.jenkins.plugins.modelgate.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImage;
import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImageRequest;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Layouts that are damaged, ambiguous or about another image than it seems: none of them passes. */
public class HostileLayoutTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final LayoutBuilder layout = new LayoutBuilder();
    private final LayerBuilder layer = new LayerBuilder().file("m.safetensors", Contents.safetensors());

    private Report check() throws Exception {
        return check(null, null, null);
    }

    private Report check(String reference, String digest, String platform) throws Exception {
        Path directory = layout.directory(folder.newFolder().toPath());
        return check(directory, reference, digest, platform);
    }

    private static Report check(Path path, String reference, String digest, String platform) throws Exception {
        return new VerifyContainerImage()
                .run(
                        new VerifyContainerImageRequest(
                                path, Policy.defaults(), reference, digest, platform, List.of(), List.of(), false, 2),
                        Progress.SILENT);
    }

    private void assertRefused(String rule, Verdict verdict) throws Exception {
        assertRefused(check(), rule, verdict);
    }

    private static void assertRefused(Report report, String rule, Verdict verdict) {
        assertThat(report.findings()).extracting(Finding::rule).contains(rule);
        assertThat(report.verdict()).isEqualTo(verdict);
    }

    private String path(ObjectNode descriptor) {
        return Layout.path(BlobDigest.of(descriptor.path("digest").asText()).orElseThrow());
    }

    @Test
    public void aBlobThatIsNotWhatItsDigestNames() throws Exception {
        ObjectNode manifest = layout.manifest(layer);
        ObjectNode descriptor = layout.add(manifest);
        layout.list(descriptor);
        for (ObjectNode blob : new ObjectNode[] {
            descriptor,
            (ObjectNode) manifest.get("config"),
            (ObjectNode) manifest.get("layers").get(0)
        }) {
            Path directory = layout.directory(folder.newFolder().toPath());
            byte[] bytes = Files.readAllBytes(directory.resolve(path(blob)));
            for (int at : new int[] {0, bytes.length / 2, bytes.length - 1}) {
                byte[] changed = bytes.clone();
                changed[at] ^= 1;
                Files.write(directory.resolve(path(blob)), changed);
                assertRefused(check(directory, null, null, null), "image/digest", Verdict.FAILED);
            }
            Files.write(directory.resolve(path(blob)), java.util.Arrays.copyOf(bytes, bytes.length + 1));
            assertRefused(check(directory, null, null, null), "image/digest", Verdict.FAILED);
        }
    }

    @Test
    public void aBlobThatIsMissingOrALink() throws Exception {
        ObjectNode manifest = layout.manifest(layer);
        layout.list(layout.add(manifest));
        String blob = path((ObjectNode) manifest.get("layers").get(0));
        Path directory = layout.directory(folder.newFolder().toPath());
        Path moved = folder.getRoot().toPath().resolve("moved");
        Files.move(directory.resolve(blob), moved);
        assertRefused(check(directory, null, null, null), "image/missing-blob", Verdict.INCOMPLETE);
        Files.createSymbolicLink(directory.resolve(blob), moved);
        assertRefused(check(directory, null, null, null), "image/layout-link", Verdict.FAILED);
    }

    @Test
    public void aLayerOfAnotherDiffId() throws Exception {
        ObjectNode manifest = layout.manifest(layer);
        ObjectNode other = LayoutBuilder.object().put("os", "linux").put("architecture", "amd64");
        other.putObject("rootfs")
                .put("type", "layers")
                .putArray("diff_ids")
                .add(new LayerBuilder().file("x", new byte[1]).diffId());
        manifest.set(
                "config", layout.descriptor("application/vnd.oci.image.config.v1+json", LayoutBuilder.bytes(other)));
        layout.list(layout.add(manifest));
        assertRefused("image/diff-id", Verdict.FAILED);
    }

    @Test
    public void fewerDiffIdsThanLayers() throws Exception {
        ObjectNode manifest = layout.manifest(layer);
        ArrayNode layers = (ArrayNode) manifest.get("layers");
        layers.add(layers.get(0).deepCopy());
        layout.list(layout.add(manifest));
        assertRefused("image/malformed", Verdict.FAILED);
    }

    @Test
    public void layersThatCannotBeExamined() throws Exception {
        Map<String, String> rules = new TreeMap<>(Map.of(
                "application/vnd.oci.image.layer.v1.tar+gzip+encrypted", "image/encrypted-layer",
                "application/vnd.oci.image.layer.v1.tar+xz", "image/unsupported",
                "application/vnd.example.layer", "image/unsupported",
                "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip", "image/foreign-layer",
                "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", "image/foreign-layer",
                "application/vnd.oci.image.layer.v1.tar", "image/layer-type"));
        for (Map.Entry<String, String> each : rules.entrySet()) {
            LayoutBuilder own = new LayoutBuilder();
            ObjectNode manifest = own.manifest(layer);
            ((ObjectNode) manifest.get("layers").get(0)).put("mediaType", each.getKey());
            own.list(own.add(manifest));
            Report report = check(own.directory(folder.newFolder().toPath()), null, null, null);
            assertThat(report.findings())
                    .as(each.getKey())
                    .extracting(Finding::rule)
                    .contains(each.getValue());
            assertThat(report.verdict()).as(each.getKey()).isNotEqualTo(Verdict.PASSED);
        }
    }

    @Test
    public void aLayerWithAddressesOfItsOwn() throws Exception {
        ObjectNode manifest = layout.manifest(layer);
        ((ObjectNode) manifest.get("layers").get(0)).putArray("urls").add("https://elsewhere.example/layer");
        layout.list(layout.add(manifest));
        assertRefused("image/foreign-layer", Verdict.FAILED);
    }

    @Test
    public void documentsThatToolsUnderstandDifferently() throws Exception {
        String evil = ",\"%s\":[{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar\"}]}";
        for (String field : new String[] {"Layers", "LAYERS", "layer\u017f", "manifests", "fsLayers"}) {
            LayoutBuilder own = new LayoutBuilder();
            String text = own.manifest(layer).toString();
            String changed = text.substring(0, text.length() - 1) + String.format(evil, field);
            own.list(own.descriptor("application/vnd.oci.image.manifest.v1+json", LayoutBuilder.text(changed)));
            Report report = check(own.directory(folder.newFolder().toPath()), null, null, null);
            assertThat(report.verdict()).as(field).isEqualTo(Verdict.FAILED);
        }
        for (String replaced : new String[] {
            "\"schemaVersion\":1",
            "\"schemaVersion\":2,\"schemaVersion\":2",
            "\"schemaVersion\":2.0",
            "\"schemaVersion\":\"2\""
        }) {
            LayoutBuilder own = new LayoutBuilder();
            String text = own.manifest(layer).toString().replace("\"schemaVersion\":2", replaced);
            own.list(own.descriptor("application/vnd.oci.image.manifest.v1+json", LayoutBuilder.text(text)));
            Report report = check(own.directory(folder.newFolder().toPath()), null, null, null);
            assertRefused(report, "image/malformed", Verdict.FAILED);
        }
    }

    @Test
    public void aManifestThatIsListedAsSomethingElse() throws Exception {
        ObjectNode descriptor = layout.add(layout.manifest(layer));
        layout.list(descriptor.put("mediaType", "application/vnd.oci.image.index.v1+json"));
        assertRefused("image/malformed", Verdict.FAILED);
    }

    @Test
    public void embeddedDataThatIsAnotherManifest() throws Exception {
        ObjectNode manifest = layout.manifest(layer);
        ((ObjectNode) manifest.get("config")).put("data", "e30=");
        layout.list(layout.add(manifest));
        assertRefused("image/malformed", Verdict.FAILED);
    }

    @Test
    public void severalImagesAndNobodySaysWhich() throws Exception {
        ObjectNode first = layout.add(layout.manifest(layer));
        ObjectNode second = layout.add(layout.manifest(new LayerBuilder().file("m.pkl", Contents.hostilePickle())));
        layout.list(first, "good").list(second, "evil");
        assertRefused("image/reference", Verdict.FAILED);
        assertThat(check("good", null, null).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check("evil", null, null).verdict()).isEqualTo(Verdict.FAILED);
        assertRefused(check("other", null, null), "image/reference", Verdict.FAILED);
        String good = first.path("digest").asText();
        assertThat(check(null, good, null).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(check("good", good, null).verdict()).isEqualTo(Verdict.PASSED);
        assertRefused(check("evil", good, null), "image/pinned-digest", Verdict.FAILED);
        assertRefused(check(null, "sha256:" + "0".repeat(64), null), "image/pinned-digest", Verdict.FAILED);
        layout.list(second, "good");
        assertRefused(check("good", null, null), "image/reference", Verdict.FAILED);
    }

    @Test
    public void everyPlatformOfAnIndexMustBeThere() throws Exception {
        ObjectNode here = layout.add(layout.manifest(layer));
        ObjectNode absent = here.deepCopy().put("digest", "sha256:" + "1".repeat(64));
        ObjectNode top = layout.add(layout.index(new TreeMap<>(Map.of("linux/amd64", here, "linux/arm64", absent))));
        layout.list(top);
        assertRefused("image/missing-blob", Verdict.INCOMPLETE);
        Report one = check(null, null, "linux/amd64");
        assertRefused(one, "image/other-platforms", Verdict.PASSED);
        assertRefused(check(null, null, "linux/arm64"), "image/missing-blob", Verdict.INCOMPLETE);
        assertRefused(check(null, null, "windows/amd64"), "image/platform", Verdict.FAILED);
        assertThat(check(null, here.path("digest").asText(), null).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    public void everyPlatformIsExamined() throws Exception {
        ObjectNode good = layout.add(layout.manifest(layer));
        ObjectNode evil = layout.add(layout.manifest(new LayerBuilder().file("m.pkl", Contents.hostilePickle())));
        layout.list(layout.add(layout.index(new TreeMap<>(Map.of("linux/amd64", good, "linux/arm64", evil)))));
        Report report = check();
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.findings())
                .anyMatch(finding -> finding.location().file().equals("linux/arm64/m.pkl"));
        java.io.ByteArrayOutputStream json = new java.io.ByteArrayOutputStream();
        io.jenkins.plugins.modelgate.engine.report.JsonReport.write(report, json);
        Report read = io.jenkins.plugins.modelgate.engine.report.ReportReader.read(
                new java.io.ByteArrayInputStream(json.toByteArray()));
        assertThat(read.artifacts()).hasSameSizeAs(report.artifacts());
    }

    @Test
    public void statementsOfBuildToolsAreNoImagesAndImagesAreNoStatements() throws Exception {
        ObjectNode good = layout.add(layout.manifest(layer));
        LayerBuilder text = new LayerBuilder().plain().mediaType("application/vnd.in-toto+json");
        ObjectNode statement = layout.add(layout.manifest(text));
        layout.list(layout.add(layout.index(new TreeMap<>(Map.of("linux/amd64", good, "unknown/unknown", statement)))));
        assertRefused("image/statement", Verdict.PASSED);
        LayoutBuilder own = new LayoutBuilder();
        ObjectNode one = own.add(own.manifest(layer));
        ObjectNode evil = own.add(own.manifest(new LayerBuilder().file("m.pkl", Contents.hostilePickle())));
        own.list(own.add(own.index(new TreeMap<>(Map.of("linux/amd64", one, "unknown/unknown", evil)))));
        assertThat(check(own.directory(folder.newFolder().toPath()), null, null, null)
                        .verdict())
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    public void filesThatAreNoLayout() throws Exception {
        Path text = Files.writeString(folder.getRoot().toPath().resolve("text.tar"), "no tar file");
        assertRefused(check(text, null, null, null), "image/no-layout", Verdict.FAILED);
        assertRefused(check(folder.newFolder().toPath(), null, null, null), "image/no-layout", Verdict.FAILED);
        layout.image(layer);
        Path tar = layout.tar(folder.getRoot().toPath().resolve("image.tar"));
        byte[] bytes = Files.readAllBytes(tar);
        for (int cut : new int[] {600, bytes.length / 2}) {
            Path half = Files.write(folder.getRoot().toPath().resolve("half.tar"), java.util.Arrays.copyOf(bytes, cut));
            assertThat(check(half, null, null, null).verdict()).isNotEqualTo(Verdict.PASSED);
        }
    }

    @Test
    public void aTarFileWithOneFileTwice() throws Exception {
        layout.image(layer);
        Path once = layout.tar(folder.getRoot().toPath().resolve("once.tar"));
        byte[] bytes = Files.readAllBytes(once);
        byte[] again = LayoutBuilder.tar(Map.of("index.json", LayoutBuilder.text("{}")));
        int end = 1024;
        byte[] both = new byte[end + bytes.length];
        System.arraycopy(again, 0, both, 0, end);
        System.arraycopy(bytes, 0, both, end, bytes.length);
        Path twice = Files.write(folder.getRoot().toPath().resolve("twice.tar"), both);
        Report report = check(twice, null, null, null);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.artifacts()).noneMatch(artifact -> artifact.format().equals("oci-layer"));
    }

    @Test
    public void aPathThatIsNotThere() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> check(Path.of("nowhere"), null, null, null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere");
    }
}
