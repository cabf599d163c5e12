package io.jenkins.plugins.modelgate.engine.scan.keras;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Field;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Message;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.ProtobufWalk;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Recognizer;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.ReportedAnomalies;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Schema;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Text;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.Visitor;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * {@code keras_metadata.pb} beside a SavedModel: one Keras configuration for each layer (keras/protobuf/
 * saved_metadata.proto of Keras 2).
 */
public final class KerasMetadataScanner implements FormatScanner {
    private static final String NAME = "keras_metadata.pb";

    private static final Message SAVED_METADATA = Schema.of("""
                    SavedMetadata
                      1 nodes SavedObject*
                    SavedObject
                      2 node_id varint
                      3 node_path string
                      4 identifier string
                      5 metadata string
                      6 version VersionDef
                    VersionDef
                      1 producer varint
                      2 min_consumer varint
                      3 bad_consumers varint*
                    """).message("SavedMetadata");

    @Override
    public String format() {
        return "keras-metadata";
    }

    @Override
    public boolean carriesModel() {
        return false;
    }

    @Override
    public boolean matches(Probe probe) {
        return probe.head().length > 0 && (probe.name().equalsIgnoreCase(NAME) || new Recognition().recognises(probe));
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        new ProtobufWalk(in, (type, via, parent, offset) -> new Layer(inspection), new ReportedAnomalies(inspection))
                .walk(SAVED_METADATA);
    }

    /** Examines the configuration of one layer. */
    private static final class Layer implements Visitor {
        private final Inspection inspection;

        Layer(Inspection inspection) {
            this.inspection = inspection;
        }

        @Override
        public boolean streams(Field field) {
            return field.name().equals("metadata");
        }

        @Override
        public void content(Field field, InputStream value, long length, long offset) throws IOException {
            Replay again = Replay.part(inspection.replay(), offset, length);
            inspection.nested("metadata@" + offset, length, value, again, List.of(KerasConfigScanner.ofSavedModel()));
        }
    }

    /** Under another name: identifiers that only Keras writes. */
    private static final class Recognition extends Recognizer {
        boolean recognises(Probe probe) {
            return recognises(probe, SAVED_METADATA);
        }

        @Override
        public boolean wants(Field field) {
            return field.name().equals("identifier");
        }

        @Override
        public void text(Field field, Text value, long offset) {
            add(value.string().startsWith("_tf_keras_") ? 2 : 0);
        }
    }
}
