package io.jenkins.plugins.modelgate.engine.scan.safetensors;

import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Intervals;
import io.jenkins.plugins.modelgate.engine.scan.Leftover;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import java.io.IOException;

/** Goes through the data: every byte belongs to one tensor, and what belongs to none is examined as a file of its own. */
final class DataLayout {
    /** Holes that are looked into; the first one already condemns the file. */
    private static final int HOLES = 16;

    private final ScanStream in;
    private final Inspection inspection;
    private final Sparing findings;
    private final long start;
    private int holes;

    DataLayout(ScanStream in, Inspection inspection, Sparing findings) {
        this.in = in;
        this.inspection = inspection;
        this.findings = findings;
        this.start = in.position();
    }

    /** Reads the data to the end of the file. Overlaps and holes are told by their place: the header may be large. */
    void walk(Intervals ranges) throws IOException {
        ranges.sort();
        long covered = 0;
        for (int i = 0; i < ranges.size(); i++) {
            long begin = ranges.begin(i);
            long end = ranges.end(i);
            if (begin > covered) {
                hole(covered, begin);
            } else if (begin < covered) {
                findings.report(
                        SafetensorsRules.LAYOUT,
                        start + begin,
                        "the tensor at bytes " + begin + " to " + end + " of the data begins inside another one, which"
                                + " ends at " + covered);
            }
            covered = Math.max(covered, end);
        }
        forward(covered);
        if (!in.atEnd()) {
            String size = in.size() < 0 ? "" : in.remaining() + " ";
            findings.report(
                    ScanRules.TRAILING_DATA, in.position(), size + "bytes follow the last tensor and belong to none");
            Leftover.examine(in, inspection, "after-the-last-tensor", in.remaining());
        }
    }

    private void hole(long from, long to) throws IOException {
        findings.report(
                SafetensorsRules.LAYOUT,
                start + from,
                "bytes " + from + " to " + to + " of the data belong to no tensor");
        forward(from);
        if (++holes <= HOLES) {
            Leftover.examine(in, inspection, "hole-at-" + (start + from), to - from);
        } else if (holes == HOLES + 1) {
            inspection.incomplete(ScanRules.LIMIT, start + from, "more than " + HOLES + " holes are not examined");
        }
        forward(to);
    }

    private void forward(long to) throws IOException {
        in.skip(start + to - in.position());
    }
}
