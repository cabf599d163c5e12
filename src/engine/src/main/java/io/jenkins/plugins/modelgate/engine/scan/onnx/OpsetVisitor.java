package io.jenkins.plugins.modelgate.engine.scan.onnx;

import io.jenkins.plugins.modelgate.engine.scan.protobuf.Field;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Text;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Visitor;

/** One OperatorSetIdProto. */
final class OpsetVisitor implements Visitor {
    private final OnnxJudge judge;
    private final long start;
    private String domain = "";

    OpsetVisitor(OnnxJudge judge, long start) {
        this.judge = judge;
        this.start = start;
    }

    @Override
    public boolean wants(Field field) {
        return true;
    }

    @Override
    public void text(Field field, Text value, long offset) {
        domain = value.string();
    }

    @Override
    public void close(long offset) {
        judge.scope().imports(Operator.domainOf(domain), judge.inspection(), start);
    }
}
