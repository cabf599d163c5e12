package io.jenkins.plugins.modelgate.engine.redteam.model;

import io.jenkins.plugins.modelgate.engine.redteam.Protobuf;

/** ONNX models (onnx.proto3, IR version 8) as an attacker writes them. */
final class OnnxModel {
    private static final int FLOAT = 1;
    private static final int EXTERNAL = 1;

    private OnnxModel() {}

    /** Identity of one number: as harmless as a model can be. */
    static Protobuf linear() {
        return model(node("Identity", ""), null);
    }

    /** With an operator of a library that has to be loaded. */
    static Protobuf operator(String name, String domain) {
        return model(node(name, domain), null);
    }

    /** With a tensor whose data lie in another file. */
    static Protobuf external(String location) {
        Protobuf entry = new Protobuf().text(1, "location").text(2, location);
        Protobuf tensor = new Protobuf()
                .number(1, 1)
                .number(2, FLOAT)
                .text(8, "weight")
                .message(13, entry)
                .number(14, EXTERNAL);
        return model(node("Identity", ""), tensor);
    }

    private static Protobuf node(String operator, String domain) {
        Protobuf node = new Protobuf().text(1, "x").text(2, "y").text(3, "n").text(4, operator);
        return domain.isEmpty() ? node : node.text(7, domain);
    }

    private static Protobuf model(Protobuf node, Protobuf tensor) {
        Protobuf graph = new Protobuf().message(1, node).text(2, "g");
        if (tensor != null) {
            graph.message(5, tensor);
        }
        graph.message(11, value("x")).message(12, value("y"));
        return new Protobuf()
                .number(1, 8)
                .text(2, "example")
                .message(7, graph)
                .message(8, new Protobuf().text(1, "").number(2, 17));
    }

    private static Protobuf value(String name) {
        Protobuf shape = new Protobuf().message(1, new Protobuf().number(1, 1));
        Protobuf tensor = new Protobuf().number(1, FLOAT).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }
}
