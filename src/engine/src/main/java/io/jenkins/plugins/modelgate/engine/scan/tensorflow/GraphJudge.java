package io.jenkins.plugins.modelgate.engine.scan.tensorflow;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.PlainPath;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Field;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Message;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Text;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Visitor;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;

/** Puts the rules on message types, not on paths: wherever a node or a function can stand, it is judged. */
final class GraphJudge implements Visitor.Factory {
    private final Inspection inspection;
    private final List<FormatScanner> layers;
    private final OperatorJudge operators;
    private boolean graph;

    /** @param layers examine JSON that revived objects carry */
    GraphJudge(Inspection inspection, List<FormatScanner> layers) {
        this.layers = layers;
        this.inspection = inspection;
        this.operators = new OperatorJudge(inspection);
    }

    @Override
    public Visitor open(Message type, @CheckForNull Field via, Visitor parent, long offset) {
        switch (type.name()) {
            case "GraphDef" -> graph = true;
            case "NodeDef" -> {
                return new NodeVisitor(operators, offset);
            }
            case "NodeDef.AttrEntry" -> {
                return parent instanceof NodeVisitor node ? new NodeVisitor.Attribute(node) : Visitor.NONE;
            }
            case "AttrValue" -> {
                return parent instanceof NodeVisitor.Attribute entry ? entry : Visitor.NONE;
            }
            case "OpDef" -> {
                return via != null && via.name().equals("signature") ? new Signature() : Visitor.NONE;
            }
            case "NameAttrList" -> {
                return new FunctionName();
            }
            case "AssetFileDef" -> {
                return new Asset();
            }
            case "SavedUserObject" -> {
                return new UserObject();
            }
            default -> {
                // holds nothing that runs by itself
            }
        }
        return Visitor.NONE;
    }

    /** The end of what could be read. */
    void close(boolean whole, long offset) {
        operators.close();
        if (whole && !graph) {
            inspection.incomplete(TensorFlowRules.NO_GRAPH, offset, "there is no graph in the file");
        }
    }

    /** Name of a function that the model defines. */
    private final class Signature implements Visitor {
        @Override
        public boolean wants(Field field) {
            return field.name().equals("name");
        }

        @Override
        public void text(Field field, Text value, long offset) {
            operators.define(value.string());
        }
    }

    /** Name of a function in an attribute. */
    private final class FunctionName implements Visitor {
        @Override
        public boolean wants(Field field) {
            return field.name().equals("name");
        }

        @Override
        public void text(Field field, Text value, long offset) {
            operators.function(value.string(), offset);
        }
    }

    /** File below assets/. */
    private final class Asset implements Visitor {
        @Override
        public boolean wants(Field field) {
            return field.name().equals("filename");
        }

        @Override
        public void text(Field field, Text value, long offset) {
            String escape = PlainPath.escape(value.string());
            if (escape != null || !value.isUtf8()) {
                inspection.report(
                        TensorFlowRules.ASSET,
                        offset,
                        "asset " + SafeText.quote(value.string()) + " " + (escape == null ? "is not text" : escape));
            }
        }
    }

    /** Object that Python revives; Keras of TensorFlow up to 2.4 keeps its configuration here. */
    private final class UserObject implements Visitor {
        @Override
        public boolean streams(Field field) {
            return field.name().equals("metadata");
        }

        @Override
        public void content(Field field, InputStream value, long length, long offset) throws IOException {
            if (length > 0) {
                Replay again = Replay.part(inspection.replay(), offset, length);
                PushbackInputStream text = new PushbackInputStream(value);
                int first = text.read();
                if (first >= 0) {
                    text.unread(first);
                }
                inspection.nested("metadata@" + offset, length, text, again, first == '{' ? layers : List.of());
            }
        }
    }
}
