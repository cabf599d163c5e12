package io.jenkins.plugins.modelgate.engine.redteam.onnx;

import io.jenkins.plugins.modelgate.engine.scan.protobuf.Proto;

/** Models of one or two numbers, written by hand. Field numbers and types are those of onnx.proto. */
final class SmallModels {
    static final int FLOAT = 1;
    static final int UINT8 = 2;
    static final int INT64 = 7;

    private SmallModels() {}

    /** Answers x with a probability. */
    static byte[] sigmoid() {
        return model(Proto.message().with(1, node("Sigmoid", "y", "x")).with(11, value("x", FLOAT, 1)));
    }

    /** Answers the first of two numbers. */
    static byte[] first() {
        return model(Proto.message()
                .with(1, node("Split", "y", "x").text(2, "rest").with(5, attribute("axis", 1)))
                .with(11, value("x", FLOAT, 2)));
    }

    /** Answers a number as it is. */
    static byte[] same(int type) {
        return model(Proto.message()
                .with(1, node("Cast", "y", "x").with(5, attribute("to", FLOAT)))
                .with(11, value("x", type, 1)));
    }

    /** Answers the sum of a number and a whole number. */
    static byte[] sum() {
        return model(Proto.message()
                .with(1, node("Cast", "c", "b").with(5, attribute("to", FLOAT)))
                .with(1, node("Add", "y", "a", "c"))
                .with(11, value("a", FLOAT, 1))
                .with(11, value("b", INT64, 1)));
    }

    private static byte[] model(Proto graph) {
        return Proto.message()
                .number(1, 8)
                .with(7, graph.text(2, "g").with(12, value("y", FLOAT, 1)))
                .with(8, Proto.message().text(1, "").number(2, 17))
                .bytes();
    }

    private static Proto node(String type, String output, String... inputs) {
        Proto node = Proto.message();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, type);
    }

    private static Proto attribute(String name, int number) {
        return Proto.message().text(1, name).number(3, number).number(20, 2);
    }

    private static Proto value(String name, int type, int columns) {
        Proto shape = Proto.message()
                .with(1, Proto.message().text(2, "N"))
                .with(1, Proto.message().number(1, columns));
        Proto tensor = Proto.message().number(1, type).with(2, shape);
        return Proto.message().text(1, name).with(2, Proto.message().with(1, tensor));
    }
}
