package io.jenkins.plugins.modelgate.engine.scan.tensorflow;

import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Field;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Recognizer;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Text;

/** Whether a content without a magic number is one of TensorFlow's messages. */
final class TensorFlowRecognition extends Recognizer {
    private TensorFlowRecognition() {}

    static boolean is(GraphRoot root, Probe probe) {
        return new TensorFlowRecognition().recognises(probe, root.message());
    }

    @Override
    public boolean wants(Field field) {
        return switch (field.name()) {
            case "op", "tensorflow_version", "tags" -> true;
            default -> false;
        };
    }

    @Override
    public void text(Field field, Text value, long offset) {
        addIfPrintable(value, 2);
    }
}
