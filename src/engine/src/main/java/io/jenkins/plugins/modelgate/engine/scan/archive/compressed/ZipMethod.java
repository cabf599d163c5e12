package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.tukaani.xz.LZMAInputStream;

/** Compression methods that members of ZIP archives may have beyond store and deflate, APPNOTE 4.4.5. */
public final class ZipMethod {
    private static final int DEFLATE64 = 9;
    private static final int BZIP2 = 12;
    private static final int LZMA = 14;
    private static final int OLD_ZSTD = 20;
    private static final int ZSTD = 93;
    private static final int XZ = 95;

    private ZipMethod() {}

    /** Whether members of this method can be decompressed. */
    public static boolean isKnown(int method) {
        return method == DEFLATE64
                || method == BZIP2
                || method == LZMA
                || method == OLD_ZSTD
                || method == ZSTD
                || method == XZ;
    }

    /**
     * Decompresses a member. What is left in {@code packed} when the result has ended is not part of the data.
     *
     * @param method one that {@link #isKnown}
     * @param size of the member in bytes, -1 if the data itself tells where it ends
     * @param again whether this is a second reading, which repeats no finding
     */
    public static InputStream open(int method, ScanStream packed, long size, Inspection inspection, boolean again) {
        Codec codec = switch (method) {
            case BZIP2 -> new Bzip2Codec();
            case XZ -> new XzCodec();
            case ZSTD, OLD_ZSTD -> new ZstdCodec();
            default -> new Headless(method == LZMA, size);
        };
        return new JoinedStream(codec, packed, new Notes(inspection, again));
    }

    /** Deflate64, and LZMA with the short header that only ZIP archives have. */
    private record Headless(boolean lzma, long size) implements Codec {
        @Override
        public String format() {
            return lzma ? "lzma" : "deflate64";
        }

        @Override
        public boolean matches(@CheckForNull Probe probe) {
            return false;
        }

        @Override
        public InputStream open(ScanStream in, Notes notes) throws IOException {
            if (!lzma) {
                return new Deflate64CompressorInputStream(in.slice(Long.MAX_VALUE));
            }
            in.skip(4);
            byte properties = (byte) in.u8();
            long dictionary = in.u32le();
            return new LZMAInputStream(
                    in.slice(Long.MAX_VALUE), size, properties, (int) Math.min(dictionary, notes.dictionary()));
        }

        @Override
        public boolean goesOn(ScanStream in) {
            return false;
        }

        @Override
        public String[] extensions() {
            return new String[0];
        }
    }
}
