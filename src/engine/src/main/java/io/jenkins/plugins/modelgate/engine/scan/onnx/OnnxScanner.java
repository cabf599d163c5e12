package io.jenkins.plugins.modelgate.engine.scan.onnx;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.ProtobufWalk;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.ReportedAnomalies;
import java.io.IOException;

/**
 * ONNX models: one ModelProto without a magic number. Anything named {@code .onnx} is examined as one; other content
 * when its beginning parses as a ModelProto with a graph or operator sets in it.
 */
public final class OnnxScanner implements FormatScanner {
    @Override
    public String format() {
        return "onnx";
    }

    @Override
    public boolean matches(Probe probe) {
        return probe.head().length > 0 && (probe.hasExtension("onnx") || OnnxRecognition.isModel(probe));
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        OnnxJudge judge = new OnnxJudge(inspection);
        try {
            new ProtobufWalk(in, judge, new ReportedAnomalies(inspection)).walk(OnnxSchema.MODEL_PROTO);
        } finally {
            // What the part that could be read tells must not be lost with the part that could not.
            judge.operators().close();
        }
    }
}
