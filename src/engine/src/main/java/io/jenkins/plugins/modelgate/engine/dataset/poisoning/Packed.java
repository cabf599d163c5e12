package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Numbers in as few bytes as they need (LEB128), decimals in eight, texts in UTF-8 behind their length. */
final class Packed {
    private Packed() {}

    /** Writes. */
    static final class Output {
        private final DataOutputStream out;

        Output(DataOutputStream out) {
            this.out = out;
        }

        /** A number of 0 or more. */
        void number(long value) throws IOException {
            long left = value;
            while ((left & ~0x7FL) != 0) {
                out.writeByte((int) (left & 0x7F | 0x80));
                left >>>= 7;
            }
            out.writeByte((int) left);
        }

        void numbers(long[] values) throws IOException {
            number(values.length);
            for (long value : values) {
                number(value);
            }
        }

        void decimal(double value) throws IOException {
            out.writeDouble(value);
        }

        void text(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            number(bytes.length);
            out.write(bytes);
        }
    }

    /** Reads, and never more than was allowed. */
    static final class Input {
        private final DataInputStream in;
        private long left;

        Input(DataInputStream in, long mostBytes) {
            this.in = in;
            this.left = mostBytes;
        }

        private void take(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("they are larger than this engine writes them");
            }
        }

        long number() throws IOException {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
                take(1);
                int next = in.readUnsignedByte();
                value |= (next & 0x7FL) << shift;
                if (next < 0x80) {
                    return value;
                }
            }
            throw new IOException("a number is too large");
        }

        /** A number that is no size of memory before it is known to be bearable. */
        int size(int most) throws IOException {
            long size = number();
            if (size > most) {
                throw new IOException(size + " is more than " + most);
            }
            return (int) size;
        }

        long[] numbers(int most) throws IOException {
            long[] values = new long[size(most)];
            for (int i = 0; i < values.length; i++) {
                values[i] = number();
            }
            return values;
        }

        /** A finite number. */
        double decimal() throws IOException {
            take(Double.BYTES);
            double value = in.readDouble();
            if (!Double.isFinite(value)) {
                throw new IOException("a number is not finite");
            }
            return value;
        }

        String text(int mostBytes) throws IOException {
            byte[] bytes = new byte[size(mostBytes)];
            take(bytes.length);
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
