package io.jenkins.plugins.modelgate.engine.scan.tensorflow;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.ProtobufWalk;
import io.jenkins.plugins.modelgate.engine.scan.protobuf.ReportedAnomalies;
import java.io.IOException;
import java.util.List;

/** One of TensorFlow's graph files; one instance for each kind of them. */
public final class TensorFlowScanner implements FormatScanner {
    private final GraphRoot root;
    private final List<FormatScanner> layers;

    /** @param layers examine the configuration that an object in the graph keeps for Python to revive it */
    public TensorFlowScanner(GraphRoot root, FormatScanner... layers) {
        this.root = root;
        this.layers = List.of(layers);
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
        GraphJudge judge = new GraphJudge(inspection, layers);
        boolean whole = false;
        try {
            new ProtobufWalk(in, judge, new ReportedAnomalies(inspection)).walk(root.message());
            whole = true;
        } finally {
            judge.close(whole, in.position());
        }
    }
}
