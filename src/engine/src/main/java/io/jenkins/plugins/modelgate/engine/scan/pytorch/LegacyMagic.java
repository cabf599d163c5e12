package io.jenkins.plugins.modelgate.engine.scan.pytorch;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** The first pickle of the legacy form: one constant, in whatever form pickles write numbers. */
final class LegacyMagic {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);

    private LegacyMagic() {}

    /** Whether the content begins with a pickle of the magic number and nothing else. */
    static boolean isAt(byte[] head) {
        ScanStream in = new ScanStream(new ByteArrayInputStream(head), head.length);
        try {
            BigInteger number = null;
            for (int opcode = in.u8(); opcode != '.'; opcode = in.u8()) {
                switch (opcode) {
                    case 0x80, 'q' -> in.skip(1); // PROTO, BINPUT
                    case 0x95 -> in.skip(8); // FRAME
                    case 'r' -> in.skip(4); // LONG_BINPUT
                    case 0x94 -> {} // MEMOIZE
                    case 'p' -> line(in); // PUT
                    case 0x8A -> number = little(in, in.u8()); // LONG1
                    case 0x8B -> number = little(in, in.u32le()); // LONG4
                    case 'L', 'I' -> number = decimal(line(in));
                    default -> {
                        return false;
                    }
                }
            }
            return MAGIC.equals(number);
        } catch (IOException e) {
            return false;
        }
    }

    private static BigInteger little(ScanStream in, long length) throws IOException {
        byte[] bytes = in.bytes((int) Math.min(length, 32));
        byte[] big = new byte[bytes.length + 1];
        for (int i = 0; i < bytes.length; i++) {
            big[bytes.length - i] = bytes[i];
        }
        return length == bytes.length ? new BigInteger(big) : null;
    }

    private static BigInteger decimal(byte[] line) {
        String digits = new String(line, StandardCharsets.US_ASCII)
                .trim()
                .replace("L", "")
                .replace("_", "");
        return digits.matches("[0-9]{1,40}") ? new BigInteger(digits) : null;
    }

    private static byte[] line(ScanStream in) throws IOException {
        byte[] ahead = in.peek(64);
        int end = 0;
        while (end < ahead.length && ahead[end] != '\n') {
            end++;
        }
        byte[] line = in.bytes(end);
        in.skip(1);
        return line;
    }
}
