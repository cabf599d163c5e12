package io.jenkins.plugins.modelgate.engine.quality.read;

import io.jenkins.plugins.modelgate.engine.quality.Collector;
import io.jenkins.plugins.modelgate.engine.quality.Measurements;
import io.jenkins.plugins.modelgate.engine.quality.Metric;
import io.jenkins.plugins.modelgate.engine.quality.QualityReader;
import io.jenkins.plugins.modelgate.engine.quality.QualityRecord;
import io.jenkins.plugins.modelgate.engine.quality.QualityWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Target for Jazzer: any bytes as metrics; what comes out is usable or says why not, and can be written and read again. */
public final class MetricsFuzz {
    private MetricsFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        check(sheet -> KnownMetrics.read(new MetricsDocument("metrics/m", input), sheet));
        MetricsDocument meta = new MetricsDocument(
                "m", "status: 3\nlifecycle_stage: active\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        check(sheet ->
                MlflowRun.read(Map.of("meta.yaml", meta, "metrics/accuracy", new MetricsDocument("m", input)), sheet));
        check(sheet -> MlflowRun.read(Map.of("meta.yaml", new MetricsDocument("m", input)), sheet));
        try {
            QualityReader.read(new ByteArrayInputStream(input));
        } catch (IOException expected) {
            // a refusal
        }
    }

    private interface Reading {
        void into(Sheet sheet) throws UnreadableException;
    }

    private static void check(Reading reading) throws IOException {
        Sheet sheet = new Sheet("metrics/m");
        try {
            reading.into(sheet);
        } catch (UnreadableException refused) {
            return;
        }
        Collector collector = new Collector();
        sheet.metrics().forEach(collector::add);
        sheet.tests().forEach(collector::add);
        Measurements measured = collector.measurements(null);
        for (Metric metric : measured.metrics()) {
            Double value = metric.value();
            if (value != null && !Double.isFinite(value)) {
                throw new IllegalStateException(metric.toString());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QualityWriter.write(new QualityRecord(measured, null, List.of()), out);
        QualityRecord again = QualityReader.read(new ByteArrayInputStream(out.toByteArray()));
        if (!again.now().equals(measured)) {
            throw new IllegalStateException("written and read again, it is another");
        }
    }
}
