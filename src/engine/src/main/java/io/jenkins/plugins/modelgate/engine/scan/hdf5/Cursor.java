package io.jenkins.plugins.modelgate.engine.scan.hdf5;

import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A place in the file that moves forward, up to an end that must not be crossed. */
final class Cursor {
    /** All bits set: no address. */
    static final long UNDEFINED = -1;

    private final Hdf5File file;
    private final long end;
    private long at;

    Cursor(Hdf5File file, long at, long length) throws MalformedException {
        this.file = file;
        this.at = at;
        if (at < 0 || length < 0 || at > Long.MAX_VALUE - length) {
            throw malformed("address " + Long.toUnsignedString(at));
        }
        this.end = at + length;
    }

    long at() {
        return at;
    }

    long left() {
        return end - at;
    }

    int u8() throws IOException {
        if (at >= end) {
            throw malformed("a structure ends too early");
        }
        return file.pages().at(at++);
    }

    int u16() throws IOException {
        return u8() | u8() << 8;
    }

    long u32() throws IOException {
        return u16() | (long) u16() << 16;
    }

    /** Little-endian number of that many bytes; more than eight never occur. */
    long number(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) u8() << 8 * i;
        }
        return value;
    }

    /** An address in the file, with the base added, or {@link #UNDEFINED}. */
    long address() throws IOException {
        long value = number(file.offsetSize());
        boolean none = value == (file.offsetSize() == 8 ? -1L : (1L << 8 * file.offsetSize()) - 1);
        return none ? UNDEFINED : file.absolute(value);
    }

    long length() throws IOException {
        return number(file.lengthSize());
    }

    void skip(long count) throws MalformedException {
        if (count < 0 || count > end - at) {
            throw malformed("a length of " + Long.toUnsignedString(count) + " bytes");
        }
        at += count;
    }

    /** A part of this, from here; this goes on behind it. */
    Cursor part(long length) throws MalformedException {
        Cursor part = new Cursor(file, at, length);
        skip(length);
        return part;
    }

    /** Text of that many bytes. */
    String text(int length) throws IOException {
        byte[] bytes = new byte[(int) Math.min(length, left())];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) u8();
        }
        if (bytes.length < length) {
            throw malformed("a text ends too early");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Text up to a zero byte, at most so many bytes. */
    String string(int most) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = u8(); c != 0; c = u8()) {
            if (text.length() == most) {
                throw malformed("a name of more than " + most + " bytes");
            }
            text.append((char) c);
        }
        return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    void expect(String signature) throws IOException {
        String found = text(signature.length());
        if (!found.equals(signature)) {
            throw malformed("no " + signature + " where one must be");
        }
    }

    MalformedException malformed(String message) {
        return new MalformedException(Hdf5Rules.MALFORMED, at, message);
    }
}
