package io.jenkins.plugins.modelgate.engine.scan.keras;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;

/**
 * A Keras configuration in JSON, wherever it stands: {@code config.json} of an archive or a directory, a model's
 * {@code to_json()}, an attribute of an HDF5 file, metadata of a SavedModel.
 */
public final class KerasConfigScanner implements FormatScanner {
    private final boolean certain;
    private final boolean revived;

    /** Recognises a configuration by what is in it. */
    public KerasConfigScanner() {
        this(false);
    }

    /**
     * For the layers of a SavedModel: a class that Keras does not find, built in or registered, it replaces by one that
     * runs the layer's functions in the graph, and imports nothing (keras/saving/legacy/saved_model/load.py of Keras 2,
     * {@code _revive_layer_or_model_from_config} and {@code _revive_custom_object}).
     */
    public static KerasConfigScanner ofSavedModel() {
        return new KerasConfigScanner(true, true);
    }

    /** @param certain whether the content is a Keras configuration because of the place where it stands */
    public KerasConfigScanner(boolean certain) {
        this(certain, false);
    }

    private KerasConfigScanner(boolean certain, boolean revived) {
        this.certain = certain;
        this.revived = revived;
    }

    @Override
    public String format() {
        return "keras-config";
    }

    @Override
    public boolean carriesModel() {
        return false;
    }

    /** Whether some object has a class name and some a configuration, read as JSON: names may be written with escapes. */
    @Override
    public boolean matches(Probe probe) {
        if (certain) {
            return true;
        }
        if (!opensAsJson(probe.head())) {
            return false;
        }
        boolean className = false;
        boolean config = false;
        try (JsonParser parser = KerasConfigWalk.FACTORY.createParser(probe.head())) {
            for (JsonToken token = parser.nextToken();
                    token != null && !(className && config);
                    token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    className |= parser.currentName().equals("class_name");
                    config |= parser.currentName().equals("config");
                }
            }
        } catch (IOException e) {
            // the look-ahead ends within a value, or the content is no JSON: what was seen counts
            return className && config;
        }
        return className && config;
    }

    private static boolean opensAsJson(byte[] head) {
        for (byte b : head) {
            if (b == '{' || b == '[') {
                return true;
            }
            // white space, and what byte order marks and wide encodings put around it
            if (b > ' ' && b < 0x7F) {
                return false;
            }
        }
        return false;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        KerasJudge judge = new KerasJudge(inspection, certain, revived);
        boolean keras = certain;
        try {
            new KerasConfigWalk(judge).walk(in.slice(Long.MAX_VALUE));
        } finally {
            keras |= judge.end();
            inspection.format(keras ? format() : "json");
        }
    }
}
