package io.jenkins.plugins.modelgate.engine.scan.onnx;

import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Field;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Recognizer;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Text;

/** Whether a content without a magic number is a ModelProto. */
final class OnnxRecognition extends Recognizer {
    private static final long NEWEST = 1000;

    private boolean hasIrVersion;

    private OnnxRecognition() {}

    static boolean isModel(Probe probe) {
        return new OnnxRecognition().recognises(probe, OnnxSchema.MODEL_PROTO);
    }

    @Override
    public boolean wants(Field field) {
        return switch (field.name()) {
            case "op_type", "producer_name" -> true;
            default -> false;
        };
    }

    @Override
    public void text(Field field, Text value, long offset) {
        addIfPrintable(value, field.name().equals("op_type") ? 2 : 1);
    }

    @Override
    public void number(Field field, long value, long offset) {
        boolean plausible = value > 0 && value < NEWEST;
        switch (field.name()) {
            case "ir_version" -> {
                add(plausible && !hasIrVersion ? 1 : 0);
                hasIrVersion = true;
            }
            case "version" -> add(plausible ? 2 : 0);
            default -> {
                // tells nothing
            }
        }
    }
}
