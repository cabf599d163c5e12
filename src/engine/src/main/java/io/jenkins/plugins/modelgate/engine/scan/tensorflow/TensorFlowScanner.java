package io.jenkins.plugins.modelgate.engine.scan.tensorflow;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.ProtobufWalk;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.ReportedAnomalies;
import java.io.IOException;

/** One of TensorFlow's graph files; one instance for each kind of them. */
public final class TensorFlowScanner implements FormatScanner {
    private final GraphRoot root;

    public TensorFlowScanner(GraphRoot root) {
        this.root = root;
    }

    @Override
    public String format() {
        return root.format();
    }

    @Override
    public boolean matches(Probe probe) {
        return probe.head().length > 0 && (root.isNamed(probe.name()) || TensorFlowRecognition.is(root, probe));
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        GraphJudge judge = new GraphJudge(inspection);
        boolean whole = false;
        try {
            new ProtobufWalk(in, judge, new ReportedAnomalies(inspection)).walk(root.message());
            whole = true;
        } finally {
            judge.close(whole, in.position());
        }
    }
}
