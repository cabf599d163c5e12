package io.jenkins.plugins.modelgate.engine.scan.archive.compressed;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.io.InputStream;

/** The rest of a stream; notices whether it is zero throughout. */
final class ZeroStream extends InputStream {
    private final ScanStream in;
    private boolean zero = true;

    ZeroStream(ScanStream in) {
        this.in = in;
    }

    boolean zero() {
        return zero;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        zero = zero && value <= 0;
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = in.read(target, offset, length);
        for (int i = 0; zero && i < got; i++) {
            zero = target[offset + i] == 0;
        }
        return got;
    }
}
