package io.jenkins.plugins.modelgate.engine.scan.numpy;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What an npy header says.
 *
 * @param type of an element
 * @param elements how many there are
 */
record NpyHeader(ElementType type, long elements) {
    /** Longest header that is read, in bytes; a hundred times what numpy.load takes by default. */
    private static final int MAX_LENGTH = 1 << 20;

    private static final int MAX_DIMENSIONS = 64;
    private static final int MAGIC = 6;
    private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");

    /** Header text with where it stands. */
    record Source(String text, long offset, int version) {}

    /** Reads magic, version and text. */
    static Source read(ScanStream in) throws IOException {
        in.skip(MAGIC);
        int major = in.u8();
        int minor = in.u8();
        if (major < 1 || major > 3 || minor != 0) {
            throw new MalformedException(NpyRules.VERSION, MAGIC, "the file has version " + major + "." + minor);
        }
        long length = major == 1 ? in.u16le() : in.u32le();
        if (length > MAX_LENGTH) {
            throw new MalformedException(
                    NpyRules.HEADER,
                    MAGIC + 2L,
                    "the header is said to have " + length + " bytes, at most " + MAX_LENGTH + " are read");
        }
        long offset = in.position();
        byte[] bytes = in.bytes((int) length);
        Charset charset = major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Source(text, offset, major);
        } catch (CharacterCodingException e) {
            throw new MalformedException(NpyRules.HEADER, offset, "the header is not UTF-8");
        }
    }

    static NpyHeader parse(Source source) throws MalformedException {
        Literal literal = new LiteralParser(source.text(), source.offset(), source.version() < 3).parse();
        if (!(literal instanceof Literal.Dictionary dictionary)
                || !dictionary.entries().keySet().equals(KEYS)) {
            throw bad(source, "has not exactly the keys " + KEYS);
        }
        if (!(dictionary.entries().get("fortran_order") instanceof Literal.Truth)) {
            throw bad(source, "has a fortran_order that is neither True nor False");
        }
        try {
            ElementType type = ElementType.of(dictionary.entries().get("descr"));
            return new NpyHeader(type, elements(source, dictionary.entries().get("shape"), type.size()));
        } catch (ElementType.UnknownType e) {
            throw new MalformedException(NpyRules.TYPE, source.offset(), SafeText.of(String.valueOf(e.getMessage())));
        }
    }

    private static long elements(Source source, Literal shape, long size) throws MalformedException {
        if (!(shape instanceof Literal.Tuple tuple) || tuple.items().size() > MAX_DIMENSIONS) {
            throw bad(source, "has a shape that is no tuple of at most " + MAX_DIMENSIONS + " dimensions");
        }
        long elements = 1;
        boolean empty = false;
        try {
            for (Literal dimension : tuple.items()) {
                if (!(dimension instanceof Literal.Number number) || number.value() < 0) {
                    throw bad(source, "has a shape with something else than whole numbers");
                }
                empty |= number.value() == 0;
                elements = number.value() == 0 ? elements : Math.multiplyExact(elements, number.value());
            }
            long inBytes = Math.multiplyExact(elements, Math.max(1, size));
            assert inBytes >= 0 : "checked for overflow alone";
        } catch (ArithmeticException e) {
            throw bad(source, "has a shape whose size exceeds 63 bits");
        }
        return empty ? 0 : elements;
    }

    /** Bytes of the data, unless the array is one of objects. */
    long bytes() {
        return elements * type.size();
    }

    private static MalformedException bad(Source source, String what) {
        return new MalformedException(NpyRules.HEADER, source.offset(), "the header " + what);
    }
}
