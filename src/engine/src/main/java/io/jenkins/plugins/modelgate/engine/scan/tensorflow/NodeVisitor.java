package io.jenkins.plugins.modelgate.engine.scan.tensorflow;

import io.jenkins.plugins.modelgate.engine.scan.protobuf.Field;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Text;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Visitor;

/** One NodeDef, wherever it stands. */
final class NodeVisitor implements Visitor {
    private static final String FILE = "file://";

    private final OperatorJudge operators;
    private final long start;
    private String operator = "";
    private String stream;

    NodeVisitor(OperatorJudge operators, long start) {
        this.operators = operators;
        this.start = start;
    }

    @Override
    public boolean wants(Field field) {
        return field.name().equals("op");
    }

    @Override
    public void text(Field field, Text value, long offset) {
        operator = value.string();
    }

    @Override
    public void close(long offset) {
        operators.node(operator, start);
        if (operator.equals("PrintV2") && stream != null) {
            operators.printToFile(stream, start);
        }
    }

    /** One of the node's attributes, its entry and its value alike. */
    static final class Attribute implements Visitor {
        private final NodeVisitor node;

        Attribute(NodeVisitor node) {
            this.node = node;
        }

        NodeVisitor node() {
            return node;
        }

        @Override
        public boolean wants(Field field) {
            return field.name().equals("s");
        }

        @Override
        public void text(Field field, Text value, long offset) {
            if (value.string().startsWith(FILE)) {
                node.stream = value.string();
            }
        }
    }
}
