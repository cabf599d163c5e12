package io.jenkins.plugins.modelgate.engine.scan.tensorflow;

import io.jenkins.plugins.modelgate.engine.scan.protobuf.Message;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The messages that TensorFlow writes as files. */
public enum GraphRoot {
    SAVED_MODEL("tensorflow-saved-model", "SavedModel", "saved_model.pb"),
    META_GRAPH("tensorflow-meta-graph", "MetaGraphDef", null),
    GRAPH("tensorflow-graph", "GraphDef", null);

    private static final Schema SCHEMA = read();

    private final String format;
    private final String message;
    private final String fileName;

    GraphRoot(String format, String message, String fileName) {
        this.format = format;
        this.message = message;
        this.fileName = fileName;
    }

    /** Identifier of the format. */
    String format() {
        return format;
    }

    /** Type of the outermost message. */
    Message message() {
        return SCHEMA.message(message);
    }

    /** Whether loaders take every file of that name as this. */
    boolean isNamed(String name) {
        return name.equalsIgnoreCase(fileName);
    }

    private static Schema read() {
        try (InputStream in = GraphRoot.class.getResourceAsStream("messages.txt")) {
            return Schema.of(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
