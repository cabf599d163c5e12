package io.jenkins.plugins.modelgate.engine.scan.tensorflow;

import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Formats;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** One scanner alone on a content, whether it recognises it or not. */
record Inspected(List<String> rules) {
    static Inspected by(FormatScanner scanner, byte[] content) {
        FormatScanner always = new FormatScanner() {
            @Override
            public String format() {
                return scanner.format();
            }

            @Override
            public boolean matches(Probe probe) {
                return probe.depth() == 0;
            }

            @Override
            public void scan(ScanStream in, Inspection inspection) throws IOException {
                scanner.scan(in, inspection);
            }
        };
        FileInspector inspector =
                new FileInspector(new Formats(List.of(always)), ScanOptions.DEFAULT, Neighbours.NONE, "file");
        try {
            return new Inspected(Scans.rules(
                    inspector.inspect(new ByteArrayInputStream(content), content.length, new byte[0], offset -> {
                        throw new IOException("no second reading");
                    })));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
