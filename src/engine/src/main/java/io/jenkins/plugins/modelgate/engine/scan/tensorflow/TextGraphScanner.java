package io.jenkins.plugins.modelgate.engine.scan.tensorflow;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** SavedModel and graphs in protobuf's text form: recognised, not examined. */
public final class TextGraphScanner implements FormatScanner {
    private static final int LOOK = 4096;

    /** A field that only these messages begin with, behind comments. */
    private static final Pattern BEGINNING = Pattern.compile(
            "(\\s|#[^\n]*\n)*(saved_model_schema_version\\s*:|(meta_graphs|meta_info_def|graph_def|node)\\s*:?\\s*[{<])"
                    + "(?s).*");

    @Override
    public String format() {
        return "tensorflow-text";
    }

    @Override
    public boolean matches(Probe probe) {
        if (probe.name().equalsIgnoreCase("saved_model.pbtxt")) {
            return true;
        }
        byte[] head = probe.head();
        String text = new String(head, 0, Math.min(head.length, LOOK), StandardCharsets.ISO_8859_1);
        return probe.hasExtension("pbtxt", "pb", "prototxt", "txt", "meta", "")
                && BEGINNING.matcher(text).matches();
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        inspection.incomplete(TensorFlowRules.TEXT_FORMAT, 0, "operators of a graph in text form are not examined");
        in.drain();
    }
}
