package io.jenkins.plugins.modelgate.engine.scan.gguf;

import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Intervals;
import io.jenkins.plugins.modelgate.engine.scan.Leftover;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import java.io.IOException;

/** Goes through the tensors' data: nothing may lie between them but padding, and nothing behind the last. */
final class TensorData {
    /** Holes that are looked into; the first one already condemns the file. */
    private static final int HOLES = 16;

    private final ScanStream in;
    private final Inspection inspection;
    private final Sparing findings;
    private final long alignment;
    private long start;
    private int holes;

    TensorData(ScanStream in, Inspection inspection, Sparing findings, long alignment) {
        this.in = in;
        this.inspection = inspection;
        this.findings = findings;
        this.alignment = alignment;
    }

    /** Reads to the end of the file. */
    void walk(Intervals ranges, boolean sequential) throws IOException {
        start = padded(in.position());
        if (ranges.size() > 0) {
            padding(start);
        }
        ranges.sort();
        long covered = 0;
        for (int i = 0; i < ranges.size(); i++) {
            covered = tensor(covered, ranges.begin(i), ranges.end(i));
        }
        if (!sequential && !findings.has(GgufRules.LAYOUT)) {
            findings.report(
                    GgufRules.LAYOUT,
                    start,
                    "tensors are described in another order than they lie in, loaders refuse that");
        }
        end(ranges.size() == 0 ? start : start + padded(covered));
    }

    private long tensor(long covered, long begin, long end) throws IOException {
        if (begin < covered) {
            findings.report(
                    GgufRules.LAYOUT,
                    start + begin,
                    "the tensor at bytes " + begin + " to " + end
                            + " of the data begins inside another one, which ends at " + covered);
            if (end > covered) {
                in.skip(start + end - in.position());
            }
            return Math.max(covered, end);
        }
        padding(start + Math.min(begin, padded(covered)));
        if (begin > padded(covered)) {
            hole(start + padded(covered), start + begin);
        }
        in.skip(start + end - in.position());
        return end;
    }

    private void hole(long from, long to) throws IOException {
        findings.report(GgufRules.LAYOUT, from, "the bytes from " + from + " to " + to + " belong to no tensor");
        if (++holes <= HOLES) {
            Leftover.examine(in, inspection, "hole-at-" + from, to - from);
        } else if (holes == HOLES + 1) {
            inspection.incomplete(ScanRules.LIMIT, from, "more than " + HOLES + " holes are not examined");
        }
        in.skip(to - in.position());
    }

    /** Padding behind the last tensor may be missing. */
    private void end(long to) throws IOException {
        if (in.position() < to && !in.atEnd()) {
            padding(Math.min(to, in.position() + in.remaining()));
        }
        if (!in.atEnd()) {
            findings.report(ScanRules.TRAILING_DATA, in.position(), "bytes behind the last tensor belong to none");
            Leftover.examine(in, inspection, "after-the-last-tensor", in.remaining());
        }
    }

    private void padding(long to) throws IOException {
        long from = in.position();
        boolean clean = true;
        while (in.position() < to) {
            if (in.size() < 0 && in.atEnd()) {
                break;
            }
            clean &= in.u8() == 0;
        }
        if (!clean) {
            findings.report(GgufRules.PADDING, from, "the padding from " + from + " to " + to + " is not all zero");
        }
    }

    /** The next multiple of the alignment; of positions in the file and in the data alike, for the data is aligned. */
    private long padded(long position) {
        return position + Math.floorMod(-position, alignment);
    }
}
