package io.jenkins.plugins.modelgate.engine.scan.protobuf;

import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;

/** Numbers of the protobuf encoding (protobuf.dev, "Encoding"). */
final class Wire {
    /** Longest varint. */
    private static final int MAX_VARINT = 10;

    /** Longest varint of a tag: 29 bits of field number and 3 of wire type. */
    private static final int MAX_TAG = 5;

    private final ScanStream in;
    private boolean overlong;

    Wire(ScanStream in) {
        this.in = in;
    }

    /** Whether the number read last has more bytes than it needs. */
    boolean wasOverlong() {
        return overlong;
    }

    /** Up to 64 bits, as they stand. */
    long varint() throws IOException {
        long start = in.position();
        long value = 0;
        for (int i = 0; i < MAX_VARINT; i++) {
            int next = in.u8();
            if (i == MAX_VARINT - 1 && next > 1) {
                break;
            }
            value |= (long) (next & 0x7F) << 7 * i;
            if (next < 0x80) {
                overlong = next == 0 && i > 0;
                return value;
            }
        }
        throw malformed(start, "a number of more than 64 bits");
    }

    /** Field number in the high bits, wire type in the low three. */
    int tag() throws IOException {
        long start = in.position();
        long value = varint();
        if (in.position() - start > MAX_TAG || value > 0xFFFF_FFFFL || value < 0) {
            throw malformed(start, "a tag of more than 32 bits");
        }
        if (value >>> 3 == 0) {
            throw malformed(start, "field number 0");
        }
        return (int) value;
    }

    static MalformedException malformed(long offset, String message) {
        return new MalformedException(ProtobufRules.MALFORMED, offset, message);
    }
}
