package io.jenkins.plugins.modelgate.engine.scan;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Watches decompression: time, interruption, and how much comes out for what went in. */
final class GuardedStream extends FilterInputStream {
    private final Budget budget;
    private final int ratio;
    private final LongSupplier consumed;
    private long produced;
    private LimitException tripped;

    /** @param consumed compressed bytes used so far */
    GuardedStream(InputStream in, Budget budget, int ratio, LongSupplier consumed) {
        super(in);
        this.budget = budget;
        this.ratio = ratio;
        this.consumed = consumed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        budget.tick();
        if (tripped != null) {
            throw tripped;
        }
        int got = super.read(target, offset, length);
        if (got > 0) {
            produced += got;
            if (produced > Limits.EXPANSION_ALLOWANCE && produced / ratio > consumed.getAsLong()) {
                tripped = new LimitException(
                        ScanRules.EXPANSION,
                        "limits.expansionRatio: more than " + ratio + " bytes come out for each byte that went in ("
                                + produced + " from " + consumed.getAsLong() + ")");
                throw tripped;
            }
        }
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        // Decompressed bytes have to be made to be passed over.
        byte[] scratch = new byte[(int) Math.min(16 * 1024, Math.max(1, count))];
        int got = count <= 0 ? 0 : read(scratch, 0, scratch.length);
        return Math.max(0, got);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
