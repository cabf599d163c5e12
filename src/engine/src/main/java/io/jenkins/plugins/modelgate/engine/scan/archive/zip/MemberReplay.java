package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.archive.compressed.Inflating;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Opens the bytes of one member again. */
final class MemberReplay implements Replay {
    private final Inspection archive;
    private final Replay outer;
    private final long start;
    private final LongSupplier packed;
    private final boolean stored;

    /**
     * @param outer the archive's bytes
     * @param start of the member's data in them
     * @param packed compressed size in bytes, as far as it is known when the replay is used
     */
    MemberReplay(Inspection archive, Replay outer, long start, LongSupplier packed, boolean stored) {
        this.archive = archive;
        this.outer = outer;
        this.start = start;
        this.packed = packed;
        this.stored = stored;
    }

    @Override
    public InputStream openAt(long offset) throws IOException {
        long length = packed.getAsLong();
        InputStream bytes = outer.openAt(stored ? start + Math.min(offset, length) : start);
        if (stored) {
            return closing(new ScanStream(bytes, -1).slice(length - offset), bytes, null);
        }
        Inflating inflated = new Inflating(new ScanStream(bytes, -1), length, true);
        InputStream guarded = closing(archive.guard(inflated, inflated::used), bytes, inflated);
        guarded.skipNBytes(offset);
        return guarded;
    }

    private static InputStream closing(InputStream content, InputStream bytes, Inflating inflated) {
        return new FilterInputStream(content) {
            @Override
            public void close() throws IOException {
                try (bytes) {
                    if (inflated != null) {
                        inflated.close();
                    }
                }
            }
        };
    }
}
