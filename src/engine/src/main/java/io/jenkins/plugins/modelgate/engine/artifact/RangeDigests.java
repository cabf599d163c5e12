package io.jenkins.plugins.modelgate.engine.artifact;

import io.jenkins.plugins.modelgate.engine.artifact.DigestAlgorithm.Digesting;
import java.util.ArrayList;
import java.util.List;

/**
 * Digests of a content cut into ranges of equal size, the last one shorter if need be; of an empty content there are none.
 * Or one digest of the whole, be it empty or not.
 */
public final class RangeDigests implements ContentSink {
    private final Digesting digest;
    private final long size;
    private final int most;
    private final boolean whole;
    private final List<byte[]> finished = new ArrayList<>();
    private long inRange;
    private long total;

    /**
     * @param size of a range, in bytes, at least 1
     * @param most ranges that are kept; more are read and not digested, since whoever expects no more knows enough by
     *     {@link #total()}
     */
    public RangeDigests(DigestAlgorithm algorithm, long size, int most) {
        this(algorithm, size, most, false);
    }

    private RangeDigests(DigestAlgorithm algorithm, long size, int most, boolean whole) {
        this.digest = algorithm.start();
        this.size = size;
        this.most = most;
        this.whole = whole;
    }

    /** One digest of everything. */
    public static RangeDigests ofWhole(DigestAlgorithm algorithm) {
        return new RangeDigests(algorithm, Long.MAX_VALUE, 1, true);
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        total += length;
        int from = offset;
        int left = length;
        while (left > 0 && finished.size() < most) {
            int step = (int) Math.min(left, size - inRange);
            digest.update(bytes, from, step);
            inRange += step;
            from += step;
            left -= step;
            if (inRange == size) {
                finishRange();
            }
        }
    }

    private void finishRange() {
        finished.add(digest.finish());
        inRange = 0;
    }

    /** Bytes seen. */
    public long total() {
        return total;
    }

    /** The ranges' digests in order, after the last byte. */
    public List<byte[]> finish() {
        if (inRange > 0 || whole && finished.isEmpty()) {
            finishRange();
        }
        return List.copyOf(finished);
    }
}
