package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.archive.compressed.Inflating;
import io.jenkins.plugins.modelgate.engine.scan.archive.compressed.ZipMethod;
import java.io.Closeable;
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
    private final int method;

    /**
     * @param outer the archive's bytes
     * @param start of the member's data in them
     * @param packed compressed size in bytes, as far as it is known when the replay is used
     * @param method of compression; an unknown one counts as none
     */
    MemberReplay(Inspection archive, Replay outer, long start, LongSupplier packed, int method) {
        this.archive = archive;
        this.outer = outer;
        this.start = start;
        this.packed = packed;
        this.method = method;
    }

    @Override
    public InputStream openAt(long offset) throws IOException {
        long length = packed.getAsLong();
        if (method != LocalHeader.DEFLATED && !ZipMethod.isKnown(method)) {
            InputStream bytes = outer.openAt(start + Math.min(offset, length));
            return closing(new ScanStream(bytes, -1).slice(length - offset), bytes);
        }
        InputStream bytes = outer.openAt(start);
        ScanStream source = new ScanStream(new ScanStream(bytes, -1).slice(length), -1);
        InputStream content = method == LocalHeader.DEFLATED
                ? new Inflating(source, length, true)
                : ZipMethod.open(method, source, -1, archive, true);
        InputStream guarded = closing(archive.guard(content, source::position), content, bytes);
        guarded.skipNBytes(offset);
        return guarded;
    }

    private static InputStream closing(InputStream content, Closeable... sources) {
        return new FilterInputStream(content) {
            @Override
            public void close() throws IOException {
                for (Closeable source : sources) {
                    source.close();
                }
            }
        };
    }
}
