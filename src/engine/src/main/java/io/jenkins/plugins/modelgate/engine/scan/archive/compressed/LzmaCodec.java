package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.LZMAInputStream;

/** lzma-alone: properties, dictionary size, content size or -1, data. */
final class LzmaCodec implements Codec {
    private static final int HEADER = 13;

    /** Enough for the trial: nothing in the head of a file reaches back farther. */
    private static final int TRIAL_DICTIONARY = 1 << 20;

    /** No writer declares more than 256 GiB without meaning "unknown". */
    private static final long LARGEST = 1L << 38;

    @Override
    public String format() {
        return "lzma";
    }

    @Override
    public boolean matches(Probe probe) {
        byte[] head = probe.head();
        if (head.length <= HEADER || (head[0] & 0xFF) >= 9 * 5 * 5 || head[HEADER] != 0) {
            return false;
        }
        long size = number(head, 5, 8);
        long dictionary = number(head, 1, 4);
        boolean usual = (head[0] & 0xFF) == 0x5D && head[1] == 0;
        // A declared size of nothing gives nothing to any loader: zeros behind a small number are no such stream.
        return (size == -1 || size > 0 && size < LARGEST)
                && (usual || power(dictionary) && head[0] != 0)
                && Trial.decodes(head, in -> decoder(in, TRIAL_DICTIONARY));
    }

    /** Whether a dictionary size is one that writers use: 2^n or 2^n + 2^(n-1), from 4 KiB. */
    private static boolean power(long size) {
        long rest = size & (size - 1);
        return size >= 4096 && (rest == 0 || rest == Long.highestOneBit(size) >> 1) || size == 0xFFFFFFFFL;
    }

    private static long number(byte[] bytes, int at, int width) {
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }

    private static InputStream decoder(ScanStream in, int largest) throws IOException {
        byte properties = (byte) in.u8();
        long dictionary = in.u32le();
        long size = in.u64le();
        return new LZMAInputStream(in.slice(Long.MAX_VALUE), size, properties, (int) Math.min(dictionary, largest));
    }

    /** A declared dictionary beyond the limit does no harm while the data does not reach back that far. */
    @Override
    public InputStream open(ScanStream in, Notes notes) throws IOException {
        return decoder(in, notes.dictionary());
    }

    @Override
    public boolean goesOn(ScanStream in) {
        return false;
    }

    @Override
    public String[] extensions() {
        return new String[] {"lzma", "tlz"};
    }
}
