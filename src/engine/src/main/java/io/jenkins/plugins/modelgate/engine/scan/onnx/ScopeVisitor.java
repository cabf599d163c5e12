package io.jenkins.plugins.modelgate.engine.scan.onnx;

import io.jenkins.plugins.modelgate.engine.scan.protobuf.Field;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Text;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Visitor;

/** A ModelProto, or a FunctionProto in it. */
final class ScopeVisitor implements Visitor {
    /** Before this version of the format there was no opset_import. */
    private static final int FIRST_WITH_OPSETS = 3;

    private final OnnxJudge judge;
    private final Scope scope;
    private final boolean function;
    private String name = "";
    private String domain = "";
    private String overload = "";
    private long irVersion = FIRST_WITH_OPSETS;
    private boolean body;

    ScopeVisitor(OnnxJudge judge, Scope scope, boolean function) {
        this.judge = judge;
        this.scope = scope;
        this.function = function;
    }

    Scope scope() {
        return scope;
    }

    @Override
    public boolean wants(Field field) {
        return switch (field.name()) {
            case "name", "domain", "overload" -> function;
            default -> false;
        };
    }

    @Override
    public void field(Field field, long offset) {
        body |= field.name().equals("graph") || field.name().equals("functions");
    }

    @Override
    public void number(Field field, long value, long offset) {
        if (field.name().equals("ir_version")) {
            irVersion = value;
        }
    }

    @Override
    public void text(Field field, Text value, long offset) {
        switch (field.name()) {
            case "name" -> name = value.string();
            case "domain" -> domain = value.string();
            default -> overload = value.string();
        }
    }

    @Override
    public void close(long offset) {
        if (irVersion >= FIRST_WITH_OPSETS) {
            scope.check(judge.inspection(), offset);
        }
        if (function) {
            judge.operators().function(new Operator(Operator.domainOf(domain), name, overload));
        } else if (!body) {
            judge.inspection().incomplete(OnnxRules.NO_GRAPH, offset, "the model has neither graph nor functions");
        }
        judge.leave(scope);
    }
}
