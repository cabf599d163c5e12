package io.jenkins.plugins.modelgate.engine.scan.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.ProtobufRules;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.RandomMessage;
import java.util.Random;
import org.junit.Test;

/** Wherever the schema lets a tensor, a node or a function stand, a hostile one is found there. */
public class OnnxPlantTest {
    private static final int ROUNDS = 300;
    private static final int STEPS = 9;

    @Test
    public void hostileTensorsAreFoundEverywhere() {
        byte[] tensor = OnnxFiles.external("../../../etc/passwd").bytes();
        found("TensorProto", tensor, OnnxRules.DATA_ESCAPE.id());
    }

    @Test
    public void hostileNodesAreFoundEverywhere() {
        byte[] node = OnnxFiles.node("ai.onnx.contrib", "PyOp").bytes();
        found("NodeProto", node, OnnxRules.EXTENSION_OPERATOR.id());
    }

    @Test
    public void hostileFunctionsAreFoundEverywhere() {
        byte[] function = OnnxFiles.function("f", "F", OnnxFiles.node("ai.onnx.contrib", "PyOp"))
                .bytes();
        found("FunctionProto", function, OnnxRules.EXTENSION_OPERATOR.id());
    }

    private static void found(String type, byte[] plant, String rule) {
        long seed = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(seed + round);
            byte[] model = new RandomMessage(random).with(OnnxSchema.MODEL_PROTO, type, plant, STEPS);
            Result result = Scans.scan("model.onnx", model);
            assertThat(Scans.rules(result))
                    .as("seed %d", seed + round)
                    .contains(rule)
                    .doesNotContain(
                            ScanRules.FAILURE.id(),
                            ScanRules.TRUNCATED.id(),
                            ProtobufRules.MALFORMED.id(),
                            ProtobufRules.UNKNOWN_FIELD.id(),
                            ProtobufRules.WIRE_TYPE.id(),
                            ProtobufRules.DUPLICATE_FIELD.id());
        }
    }
}
