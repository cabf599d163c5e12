package io.jenkins.plugins.modelgate.engine.scan.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Mutations;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import io.jenkins.plugins.modelgate.engine.scan.onnx.OnnxSurroundings.Place;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Proto;
import java.util.List;
import org.junit.Test;

/** Models written by the onnx library (src/test/fixtures/onnx/make_models.py). */
public class OnnxModelsTest {
    private static final List<String> INLINE = List.of("subgraphs", "functions", "corners");

    @Test
    public void modelsThatUseEveryCornerAreClean() {
        for (String model : INLINE) {
            Result result = Scans.scan("model.onnx", Fixtures.bytes("onnx/" + model + ".onnx"));
            assertThat(result.findings()).as(model).isEmpty();
            assertThat(result.coverage()).as(model).isEqualTo(Coverage.FULL);
        }
    }

    @Test
    public void modelsAreRecognisedUnderAnyName() {
        for (String model : INLINE) {
            Result result = Scans.scan("model.bin", Fixtures.bytes("onnx/" + model + ".onnx"));
            assertThat(result.format()).as(model).isEqualTo("onnx");
        }
        Proto longText =
                Proto.message().text(6, "no model here ".repeat(10_000)).with(7, OnnxFiles.graph(OnnxFiles.relu()));
        assertThat(Scans.scan("model", longText.bytes()).format()).isEqualTo("onnx");
    }

    @Test
    public void otherContentsAreNot() {
        for (String text :
                List.of("", "# readme\n", "{\"a\": 1}", "2024-01-01,3,4\n", "\n\n\n", "\b\1", "\b\1\b\1", "BBBB")) {
            assertThat(Scans.scan("weights.bin", text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .format())
                    .isNotEqualTo("onnx");
        }
        byte[] tensor = OnnxFiles.external("w").bytes();
        assertThat(Scans.scan("input_0.pb", tensor).format()).isNotEqualTo("onnx");
    }

    @Test
    public void externalDataBesideTheModelArePartOfIt() {
        byte[] model = Fixtures.bytes("onnx/external.onnx");
        OnnxSurroundings surroundings = new OnnxSurroundings();
        surroundings.put("external.onnx.data", Place.file(Fixtures.bytes("onnx/external.onnx.data").length));
        assertThat(surroundings.scan(model).findings()).isEmpty();
        assertThat(surroundings.included()).contains("external.onnx.data");
        surroundings.put("external.onnx.data", Place.file(2000));
        assertThat(Scans.rules(surroundings.scan(model))).containsOnly("onnx/external-data-range");
    }

    @Test
    public void damagedModelsEndWithAnAnswer() {
        List<byte[]> seeds = INLINE.stream()
                .map(model -> Fixtures.bytes("onnx/" + model + ".onnx"))
                .toList();
        Mutations.scan("model.onnx", seeds, 2000);
    }

    @Test
    public void ortFormatIsRecognisedAndKeepsTheGateClosed() {
        byte[] ort = Proto.message()
                .raw((byte) 24, (byte) 0, (byte) 0, (byte) 0, (byte) 'O', (byte) 'R', (byte) 'T', (byte) 'M')
                .raw(new byte[100])
                .bytes();
        Result result = Scans.scan("model.bin", ort);
        assertThat(result.format()).isEqualTo("onnx-runtime");
        assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
        assertThat(Scans.rules(result)).containsExactly("onnx/ort-format");
    }
}
