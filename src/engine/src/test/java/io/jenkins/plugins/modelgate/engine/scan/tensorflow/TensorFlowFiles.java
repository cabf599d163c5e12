package io.jenkins.plugins.modelgate.engine.scan.tensorflow;

import io.jenkins.plugins.modelgate.engine.scan.protobuf.Proto;

/** Parts of TensorFlow graphs, written by hand. Field numbers are those of the .proto files. */
final class TensorFlowFiles {
    private TensorFlowFiles() {}

    static Proto savedModel(Proto graph) {
        return Proto.message()
                .number(1, 1)
                .with(
                        2,
                        Proto.message()
                                .with(1, Proto.message().text(4, "serve"))
                                .with(2, graph));
    }

    static Proto graph(Proto... nodes) {
        Proto graph = Proto.message();
        for (Proto node : nodes) {
            graph.with(1, node);
        }
        return graph;
    }

    static Proto node(String operator) {
        return Proto.message().text(1, "n").text(2, operator);
    }

    static Proto function(String name, Proto node) {
        return Proto.message().with(1, Proto.message().text(1, name)).with(3, node);
    }

    static Proto attribute(Proto node, String key, Proto value) {
        return node.with(5, Proto.message().text(1, key).with(2, value));
    }

    static Proto library(Proto... functions) {
        Proto library = Proto.message();
        for (Proto function : functions) {
            library.with(1, function);
        }
        return library;
    }
}
