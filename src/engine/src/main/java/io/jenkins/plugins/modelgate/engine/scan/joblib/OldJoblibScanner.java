package io.jenkins.plugins.modelgate.engine.scan.joblib;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/**
 * The compressed form of joblib before 0.10: {@code ZF}, the length in hexadecimal, padded to 19 characters, then zlib.
 * Source: joblib {@code numpy_pickle_compat.py}, {@code read_zfile}.
 */
public final class OldJoblibScanner implements FormatScanner {
    private static final int PREFIX = 2;
    /** Longest {@code 0x...} of a 64-bit length, as joblib pads it. */
    private static final int LENGTH = 19;

    private static final String DIGITS = "0123456789abcdefABCDEFxX_ \t";

    @Override
    public String format() {
        return "joblib-zfile";
    }

    @Override
    public boolean matches(Probe probe) {
        byte[] head = probe.head();
        if (!probe.startsWith("ZF") || head.length < PREFIX + LENGTH + 2) {
            return false;
        }
        for (int i = PREFIX; i < PREFIX + LENGTH; i++) {
            if (DIGITS.indexOf(head[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        Inflater inflater = new Inflater();
        try {
            InputStream content = inspection.guard(open(in, inflater), inflater::getBytesRead);
            inspection.nested("content.joblib", -1, content, replay(inspection));
        } finally {
            inflater.end();
        }
    }

    private static InputStream open(ScanStream in, Inflater inflater) throws IOException {
        in.skip(PREFIX + LENGTH);
        if (in.peek() == ' ') {
            in.skip(1);
        }
        return new ZlibStream(in, inflater);
    }

    @CheckForNull
    private static Replay replay(Inspection inspection) {
        Replay outer = inspection.replay();
        return outer == null ? null : offset -> reopen(inspection, outer, offset);
    }

    private static InputStream reopen(Inspection inspection, Replay outer, long offset) throws IOException {
        InputStream bytes = outer.openAt(0);
        Inflater inflater = new Inflater();
        InputStream content =
                new FilterInputStream(
                        inspection.guard(open(new ScanStream(bytes, -1), inflater), inflater::getBytesRead)) {
                    @Override
                    public void close() throws IOException {
                        try (bytes) {
                            inflater.end();
                        }
                    }
                };
        content.skipNBytes(offset);
        return content;
    }
}
