package io.jenkins.plugins.modelgate.engine.scan.onnx;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;

/** ONNX Runtime's FlatBuffer format (identifier {@code ORTM} at byte 4): recognised, not examined. */
public final class OrtScanner implements FormatScanner {
    @Override
    public String format() {
        return "onnx-runtime";
    }

    @Override
    public boolean matches(Probe probe) {
        return probe.hasAt(4, 'O', 'R', 'T', 'M') || probe.hasExtension("ort") && probe.head().length > 0;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        inspection.incomplete(OnnxRules.ORT_FORMAT, 0, "operators and tensors of an .ort file are not examined");
        in.drain();
    }
}
