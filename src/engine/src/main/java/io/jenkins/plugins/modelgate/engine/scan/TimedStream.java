package io.jenkins.plugins.modelgate.engine.scan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The file itself, watched for time and interruption. */
final class TimedStream extends FilterInputStream {
    private final Budget budget;

    TimedStream(InputStream in, Budget budget) {
        super(in);
        this.budget = budget;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        budget.tick();
        return super.read(target, offset, length);
    }

    @Override
    public long skip(long count) throws IOException {
        budget.tick();
        return super.skip(count);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
