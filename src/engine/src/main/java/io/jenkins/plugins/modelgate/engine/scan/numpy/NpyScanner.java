package io.jenkins.plugins.modelgate.engine.scan.numpy;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Leftover;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.pickle.HiddenPickles;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleDialect;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleMachine;
import java.io.IOException;

/** Examines npy files: numbers must fill the file exactly, objects are a pickle. */
public final class NpyScanner implements FormatScanner {
    /** Longest header that numpy.load takes without trust, in characters. */
    private static final int NUMPY_LIMIT = 10_000;

    @Override
    public String format() {
        return "npy";
    }

    @Override
    public boolean matches(Probe probe) {
        return probe.startsWith(0x93, 'N', 'U', 'M', 'P', 'Y');
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        NpyHeader header;
        try {
            header = header(in, inspection);
        } catch (MalformedException e) {
            inspection.incomplete(e.rule(), e.offset(), String.valueOf(e.getMessage()));
            HiddenPickles.search(in, inspection);
            return;
        }
        if (header.type().objects()) {
            inspection.report(NpyRules.OBJECTS, in.position(), "the array holds Python objects");
            new PickleMachine(in, inspection, PickleDialect.PLAIN).run();
        } else {
            in.skip(header.bytes());
        }
        if (!in.atEnd()) {
            inspection.report(ScanRules.TRAILING_DATA, in.position(), "bytes follow the end of the array");
            Leftover.examine(in, inspection, "after-the-array", in.remaining());
        }
    }

    private static NpyHeader header(ScanStream in, Inspection inspection) throws IOException {
        NpyHeader.Source source = NpyHeader.read(in);
        if (source.text().length() > NUMPY_LIMIT) {
            inspection.report(
                    NpyRules.LONG_HEADER,
                    source.offset(),
                    "the header has " + source.text().length() + " characters, NumPy takes " + NUMPY_LIMIT);
        }
        return NpyHeader.parse(source);
    }
}
