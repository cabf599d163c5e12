package io.jenkins.plugins.modelgate.engine.scan.onnx;

import io.jenkins.plugins.modelgate.engine.scan.protobuf.Proto;

/** Parts of ONNX models, written by hand. Field numbers are those of onnx.proto. */
final class OnnxFiles {
    private OnnxFiles() {}

    /** A model with one graph. */
    static Proto model(Proto graph) {
        return Proto.message().number(1, 8).with(7, graph).with(8, opset("", 17));
    }

    static Proto opset(String domain, int version) {
        return Proto.message().text(1, domain).number(2, version);
    }

    /** A graph with one node. */
    static Proto graph(Proto node) {
        return Proto.message().with(1, node).text(2, "g");
    }

    static Proto node(String domain, String type) {
        return Proto.message().text(1, "x").text(2, "y").text(4, type).text(7, domain);
    }

    static Proto relu() {
        return node("", "Relu");
    }

    static Proto function(String domain, String name, Proto node) {
        return Proto.message().text(1, name).text(10, domain).with(7, node).with(9, opset("", 17));
    }

    /** A tensor whose data are elsewhere; {@code pairs} are keys and values beside the location. */
    static Proto external(String location, String... pairs) {
        Proto tensor = Proto.message().text(8, "w").number(2, 1).with(13, entry("location", location));
        for (int i = 0; i < pairs.length; i += 2) {
            tensor.with(13, entry(pairs[i], pairs[i + 1]));
        }
        return tensor.number(14, 1);
    }

    static Proto entry(String key, String value) {
        return Proto.message().text(1, key).text(2, value);
    }

    /** A model with that tensor as its initializer. */
    static byte[] withTensor(Proto tensor) {
        return model(graph(relu()).with(5, tensor)).bytes();
    }
}
