package io.jenkins.plugins.modelgate.engine.scan.onnx;

import io.jenkins.plugins.modelgate.engine.scan.protobuf.Field;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Text;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Visitor;

/** One key and value of a tensor's external_data. */
final class EntryVisitor implements Visitor {
    private final TensorVisitor tensor;
    private final long start;
    private Text key;
    private Text value;

    EntryVisitor(TensorVisitor tensor, long start) {
        this.tensor = tensor;
        this.start = start;
    }

    @Override
    public boolean wants(Field field) {
        return true;
    }

    @Override
    public void text(Field field, Text text, long offset) {
        if (field.name().equals("key")) {
            key = text;
        } else {
            value = text;
        }
    }

    @Override
    public void close(long offset) {
        tensor.entry(key, value, start);
    }
}
