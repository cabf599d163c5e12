package io.jenkins.plugins.modelgate.engine.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Makes the files that the benchmarks read: incompressible, valid, of any size. */
final class BenchmarkInput {
    private static final int BLOCK = 1 << 20;

    private BenchmarkInput() {}

    /** A safetensors file with one tensor of {@code mebibytes} MiB. */
    static Path safetensors(Path file, int mebibytes) throws IOException {
        long size = (long) mebibytes << 20;
        byte[] header = ("{\"w\":{\"dtype\":\"U8\",\"shape\":[" + size + "],\"data_offsets\":[0," + size + "]}}")
                .getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            noise(out, mebibytes);
        }
        return file;
    }

    /** A protocol 4 pickle of one bytes object of {@code mebibytes} MiB. */
    static Path pickledBytes(Path file, int mebibytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(new byte[] {(byte) 0x80, 4, (byte) 0x8e});
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong((long) mebibytes << 20)
                    .array());
            noise(out, mebibytes);
            out.write('.');
        }
        return file;
    }

    /** A pickle of a list of small integers with {@code opcodes} opcodes, about five bytes each (BININT). */
    static Path pickledIntegers(Path file, int opcodes) throws IOException {
        Random random = new Random(1);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BLOCK)) {
            out.write(new byte[] {(byte) 0x80, 2, ']', 'q', 0, '('});
            for (int i = 0; i < opcodes - 6; i++) {
                out.write('J');
                out.write(random.nextInt());
                out.write(random.nextInt());
                out.write(random.nextInt());
                out.write(random.nextInt());
            }
            out.write(new byte[] {'e', '.'});
        }
        return file;
    }

    private static void noise(OutputStream out, int mebibytes) throws IOException {
        byte[] block = new byte[BLOCK];
        Random random = new Random(mebibytes);
        for (int i = 0; i < mebibytes; i++) {
            if (i % 64 == 0) {
                random.nextBytes(block);
            }
            block[0] = (byte) i;
            out.write(block);
        }
    }
}
