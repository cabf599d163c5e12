package io.jenkins.plugins.modelgate.engine.scan.pickle;

import io.jenkins.plugins.modelgate.engine.scan.Nested;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import io.jenkins.plugins.modelgate.engine.scan.pickle.PickleValue.Kind;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Reads the arguments of opcodes that push constants. Long ones go by without being held. */
final class ConstantReader {
    /** Longest number whose value is kept, in bytes: the magic numbers of formats fit. */
    private static final int MAX_NUMBER = 32;

    /** UTF-8 of the byte with which pickles begin. */
    private static final int FIRST_OF_LATIN1 = 0xC2;

    private final ScanStream in;
    private final Cursor cursor;
    private final TextLine line;
    private final Embedded embedded;
    private final CallJudge calls;
    private final byte[] scratch = new byte[StrValue.MAX_BYTES];

    ConstantReader(ScanStream in, Cursor cursor, TextLine line, Embedded embedded, CallJudge calls) {
        this.calls = calls;
        this.in = in;
        this.cursor = cursor;
        this.line = line;
        this.embedded = embedded;
    }

    /** INT: also the form in which protocol 0 writes booleans. */
    PickleValue intText() throws IOException {
        line.read();
        String text = line.latin1();
        if (text.length() == 2 && (text.equals("00") || text.equals("01"))) {
            return Constants.of(text.equals("01"));
        }
        return number(text);
    }

    /** LONG: with or without an L at its end. */
    PickleValue longText() throws IOException {
        line.read();
        String text = line.latin1();
        return number(text.endsWith("L") ? text.substring(0, text.length() - 1) : text);
    }

    private PickleValue number(String text) throws IOException {
        if (!line.isWhole()) {
            calls.outOfProportion(
                    "converts a number of " + line.length() + " digits, which takes their square in time");
            return Constants.INT;
        }
        BigInteger value = TextForms.integer(text, 0);
        if (value == null) {
            throw cursor.damaged("a number is expected and there is none");
        }
        return value.bitLength() > 8 * MAX_NUMBER ? Constants.INT : Constants.of(value);
    }

    PickleValue floatText() throws IOException {
        line.read();
        if (line.isWhole() && !TextForms.isFloat(line.latin1())) {
            throw cursor.damaged("a number is expected and there is none");
        }
        return Constants.FLOAT;
    }

    /** LONG1 and LONG4: little-endian two's complement. */
    PickleValue counted(long length) throws IOException {
        need(length);
        if (length > MAX_NUMBER) {
            in.skip(length);
            return Constants.INT;
        }
        byte[] bytes = in.bytes((int) length);
        for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
            byte swapped = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = swapped;
        }
        return bytes.length == 0 ? Constants.of(0) : Constants.of(new BigInteger(bytes));
    }

    /** STRING: a quoted literal with escapes. */
    PickleValue quoted() throws IOException {
        line.read();
        int start = 0;
        int end = line.kept();
        byte[] bytes = line.bytes();
        if (!line.isWhole()) {
            return Constants.stub(Kind.STR, line.length());
        }
        // Older unpicklers ignore white space behind the closing quote.
        while (end > 0 && bytes[end - 1] >= 0 && bytes[end - 1] <= ' ') {
            end--;
        }
        if (end < 2 || bytes[0] != bytes[end - 1] || bytes[0] != '\'' && bytes[0] != '"') {
            throw cursor.damaged("a quoted string is expected and there is none");
        }
        start++;
        end--;
        String text = TextForms.unescape(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
        if (text == null) {
            throw cursor.damaged("a string holds an escape that Python does not know");
        }
        return string(text);
    }

    /** UNICODE: raw-unicode-escape. */
    PickleValue rawUnicode() throws IOException {
        line.read();
        if (!line.isWhole()) {
            return Constants.stub(Kind.STR, line.length());
        }
        String text = TextForms.rawUnicode(line.latin1());
        if (text == null) {
            throw cursor.damaged("a string holds an escape that Python does not know");
        }
        return string(text);
    }

    private PickleValue string(String text) {
        return text.length() > StrValue.MAX_BYTES ? Constants.stub(Kind.STR, text.length()) : Vocabulary.of(text);
    }

    /** BINUNICODE and its like. */
    PickleValue unicode(long length) throws IOException {
        need(length);
        Nested nested = in.peek() == FIRST_OF_LATIN1 ? embedded.text(length) : null;
        return nested == null ? text(length, StandardCharsets.UTF_8) : new BytesValue(Kind.STR, nested, length);
    }

    /** BINSTRING and SHORT_BINSTRING: bytes in Python 2, text by default in Python 3. */
    PickleValue binString(long length) throws IOException {
        need(length);
        Nested nested = embedded.bytes(length);
        return nested == null ? text(length, StandardCharsets.ISO_8859_1) : new BytesValue(Kind.STR, nested, length);
    }

    private PickleValue text(long length, Charset charset) throws IOException {
        if (length > StrValue.MAX_BYTES) {
            in.skip(length);
            return Constants.stub(Kind.STR, length);
        }
        fill((int) length);
        return Vocabulary.of(new String(scratch, 0, (int) length, charset));
    }

    /** BINBYTES, BYTEARRAY8 and their like. */
    PickleValue bytes(long length, Kind kind) throws IOException {
        need(length);
        Nested nested = embedded.bytes(length);
        if (nested != null) {
            return new BytesValue(kind, nested, length);
        }
        in.skip(length);
        return Constants.stub(kind, length);
    }

    private void fill(int length) throws IOException {
        for (int filled = 0; filled < length; ) {
            int got = in.read(scratch, filled, length - filled);
            if (got < 0) {
                throw new TruncatedException(in.position(), length - filled);
            }
            filled += got;
        }
    }

    /** Fails before anything is consumed, so that a forged length does not hide what follows. */
    private void need(long length) throws IOException {
        long left = in.remaining();
        if (length < 0 || length > left) {
            throw new TruncatedException(in.position(), length - left);
        }
    }
}
