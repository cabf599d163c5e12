package io.jenkins.plugins.modelgate.engine.scan.gguf;

import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;

/** Numbers in the file's byte order, and lengths that fit in the file. */
final class GgufInput {
    private final ScanStream in;
    private final boolean bigEndian;

    GgufInput(ScanStream in, boolean bigEndian) {
        this.in = in;
        this.bigEndian = bigEndian;
    }

    ScanStream stream() {
        return in;
    }

    long position() {
        return in.position();
    }

    long u32() throws IOException {
        return bigEndian ? in.u32be() : in.u32le();
    }

    /** Negative for what is larger than any file. */
    long u64() throws IOException {
        return bigEndian ? in.u64be() : in.u64le();
    }

    /**
     * A number of things of which each takes up some bytes.
     *
     * @param smallest size of one, in bytes, at least 1
     * @param largest number that loaders take
     * @param what for the message
     */
    long count(long smallest, long largest, String what) throws IOException {
        long position = in.position();
        long count = u64();
        if (count < 0 || count > largest || count > in.remaining() / smallest) {
            throw new MalformedException(
                    GgufRules.COUNT,
                    position,
                    what + " is " + Long.toUnsignedString(count) + ", too much for "
                            + (in.size() < 0 ? "any file" : "the " + in.remaining() + " bytes that are left"));
        }
        return count;
    }
}
