package io.jenkins.plugins.modelgate.engine.cli;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes Parquet files whose metadata says what it likes: one column, one row group, a dictionary page and a data page. Format:
 * parquet-format, parquet.thrift; Thrift compact protocol.
 */
final class HostileParquet {
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    /** Rows that the footer, the row group and the column speak of. */
    long rows = 10;

    /** Values that the data page's header speaks of. */
    long valuesInPage = 10;

    /** Length of the one value of the dictionary. */
    int dictionaryValue = 8;

    /** Values that the dictionary page's header speaks of. */
    int dictionaryValues = 1;

    /** Size after unpacking that page headers claim, or -1 for the true one. */
    int claimedSize = -1;

    /** Elements that the list of the schema claims, or -1 for the true number. */
    long claimedSchema = -1;

    /** Groups around the column. */
    int depth;

    /** Where the data page is said to begin, or -1 for the true place. */
    long claimedOffset = -1;

    byte[] bytes() {
        put("PAR1".getBytes(StandardCharsets.US_ASCII));
        int dictionary = file.size();
        byte[] value = new byte[4 + dictionaryValue];
        ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).putInt(dictionaryValue);
        page(2, value, dictionaryValues, 0);
        int data = file.size();
        Thrift run = new Thrift();
        run.raw(1);
        run.varint(valuesInPage << 1);
        run.raw(0);
        page(0, run.bytes(), valuesInPage, 8);
        byte[] footer = footer(dictionary, claimedOffset < 0 ? data : claimedOffset, file.size() - dictionary);
        put(footer);
        put(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.length)
                .array());
        put("PAR1".getBytes(StandardCharsets.US_ASCII));
        return file.toByteArray();
    }

    private void put(byte[] bytes) {
        file.write(bytes, 0, bytes.length);
    }

    private void page(int type, byte[] content, long values, int encoding) {
        Thrift header = new Thrift();
        header.number(1, I32, type);
        header.number(2, I32, claimedSize < 0 ? content.length : claimedSize);
        header.number(3, I32, content.length);
        header.field(type == 0 ? 5 : 7, STRUCT);
        Thrift inner = new Thrift();
        inner.number(1, I32, values);
        inner.number(2, I32, encoding);
        if (type == 0) {
            inner.number(3, I32, 3);
            inner.number(4, I32, 3);
        }
        header.append(inner);
        put(header.end());
        put(content);
    }

    private byte[] footer(long dictionary, long data, long size) {
        Thrift meta = new Thrift();
        meta.number(1, I32, 1);
        meta.field(2, LIST);
        meta.list(claimedSchema < 0 ? 2 + depth : claimedSchema, STRUCT);
        for (int i = 0; i <= depth; i++) {
            Thrift group = new Thrift();
            if (i > 0) {
                group.number(3, I32, 0);
            }
            group.text(4, i == 0 ? "schema" : "g");
            group.number(5, I32, 1);
            meta.append(group);
        }
        Thrift leaf = new Thrift();
        leaf.number(1, I32, 6);
        leaf.number(3, I32, 0);
        leaf.text(4, "c");
        leaf.number(6, I32, 0);
        meta.append(leaf);
        meta.number(3, I64, rows);
        meta.field(4, LIST);
        meta.list(1, STRUCT);
        meta.append(rowGroup(dictionary, data, size));
        return meta.end();
    }

    private Thrift rowGroup(long dictionary, long data, long size) {
        Thrift column = new Thrift();
        column.number(1, I32, 6);
        column.field(2, LIST);
        column.list(1, I32);
        column.varint(8 << 1);
        column.field(3, LIST);
        column.list(1 + depth, BINARY);
        for (int i = 0; i <= depth; i++) {
            column.raw(1);
            column.raw(i == depth ? 'c' : 'g');
        }
        column.number(4, I32, 0);
        column.number(5, I64, rows);
        column.number(6, I64, size);
        column.number(7, I64, size);
        column.number(9, I64, data);
        column.number(11, I64, dictionary);
        Thrift chunk = new Thrift();
        chunk.number(2, I64, dictionary);
        chunk.field(3, STRUCT);
        chunk.append(column);
        Thrift group = new Thrift();
        group.field(1, LIST);
        group.list(1, STRUCT);
        group.append(chunk);
        group.number(2, I64, size);
        group.number(3, I64, rows);
        return group;
    }

    /** Thrift's compact protocol, as much as is needed here. */
    private static final class Thrift {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int last;

        void raw(int b) {
            out.write(b);
        }

        void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }

        void field(int id, int type) {
            out.write(id - last << 4 | type);
            last = id;
        }

        void number(int id, int type, long value) {
            field(id, type);
            varint(value << 1 ^ value >> 63);
        }

        void text(int id, String text) {
            field(id, BINARY);
            varint(text.length());
            out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }

        void list(long size, int type) {
            if (size < 15) {
                out.write((int) size << 4 | type);
            } else {
                out.write(0xF0 | type);
                varint(size);
            }
        }

        void append(Thrift struct) {
            out.writeBytes(struct.end());
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        byte[] end() {
            out.write(0);
            return out.toByteArray();
        }
    }
}
