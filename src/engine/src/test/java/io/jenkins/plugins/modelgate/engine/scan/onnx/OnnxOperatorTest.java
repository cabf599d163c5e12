package io.jenkins.plugins.modelgate.engine.scan.onnx;

import static io.jenkins.plugins.modelgate.engine.scan.onnx.OnnxFiles.function;
import static io.jenkins.plugins.modelgate.engine.scan.onnx.OnnxFiles.graph;
import static io.jenkins.plugins.modelgate.engine.scan.onnx.OnnxFiles.model;
import static io.jenkins.plugins.modelgate.engine.scan.onnx.OnnxFiles.node;
import static io.jenkins.plugins.modelgate.engine.scan.onnx.OnnxFiles.opset;
import static io.jenkins.plugins.modelgate.engine.scan.onnx.OnnxFiles.relu;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Proto;
import java.util.List;
import org.junit.Test;

/** Which operators a model may call. */
public class OnnxOperatorTest {
    @Test
    public void operatorsOfTheStandard() {
        Proto graph = Proto.message()
                .with(1, relu())
                .with(1, node("ai.onnx", "Conv"))
                .with(1, node("ai.onnx.ml", "TreeEnsembleRegressor"))
                .with(1, node("ai.onnx.preview.training", "Gradient"))
                .with(1, node("", "Scatter"));
        Result result =
                scan(model(graph).with(8, opset("ai.onnx.ml", 3)).with(8, opset("ai.onnx.preview.training", 1)));
        assertThat(result.findings()).isEmpty();
        assertThat(result.coverage()).isEqualTo(Coverage.FULL);
        assertThat(result.format()).isEqualTo("onnx");
    }

    @Test
    public void operatorsOfOnnxRuntimeAreToldOnceEach() {
        Proto graph = Proto.message()
                .with(1, node("com.microsoft", "FusedMatMul"))
                .with(1, node("com.microsoft", "FusedMatMul"))
                .with(1, node("", "SimplifiedLayerNormalization"));
        Result result = scan(model(graph).with(8, opset("com.microsoft", 1)));
        assertThat(Scans.rules(result)).containsExactly("onnx/vendor-operator", "onnx/vendor-operator");
        assertThat(result.coverage()).isEqualTo(Coverage.FULL);
    }

    @Test
    public void operatorsThatRunCodeFromOutside() {
        for (Proto node : List.of(
                node("ai.onnx.contrib", "PyOp"),
                node("ai.onnx.contrib", "StringUpper"),
                node("com.microsoft.extensions", "BertTokenizer"),
                node("com.microsoft", "PythonOp"))) {
            assertThat(Scans.rules(scan(model(graph(node))))).contains("onnx/extension-operator");
        }
    }

    @Test
    public void aLocalFunctionDoesNotMaskAnExtension() {
        Proto masked =
                model(graph(node("ai.onnx.contrib", "PyOp"))).with(25, function("ai.onnx.contrib", "PyOp", relu()));
        assertThat(Scans.rules(scan(masked))).contains("onnx/extension-operator");
    }

    @Test
    public void operatorsWithAProgramInside() {
        Result result = scan(model(graph(node("com.microsoft", "EPContext"))).with(8, opset("com.microsoft", 1)));
        assertThat(Scans.rules(result)).containsExactly("onnx/opaque-operator");
        assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
    }

    @Test
    public void operatorsThatNobodyHas() {
        for (Proto node : List.of(
                node("", "ReadFile"),
                node("", "relu"),
                node("", ""),
                Proto.message(),
                node("evil", "Relu"),
                node("com.microsoft", "Shell"),
                node("ai.onnx.ml", "Relu"),
                node("", "Relu" + "x".repeat(100_000)))) {
            Result result = scan(model(graph(node)));
            assertThat(Scans.rules(result)).contains("onnx/unknown-operator");
            assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
        }
    }

    @Test
    public void functionsOfTheModelAreOperatorsWhereverTheyStand() {
        Proto first = function("pkg.mine", "Twice", node("", "Add"));
        Proto model = Proto.message()
                .with(25, first)
                .number(1, 8)
                .with(7, graph(node("pkg.mine", "Twice")).with(1, node("pkg.other", "Thrice")))
                .with(8, opset("", 17))
                .with(8, opset("pkg.mine", 1))
                .with(8, opset("pkg.other", 1))
                .with(25, function("pkg.other", "Thrice", node("", "Mul")));
        assertThat(scan(model).findings()).isEmpty();
    }

    @Test
    public void functionsMatchByDomainNameAndOverload() {
        Proto overloaded = node("pkg", "F").text(8, "b");
        for (Proto function : List.of(
                function("pkg", "G", relu()),
                function("other", "F", relu()),
                function("pkg", "F", relu()).text(13, "a"))) {
            assertThat(Scans.rules(scan(model(graph(overloaded)).with(25, function))))
                    .contains("onnx/unknown-operator");
        }
        Proto right = function("pkg", "F", relu()).text(13, "b");
        assertThat(scan(model(graph(overloaded)).with(8, opset("pkg", 1)).with(25, right))
                        .findings())
                .isEmpty();
    }

    @Test
    public void bodiesOfFunctionsAreJudged() {
        Proto model = model(graph(node("pkg", "F"))).with(25, function("pkg", "F", node("ai.onnx.contrib", "PyOp")));
        assertThat(Scans.rules(scan(model))).contains("onnx/extension-operator");
    }

    @Test
    public void operatorSetsAreImportedOnce() {
        assertThat(Scans.rules(scan(model(graph(relu())).with(8, opset("ai.onnx", 18)))))
                .containsExactly("onnx/opset-import");
        assertThat(Scans.rules(scan(model(graph(node("ai.onnx.ml", "Scaler"))))))
                .containsExactly("onnx/opset-import");
        Proto function = Proto.message().text(1, "F").text(10, "pkg").with(7, relu());
        assertThat(Scans.rules(scan(
                        model(graph(node("pkg", "F"))).with(8, opset("pkg", 1)).with(25, function))))
                .containsExactly("onnx/opset-import");
        Proto old = Proto.message().number(1, 2).with(7, graph(relu()));
        assertThat(scan(old).findings()).isEmpty();
    }

    @Test
    public void aBrokenModelKeepsWhatWasFound() {
        byte[] cut = model(graph(node("evil", "Op")))
                .with(20, Proto.message())
                .tag(7, 2)
                .varint(1000)
                .bytes();
        Result result = Scans.scan("model.onnx", cut);
        assertThat(Scans.rules(result)).contains("onnx/unknown-operator", "scan/truncated");
        Result broken = Scans.scan(
                "model.onnx", model(graph(node("evil", "Op"))).raw((byte) 0).bytes());
        assertThat(Scans.rules(broken)).contains("onnx/unknown-operator", "protobuf/malformed");
    }

    @Test
    public void aModelWithoutGraph() {
        assertThat(Scans.rules(scan(Proto.message().number(1, 8).with(8, opset("", 17)))))
                .containsExactly("onnx/no-graph");
    }

    private static Result scan(Proto model) {
        return Scans.scan("model.onnx", model.bytes());
    }
}
