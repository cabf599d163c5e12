package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.SingleXZInputStream;

/** xz: streams one behind the other, with padding of zeros in fours between and behind them. */
final class XzCodec implements Codec {
    private static final byte[] MAGIC = {(byte) 0xFD, '7', 'z', 'X', 'Z', 0};

    @Override
    public String format() {
        return "xz";
    }

    @Override
    public boolean matches(Probe probe) {
        return probe.startsWith(0xFD, '7', 'z', 'X', 'Z', 0);
    }

    @Override
    public InputStream open(ScanStream in, Notes notes) throws IOException {
        // besides the dictionary the decoder needs some hundred KiB
        SingleXZInputStream content =
                new SingleXZInputStream(in.slice(Long.MAX_VALUE), (notes.dictionary() >> 10) + 4096);
        return new FilterInputStream(content) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                try {
                    return super.read(target, offset, length);
                } catch (MemoryLimitException e) {
                    throw new LimitException(
                            ScanRules.LIMIT, "dictionary: the xz data needs " + e.getMemoryNeeded() + " KiB of memory");
                }
            }
        };
    }

    @Override
    public boolean goesOn(ScanStream in) throws IOException {
        byte[] ahead = in.peek(ScanStream.MAX_PEEK);
        int zeros = 0;
        while (zeros < ahead.length && ahead[zeros] == 0) {
            zeros++;
        }
        boolean end = ahead.length < ScanStream.MAX_PEEK && zeros == ahead.length;
        if (zeros % 4 != 0 || zeros == ScanStream.MAX_PEEK) {
            return false;
        }
        if (end || startsWithMagic(ahead, zeros)) {
            in.skip(zeros);
        }
        return startsWithMagic(ahead, zeros);
    }

    private static boolean startsWithMagic(byte[] bytes, int at) {
        return bytes.length >= at + MAGIC.length && java.util.Arrays.equals(bytes, at, at + MAGIC.length, MAGIC, 0, 6);
    }

    @Override
    public String[] extensions() {
        return new String[] {"xz", "txz"};
    }
}
