package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Arrays;

/** One header block of 512 bytes: POSIX.1-1988 (ustar), GNU, and the v7 form that both extend. */
final class TarHeader {
    static final int BLOCK = 512;
    private static final int SIZE = 124;
    private static final int CHECKSUM = 148;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;

    private final byte[] block;

    TarHeader(byte[] block) {
        this.block = block;
    }

    /** Whether the block is zero throughout: half of an end marker. */
    static boolean isZero(byte[] block) {
        for (byte value : block) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the sum of the bytes is the one declared. Old writers summed signed bytes; readers accept either. */
    boolean summed() {
        Long declared = octal(CHECKSUM, 8);
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < BLOCK; i++) {
            byte value = i >= CHECKSUM && i < CHECKSUM + 8 ? (byte) ' ' : block[i];
            unsigned += value & 0xFF;
            signed += value;
        }
        return declared != null && (declared == unsigned || declared == signed);
    }

    /** Whether the block bears the mark of POSIX or GNU. */
    boolean marked() {
        return has("ustar");
    }

    private boolean has(String magic) {
        for (int i = 0; i < magic.length(); i++) {
            if (block[MAGIC + i] != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean gnu() {
        return has("ustar  ");
    }

    char type() {
        return (char) (block[156] & 0xFF);
    }

    /** Size in bytes; null if the field is not a number that all readers read alike. */
    @CheckForNull
    Long size() {
        return number(SIZE, 12);
    }

    byte[] name() {
        return text(0, 100);
    }

    /** The name's first part in POSIX headers; GNU keeps times there. Empty if there is none. */
    byte[] prefix() {
        return text(PREFIX, 155);
    }

    /** Whether the prefix is part of the name for every reader. */
    boolean prefixed() {
        return marked() && !gnu();
    }

    byte[] link() {
        return text(157, 100);
    }

    /** Whether its owner may run it; false where the mode is no number. */
    boolean executable() {
        Long mode = number(100, 8);
        return mode != null && (mode & 0100) != 0;
    }

    /** GNU sparse: true size. */
    @CheckForNull
    Long realSize() {
        return number(483, 12);
    }

    /** GNU sparse: whether a block with more of the map follows. */
    boolean extended() {
        return block[482] != 0;
    }

    /** A number of the map in a GNU sparse header. */
    @CheckForNull
    Long number(int at, int length) {
        int first = block[at] & 0xFF;
        return first == 0x80 || first == 0xFF ? binary(at, length) : octal(at, length);
    }

    /** Base-256, GNU's form for numbers that octal digits cannot hold; null if negative or beyond a long. */
    @CheckForNull
    private Long binary(int at, int length) {
        if (block[at] == (byte) 0xFF) {
            return null;
        }
        long value = 0;
        for (int i = at + 1; i < at + length; i++) {
            if (value >>> 55 != 0) {
                return null;
            }
            value = value << 8 | block[i] & 0xFF;
        }
        return value;
    }

    /** Octal digits, with spaces before and spaces or NUL behind; an empty field is 0. */
    @CheckForNull
    private Long octal(int at, int length) {
        int i = at;
        int end = at + length;
        while (i < end && block[i] == ' ') {
            i++;
        }
        long value = 0;
        while (i < end && block[i] >= '0' && block[i] <= '7') {
            value = value << 3 | block[i++] - '0';
        }
        while (i < end && (block[i] == ' ' || block[i] == 0)) {
            i++;
        }
        return i == end ? value : null;
    }

    private byte[] text(int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) {
            end++;
        }
        return Arrays.copyOfRange(block, at, end);
    }
}
