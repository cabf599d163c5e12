package io.jenkins.plugins.modelgate.engine.scan.config;

import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text that a parser may hold in memory as a whole, and therefore only so much of it. */
final class BoundedReader extends FilterReader {
    /** Most characters of a YAML file or a template. */
    static final long MOST = 16 << 20;

    private long taken;

    BoundedReader(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int got = super.read(target, offset, length);
        taken += Math.max(0, got);
        if (taken > MOST) {
            throw new LimitException(ScanRules.LIMIT, "text: more than " + MOST + " characters");
        }
        return got;
    }
}
