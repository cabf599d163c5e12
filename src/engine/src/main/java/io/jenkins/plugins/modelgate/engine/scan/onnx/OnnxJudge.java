package io.jenkins.plugins.modelgate.engine.scan.onnx;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Field;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Message;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Visitor;
import java.util.ArrayDeque;
import java.util.Deque;

/** Puts the rules on message types, not on paths: wherever a tensor or a node can stand, it is judged. */
final class OnnxJudge implements Visitor.Factory {
    private final Inspection inspection;
    private final ExternalData data;
    private final OperatorJudge operators;
    private final Deque<Scope> scopes = new ArrayDeque<>();

    OnnxJudge(Inspection inspection) {
        this.inspection = inspection;
        this.data = new ExternalData(inspection);
        this.operators = new OperatorJudge(inspection);
    }

    Inspection inspection() {
        return inspection;
    }

    OperatorJudge operators() {
        return operators;
    }

    /** The function around the current place, or the model. */
    Scope scope() {
        return scopes.element();
    }

    void leave(Scope scope) {
        scopes.remove(scope);
    }

    @Override
    public Visitor open(Message type, @CheckForNull Field via, Visitor parent, long offset) {
        return switch (type.name()) {
            case "TensorProto" -> new TensorVisitor(inspection, data, offset);
            case "StringStringEntryProto" ->
                parent instanceof TensorVisitor tensor && isData(via) ? new EntryVisitor(tensor, offset) : Visitor.NONE;
            case "NodeProto" -> new NodeVisitor(this, offset);
            case "OperatorSetIdProto" -> new OpsetVisitor(this, offset);
            case "ModelProto" -> enter("the model", false);
            case "FunctionProto" -> enter("a function", true);
            default -> Visitor.NONE;
        };
    }

    private static boolean isData(@CheckForNull Field via) {
        return via != null && via.name().equals("external_data");
    }

    private Visitor enter(String name, boolean function) {
        Scope scope = new Scope(name);
        scopes.push(scope);
        return new ScopeVisitor(this, scope, function);
    }
}
