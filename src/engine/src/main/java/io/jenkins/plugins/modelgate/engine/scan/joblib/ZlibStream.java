package io.jenkins.plugins.modelgate.engine.scan.joblib;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** One zlib stream; the stream it reads from ends up at the first byte behind it. */
final class ZlibStream extends InputStream {
    private static final int CHUNK = 8192;

    private final ScanStream in;
    private final Inflater inflater;

    ZlibStream(ScanStream in, Inflater inflater) {
        this.in = in;
        this.inflater = inflater;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (!inflater.finished()) {
                if (inflater.needsDictionary()) {
                    throw new IOException("the zlib data needs a dictionary that joblib does not have");
                }
                byte[] chunk = in.peek(CHUNK);
                inflater.setInput(chunk);
                int got = inflater.inflate(target, offset, length);
                int used = chunk.length - inflater.getRemaining();
                in.skip(used);
                if (got > 0) {
                    return got;
                }
                if (used == 0 && !inflater.finished()) {
                    throw new TruncatedException(in.position(), 1);
                }
            }
            return -1;
        } catch (DataFormatException e) {
            throw new IOException("damaged zlib data: " + e.getMessage(), e);
        }
    }
}
