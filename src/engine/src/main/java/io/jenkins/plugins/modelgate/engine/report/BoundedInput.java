package io.jenkins.plugins.modelgate.engine.report;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses to read more than so many bytes. */
final class BoundedInput extends FilterInputStream {
    private final String document;
    private final long max;
    private long left;

    /** @param document what is read, for the message: "The report" */
    BoundedInput(String document, InputStream in, long max) {
        super(in);
        this.document = document;
        this.max = max;
        this.left = max;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) throws ReportException {
        left -= bytes;
        if (left < 0) {
            throw new ReportException(document + " is larger than " + Quantity.bytes(max) + ".");
        }
    }

    @Override
    public long skip(long count) {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
