package io.jenkins.plugins.modelgate.engine.scan.gguf;

import io.jenkins.plugins.modelgate.engine.check.KnownFormats;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector;
import io.jenkins.plugins.modelgate.engine.scan.Neighbours;
import io.jenkins.plugins.modelgate.engine.scan.Pieces;
import io.jenkins.plugins.modelgate.engine.scan.ScanOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Scans three million tokens and a million tensors, made up as they are read; run with a small heap. */
public final class GgufSmallHeapMain {
    private static final int TOKENS = 3_000_000;
    private static final int TENSORS = 1_000_000;

    private GgufSmallHeapMain() {}

    /** Prints coverage and the number of findings. */
    public static void main(String[] args) throws IOException {
        int padding = (int) Math.floorMod(-file(0).transferTo(OutputStream.nullOutputStream()), 32L);
        long length = file(padding).transferTo(OutputStream.nullOutputStream());
        FileInspector inspector =
                new FileInspector(KnownFormats.formats(), ScanOptions.DEFAULT, Neighbours.NONE, "m.gguf");
        FileInspector.Result result = inspector.inspect(file(padding), length, new byte[0], null);
        System.out.println(result.coverage() + " " + result.findings().size() + " of " + length);
    }

    private static InputStream file(int padding) {
        byte[] head = Ggufs.file(TENSORS, 1)
                .text("tokenizer.ggml.tokens")
                .u32(ValueType.ARRAY)
                .u32(ValueType.STRING)
                .u64(TOKENS)
                .bytes();
        Stream<byte[]> tokens = IntStream.range(0, TOKENS).mapToObj(i -> text("token" + i, 0));
        Stream<byte[]> tensors = IntStream.range(0, TENSORS).mapToObj(GgufSmallHeapMain::tensor);
        Stream<byte[]> body = Stream.concat(tokens, tensors);
        return new Pieces(Stream.concat(Stream.of(head), Stream.concat(body, Stream.of(new byte[padding])))
                .iterator());
    }

    /** A tensor without elements: they all lie at the beginning of the data, which is empty. */
    private static byte[] tensor(int number) {
        byte[] info = text("t" + number, 4 + 8 + 4 + 8);
        info[info.length - 24] = 1;
        return info;
    }

    private static byte[] text(String value, int more) {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(8 + bytes.length + more)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes.length)
                .put(bytes)
                .array();
    }
}
