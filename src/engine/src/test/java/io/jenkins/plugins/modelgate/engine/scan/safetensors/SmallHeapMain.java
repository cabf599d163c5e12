package io.jenkins.plugins.modelgate.engine.scan.safetensors;

import io.jenkins.plugins.modelgate.engine.check.KnownFormats;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours;
import io.jenkins.plugins.modelgate.engine.scan.Pieces;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Scans a header of almost 100 MB, made up as it is read; run in a process of its own with a small heap. */
public final class SmallHeapMain {
    private static final int TENSORS = 1_500_000;

    private SmallHeapMain() {}

    /** Prints coverage, the number of findings and the length of the header. */
    public static void main(String[] args) throws IOException {
        long length = header().transferTo(OutputStream.nullOutputStream());
        byte[] prefix = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();
        InputStream content = new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(prefix), header()),
                new ByteArrayInputStream(new byte[TENSORS]));
        FileInspector inspector =
                new FileInspector(KnownFormats.formats(), ScanOptions.DEFAULT, Neighbours.NONE, "m.safetensors");
        FileInspector.Result result = inspector.inspect(content, 8 + length + TENSORS, new byte[0], null);
        System.out.println(result.coverage() + " " + result.findings().size() + " of " + length);
    }

    /** Tensors of one byte each, in an order that suits nobody. */
    private static InputStream header() {
        return new Pieces(IntStream.rangeClosed(0, TENSORS)
                .mapToObj(i -> piece(i).getBytes(StandardCharsets.US_ASCII))
                .iterator());
    }

    private static String piece(int number) {
        long at = number * 1_000_003L % TENSORS;
        return number == TENSORS
                ? "}"
                : (number == 0 ? "{" : ",") + "\"" + Integer.toString(number, 36)
                        + "\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[" + at + "," + (at + 1) + "]}";
    }
}
