package io.jenkins.plugins.modelgate.engine.scan.safetensors;

import io.jenkins.plugins.modelgate.engine.check.KnownFormats;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/** Scans a header of almost 100 MB, made up as it is read; run in a process of its own with a small heap. */
public final class SmallHeapMain {
    private SmallHeapMain() {}

    /** Prints coverage and the number of findings. */
    public static void main(String[] args) throws IOException {
        int tensors = 1_500_000;
        long length = new Header(tensors).transferTo(OutputStream.nullOutputStream());
        byte[] prefix = new byte[8];
        for (int i = 0; i < 8; i++) {
            prefix[i] = (byte) (length >> 8 * i);
        }
        InputStream content = new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(prefix), new Header(tensors)),
                new ByteArrayInputStream(new byte[tensors]));
        FileInspector inspector =
                new FileInspector(KnownFormats.formats(), ScanOptions.DEFAULT, Neighbours.NONE, "m.safetensors");
        FileInspector.Result result = inspector.inspect(content, 8 + length + tensors, new byte[0], null);
        System.out.println(result.coverage() + " " + result.findings().size() + " of " + length);
    }

    /** Tensors of one byte each, in an order that suits nobody. */
    private static final class Header extends InputStream {
        private final int count;
        private byte[] piece = {'{'};
        private int next;
        private int made;

        Header(int count) {
            this.count = count;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (next == piece.length && !more()) {
                return -1;
            }
            int step = Math.min(length, piece.length - next);
            System.arraycopy(piece, next, target, offset, step);
            next += step;
            return step;
        }

        private boolean more() {
            if (made > count) {
                return false;
            }
            long at = made * 1_000_003L % count;
            String text = made == count
                    ? "}"
                    : (made == 0 ? "" : ",") + "\"" + Integer.toString(made, 36)
                            + "\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[" + at + "," + (at + 1) + "]}";
            piece = text.getBytes(StandardCharsets.US_ASCII);
            next = 0;
            made++;
            return true;
        }
    }
}
