package io.jenkins.plugins.modelgate.engine.scan.hdf5;

import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import java.io.Closeable;
import java.io.IOException;

/** The superblock: how addresses are written in this file, and where its root group is (HDF5 file format, II). */
final class Hdf5File implements Closeable {
    private static final int SUPERBLOCK = 96 + 40;

    private final Pages pages;
    private int offsetSize = 8;
    private int lengthSize = 8;
    private long base;
    private long moved;
    private long end;
    private long root;
    private long extension = Cursor.UNDEFINED;
    private long driver = Cursor.UNDEFINED;

    private Hdf5File(Replay replay) {
        this.pages = new Pages(replay);
    }

    /** @param at where the signature stands */
    static Hdf5File open(Replay replay, long at) throws IOException {
        Hdf5File file = new Hdf5File(replay);
        Cursor cursor = new Cursor(file, at, SUPERBLOCK);
        cursor.skip(8);
        int version = cursor.u8();
        switch (version) {
            case 0, 1 -> file.old(cursor, version, at);
            case 2, 3 -> file.recent(cursor, at);
            default -> throw cursor.malformed("superblock of version " + version);
        }
        return file;
    }

    private void old(Cursor cursor, int version, long at) throws IOException {
        cursor.skip(4);
        sizes(cursor);
        cursor.skip(1 + 4 + 4 + (version == 1 ? 4 : 0));
        base(cursor, at);
        cursor.skip(offsetSize);
        end(cursor);
        driver = cursor.address();
        cursor.skip(offsetSize);
        root = cursor.address();
    }

    private void recent(Cursor cursor, long at) throws IOException {
        sizes(cursor);
        cursor.skip(1);
        base(cursor, at);
        extension = cursor.address();
        end(cursor);
        root = cursor.address();
    }

    private void sizes(Cursor cursor) throws IOException {
        offsetSize = size(cursor);
        lengthSize = size(cursor);
    }

    private static int size(Cursor cursor) throws IOException {
        int size = cursor.u8();
        if (size != 2 && size != 4 && size != 8) {
            throw cursor.malformed("addresses or lengths of " + size + " bytes");
        }
        return size;
    }

    /** The library believes the place of the superblock, whatever base is written. */
    private void base(Cursor cursor, long at) throws IOException {
        moved = at - cursor.number(offsetSize);
        base = at;
    }

    /** Unlike all others this address counts from the first byte of the content, by the base that is written. */
    private void end(Cursor cursor) throws IOException {
        end = cursor.number(offsetSize) + moved;
    }

    Pages pages() {
        return pages;
    }

    int offsetSize() {
        return offsetSize;
    }

    int lengthSize() {
        return lengthSize;
    }

    /** Address in the content of an address in the file. */
    long absolute(long address) throws MalformedException {
        if (address < 0 || address > Long.MAX_VALUE - base) {
            throw new MalformedException(Hdf5Rules.MALFORMED, -1, "address " + Long.toUnsignedString(address));
        }
        return address + base;
    }

    /** First byte behind the file, in the content. */
    long end() {
        return end;
    }

    /** Object header of the root group. */
    long root() {
        return root;
    }

    /** Object header with messages about the file, or {@link Cursor#UNDEFINED}. */
    long extension() {
        return extension;
    }

    /** Whether a driver spreads the file over several. */
    boolean hasDriver() {
        return driver != Cursor.UNDEFINED;
    }

    @Override
    public void close() throws IOException {
        pages.close();
    }
}
