package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decompresses within the policy's limits, for whoever examines the content. */
public final class Decompression implements Closeable {
    /** Compressions that containers of other rooms use. */
    public enum Kind {
        GZIP(new GzipCodec()),
        ZSTD(new ZstdCodec());

        private final Codec codec;

        Kind(Codec codec) {
            this.codec = codec;
        }

        /** Whether the content begins as this compression does. */
        public boolean matches(byte[] head) {
            return codec.matches(new Probe("", head, new byte[0], -1, 0));
        }
    }

    private final JoinedStream joined;
    private final InputStream content;

    private Decompression(JoinedStream joined, InputStream content) {
        this.joined = joined;
        this.content = content;
    }

    /** @param inspection of the compressed content; its limits hold, and it hears of oddities */
    public static Decompression open(Kind kind, ScanStream in, Inspection inspection) {
        return open(kind.codec, in, inspection);
    }

    static Decompression open(Codec codec, ScanStream in, Inspection inspection) {
        return open(codec, in, inspection, false);
    }

    private static Decompression open(Codec codec, ScanStream in, Inspection inspection, boolean silent) {
        JoinedStream joined = new JoinedStream(codec, in, new Notes(inspection, silent));
        return new Decompression(joined, inspection.guard(joined, in::position));
    }

    /** The decompressed bytes. */
    public InputStream content() {
        return content;
    }

    /** Whether the last stream was read to its end. */
    public boolean ended() {
        return joined.ended();
    }

    @Override
    public void close() throws IOException {
        joined.close();
    }

    /** Second readings of the decompressed bytes: each decompresses from the beginning. */
    @CheckForNull
    public static Replay replay(Kind kind, @CheckForNull Replay compressed, Inspection inspection) {
        return replay(kind.codec, compressed, inspection);
    }

    @CheckForNull
    static Replay replay(Codec codec, @CheckForNull Replay compressed, Inspection inspection) {
        return compressed == null ? null : offset -> reopen(codec, compressed, inspection, offset);
    }

    private static InputStream reopen(Codec codec, Replay compressed, Inspection inspection, long offset)
            throws IOException {
        InputStream bytes = compressed.openAt(0);
        Decompression again = open(codec, new ScanStream(bytes, -1), inspection, true);
        InputStream content = new FilterInputStream(again.content()) {
            @Override
            public void close() throws IOException {
                try (bytes) {
                    again.close();
                }
            }
        };
        content.skipNBytes(offset);
        return content;
    }
}
