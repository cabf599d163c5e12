package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours;
import io.jenkins.plugins.modelgate.engine.scan.Nested;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import java.io.InputStream;
import java.util.List;
import java.util.function.LongSupplier;

/** For dry runs: nothing is reported, nothing nested is opened. */
class SilentInspection implements Inspection {
    @Override
    public String file() {
        return "";
    }

    @Override
    public String member() {
        return null;
    }

    @Override
    public int depth() {
        return 0;
    }

    @Override
    public ScanOptions options() {
        return ScanOptions.DEFAULT;
    }

    @Override
    public Neighbours neighbours() {
        return Neighbours.NONE;
    }

    @Override
    public Replay replay() {
        return null;
    }

    @Override
    public void format(String format) {
        // nobody asks
    }

    @Override
    public void report(Rule rule, long offset, String detail) {
        // nobody listens
    }

    @Override
    public void report(Rule rule, Severity severity, long offset, String detail) {
        // nobody listens
    }

    @Override
    public void incomplete(Rule rule, long offset, String detail) {
        // nobody listens
    }

    @Override
    public void remark(String kind, String value) {
        // nobody listens
    }

    @Override
    public Nested nested(String name, long size, InputStream content, Replay replay) {
        return new Nested(Artifact.UNKNOWN, Coverage.NONE, null);
    }

    @Override
    public Nested nested(
            String name, long size, InputStream content, Replay replay, List<? extends FormatScanner> candidates) {
        return nested(name, size, content, replay);
    }

    @Override
    public InputStream guard(InputStream decompressed, LongSupplier consumed) {
        return decompressed;
    }
}
