package io.jenkins.plugins.modelgate.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Fuzz target for Jazzer: the first byte says which part of a layout the others are, and everything around it is made so
 * that the digests fit. A fault of the reader, a hang, or a pass of an image that cannot be read back is a finding.
 */
public final class ImageFuzz {
    private static final byte[] GOOD = Contents.safetensors();

    private ImageFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        byte[] content = Arrays.copyOfRange(data, 1, data.length);
        try {
            Path file = Files.createTempFile("layout", ".tar");
            try {
                write(data[0] & 0xFF, content, file);
                answer(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(int part, byte[] content, Path file) throws IOException {
        LayoutBuilder layout = new LayoutBuilder();
        LayerBuilder layer = new LayerBuilder().plain().file("m.safetensors", GOOD);
        ObjectNode manifest = layout.manifest(layer);
        switch (part) {
            case '0' -> {
                Files.write(file, content);
                return;
            }
            case '1' -> layout.put("index.json", content);
            case '2' -> layout.list(layout.descriptor("application/vnd.oci.image.manifest.v1+json", content));
            case '3' -> {
                manifest.set("config", layout.descriptor("application/vnd.oci.image.config.v1+json", content));
                layout.list(layout.add(manifest));
            }
            case '4' -> {
                layout.list(layout.add(layout.manifest(layer, LayerBuilder.raw(content))));
            }
            default -> layout.list(layout.descriptor("application/vnd.oci.image.index.v1+json", content));
        }
        layout.tar(file);
    }

    private static void answer(Path file) throws IOException {
        try {
            Report report = ImageContentTest.check(file);
            assertThat(report.findings()).extracting(Finding::rule).doesNotContain(ScanRules.FAILURE.id());
            if (report.verdict() == Verdict.PASSED) {
                assertThat(report.subject().sha256()).isNotNull();
                assertThat(report.artifacts()).noneMatch(artifact -> artifact.sha256() == null);
            }
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
