package io.jenkins.plugins.modelgate.engine.scan.onnx;

import io.jenkins.plugins.modelgate.engine.scan.protobuf.Field;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Text;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Visitor;

/** One NodeProto, wherever it stands. */
final class NodeVisitor implements Visitor {
    private final OnnxJudge judge;
    private final long start;
    private String type = "";
    private String domain = "";
    private String overload = "";

    NodeVisitor(OnnxJudge judge, long start) {
        this.judge = judge;
        this.start = start;
    }

    @Override
    public boolean wants(Field field) {
        return switch (field.name()) {
            case "op_type", "domain", "overload" -> true;
            default -> false;
        };
    }

    @Override
    public void text(Field field, Text value, long offset) {
        switch (field.name()) {
            case "op_type" -> type = value.string();
            case "domain" -> domain = value.string();
            default -> overload = value.string();
        }
    }

    @Override
    public void close(long offset) {
        Operator operator = new Operator(Operator.domainOf(domain), type, overload);
        judge.scope().use(operator.domain());
        judge.operators().node(operator, start);
    }
}
