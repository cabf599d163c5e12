package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;

/**
 * What a codec reports on its way.
 *
 * @param silent whether this is a second reading, which repeats nothing
 */
record Notes(Inspection inspection, boolean silent) {
    /** Largest dictionary near the top of a file (what {@code xz -9} needs), in bytes. */
    private static final int LARGE = 72 << 20;

    /** Largest dictionary of compressed data in compressed data, in bytes. */
    private static final int SMALL = 16 << 20;

    void report(Rule rule, Severity severity, long offset, String detail) {
        if (!silent) {
            inspection.report(rule, severity, offset, detail);
        }
    }

    /** Consumes bytes that do not belong to the content and examines them by themselves. */
    void side(ScanStream in, long size, String what) throws IOException {
        long from = in.position();
        if (!silent && size > 0) {
            inspection.report(CompressedRules.SIDE_DATA, from, what + " of " + size + " bytes");
            inspection.nested(
                    "(bytes at " + from + ")", size, in.slice(size), Replay.part(inspection.replay(), from, size));
        }
        in.skip(size - (in.position() - from));
    }

    /** How much memory a dictionary may take, in bytes: nested streams each have one. */
    int dictionary() {
        return inspection.depth() <= 1 ? LARGE : SMALL;
    }
}
