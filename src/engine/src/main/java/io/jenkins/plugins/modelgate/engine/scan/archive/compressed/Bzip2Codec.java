package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** bzip2: streams one behind the other. */
final class Bzip2Codec implements Codec {
    @Override
    public String format() {
        return "bzip2";
    }

    @Override
    public boolean matches(Probe probe) {
        return matches(probe.head());
    }

    private static boolean matches(byte[] head) {
        if (head.length < 10 || head[0] != 'B' || head[1] != 'Z' || head[2] != 'h' || head[3] < '1' || head[3] > '9') {
            return false;
        }
        long block = 0;
        for (int i = 4; i < 10; i++) {
            block = block << 8 | head[i] & 0xFF;
        }
        return block == 0x314159265359L || block == 0x177245385090L;
    }

    @Override
    public InputStream open(ScanStream in, Notes notes) throws IOException {
        return new BZip2CompressorInputStream(in.slice(Long.MAX_VALUE), false);
    }

    @Override
    public boolean goesOn(ScanStream in) throws IOException {
        return matches(in.peek(10));
    }

    @Override
    public String[] extensions() {
        return new String[] {"bz2", "tbz2", "tbz", "bz"};
    }
}
