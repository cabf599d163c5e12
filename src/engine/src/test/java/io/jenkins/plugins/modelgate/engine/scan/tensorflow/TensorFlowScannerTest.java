package io.jenkins.plugins.modelgate.engine.scan.tensorflow;

import static io.jenkins.plugins.modelgate.engine.scan.tensorflow.TensorFlowFiles.attribute;
import static io.jenkins.plugins.modelgate.engine.scan.tensorflow.TensorFlowFiles.function;
import static io.jenkins.plugins.modelgate.engine.scan.tensorflow.TensorFlowFiles.graph;
import static io.jenkins.plugins.modelgate.engine.scan.tensorflow.TensorFlowFiles.library;
import static io.jenkins.plugins.modelgate.engine.scan.tensorflow.TensorFlowFiles.node;
import static io.jenkins.plugins.modelgate.engine.scan.tensorflow.TensorFlowFiles.savedModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Proto;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.RandomMessage;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class TensorFlowScannerTest {
    @Test
    public void ordinaryOperators() {
        Result result = scan(graph(
                node("SaveV2"),
                node("RestoreV2"),
                node("MergeV2Checkpoints"),
                node("ShardedFilename"),
                node("Assert"),
                node("DecodeJpeg"),
                node("DecodeRaw"),
                node("PrintV2"),
                node("_Retval")));
        assertThat(result.findings()).isEmpty();
        assertThat(result.coverage()).isEqualTo(Coverage.FULL);
    }

    @Test
    public void everyEffectIsTold() {
        for (String operator : OperatorTable.withEffect()) {
            String rule = switch (OperatorTable.effect(operator)) {
                case PYTHON -> "tensorflow/python-operator";
                case WRITE -> "tensorflow/file-write";
                case NETWORK -> "tensorflow/network";
                case READ, CONTENT -> "tensorflow/file-read";
                case OPAQUE -> "tensorflow/opaque-operator";
            };
            assertThat(Scans.rules(scan(graph(node("Add"), node(operator), node(operator)))))
                    .as(operator)
                    .containsExactly(rule);
        }
    }

    @Test
    public void operatorsThatTensorFlowDoesNotHave() {
        for (Proto node :
                List.of(node("EvilCustomOp"), node("readfile"), node(""), Proto.message(), node("X".repeat(70_000)))) {
            Result result = scan(graph(node));
            assertThat(Scans.rules(result)).containsExactly("tensorflow/unknown-operator");
            assertThat(result.coverage()).isEqualTo(Coverage.PARTIAL);
        }
    }

    @Test
    public void functionsOfTheModelAreJudgedByTheirBodies() {
        Proto called = graph(node("__inference_f_12")).with(2, library(function("__inference_f_12", node("Add"))));
        assertThat(scan(called).findings()).isEmpty();
        Proto hostile = graph(node("f")).with(2, library(function("f", node("g")), function("g", node("WriteFile"))));
        assertThat(Scans.rules(scan(hostile))).containsExactly("tensorflow/file-write");
        Proto masked = graph(node("WriteFile")).with(2, library(function("WriteFile", node("Add"))));
        assertThat(Scans.rules(scan(masked))).containsExactly("tensorflow/file-write");
    }

    @Test
    public void printsIntoFiles() {
        for (boolean valueFirst : new boolean[] {false, true}) {
            Proto value = Proto.message().text(2, "file:///etc/cron.d/x");
            Proto entry = valueFirst
                    ? Proto.message().with(2, value).text(1, "output_stream")
                    : Proto.message().text(1, "output_stream").with(2, value);
            Proto node = valueFirst
                    ? Proto.message().with(5, entry).text(2, "PrintV2")
                    : node("PrintV2").with(5, entry);
            assertThat(Scans.rules(scan(graph(node)))).containsExactly("tensorflow/file-write");
        }
        Proto standard =
                attribute(node("PrintV2"), "output_stream", Proto.message().text(2, "stderr"));
        assertThat(scan(graph(standard)).findings()).isEmpty();
    }

    @Test
    public void assetsOutside() {
        Proto meta = Proto.message()
                .with(2, graph(node("Add")))
                .with(6, Proto.message().text(2, "../../../etc/passwd"))
                .with(6, Proto.message().text(2, "vocab.txt"));
        Result result = Scans.scan(
                "saved_model.pb", Proto.message().number(1, 1).with(2, meta).bytes());
        assertThat(Scans.rules(result)).containsExactly("tensorflow/asset-path");
    }

    @Test
    public void aModelWithoutGraph() {
        Result result =
                Scans.scan("saved_model.pb", Proto.message().number(1, 1).bytes());
        assertThat(Scans.rules(result)).containsExactly("tensorflow/no-graph");
    }

    @Test
    public void aBrokenModelKeepsWhatWasFound() {
        byte[] model = savedModel(graph(node("Evil"), node("WriteFile")))
                .tag(2, 2)
                .varint(9000)
                .bytes();
        assertThat(Scans.rules(Scans.scan("saved_model.pb", model)))
                .contains("tensorflow/file-write", "tensorflow/unknown-operator", "scan/truncated");
    }

    @Test
    public void hostileNodesAreFoundEverywhere() {
        byte[] plant = node("WriteFile").bytes();
        long seed = System.nanoTime();
        for (GraphRoot root : GraphRoot.values()) {
            for (int round = 0; round < 100; round++) {
                Random random = new Random(seed + round);
                byte[] model = new RandomMessage(random).with(root.message(), "NodeDef", plant, 7);
                Inspected inspected = Inspected.by(new TensorFlowScanner(root), model);
                assertThat(inspected.rules())
                        .as("%s, seed %d", root, seed + round)
                        .contains("tensorflow/file-write")
                        .noneMatch(rule -> rule.startsWith("protobuf/"));
            }
        }
    }

    private static Result scan(Proto graph) {
        return Scans.scan("saved_model.pb", savedModel(graph).bytes());
    }
}
