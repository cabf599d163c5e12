package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes ZIP archives byte by byte, honest or not: every header field can be set apart from the data. */
public final class ZipBuilder {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Member> members = new ArrayList<>();
    private byte[] comment = new byte[0];
    private boolean zip64;
    private int base;

    /** A member; the fields named {@code local} and {@code central} may be made to disagree. */
    public static final class Member {
        public String localName;
        public String centralName;
        public byte[] content;
        public int method;
        public int localFlags;
        public int centralFlags;
        public int localMethod;
        public int centralMethod;
        public long crc;
        public byte[] packed;
        public long localPacked;
        public long localSize;
        public long centralPacked;
        public long centralSize;
        public long centralOffset = -1;
        public boolean descriptor;
        public boolean signature = true;
        public boolean wide;
        public boolean listed = true;
        public byte[] localExtra = new byte[0];
        public byte[] centralExtra = new byte[0];
        public int mode;

        public Member(String name, byte[] content, int method) {
            localName = name;
            centralName = name;
            this.content = content;
            this.method = method;
            localMethod = method;
            centralMethod = method;
            packed = method == 8 ? deflate(content) : content;
            CRC32 sum = new CRC32();
            sum.update(content);
            crc = sum.getValue();
            localPacked = packed.length;
            localSize = content.length;
            centralPacked = packed.length;
            centralSize = content.length;
        }

        /** Sizes and checksum behind the data, as writers do that cannot seek. */
        public Member described() {
            descriptor = true;
            localFlags |= 8;
            centralFlags |= 8;
            return this;
        }
    }

    /** Text member, stored. */
    public static Member stored(String name, String text) {
        return new Member(name, text.getBytes(StandardCharsets.UTF_8), 0);
    }

    /** Text member, deflated. */
    public static Member deflated(String name, String text) {
        return new Member(name, text.getBytes(StandardCharsets.UTF_8), 8);
    }

    public static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(6, true);
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }

    public ZipBuilder comment(String text) {
        comment = text.getBytes(StandardCharsets.ISO_8859_1);
        return this;
    }

    public ZipBuilder zip64() {
        zip64 = true;
        return this;
    }

    /** Bytes outside of any structure. */
    public ZipBuilder raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** Offsets count from here on. */
    public ZipBuilder base() {
        base = out.size();
        return this;
    }

    public int size() {
        return out.size();
    }

    public ZipBuilder add(Member member) {
        if (member.centralOffset < 0) {
            member.centralOffset = out.size() - base;
        }
        if (member.listed) {
            members.add(member);
        }
        boolean hidden = member.descriptor;
        byte[] name = member.localName.getBytes(StandardCharsets.UTF_8);
        byte[] extra = member.localExtra;
        if (member.wide) {
            extra = concat(block(1, longs(hidden ? 0 : member.localSize, hidden ? 0 : member.localPacked)), extra);
        }
        ints(LocalHeader.SIGNATURE);
        shorts(member.wide ? 45 : 20, member.localFlags, member.localMethod, 0, 33);
        ints(
                hidden ? 0 : member.crc,
                member.wide ? -1 : hidden ? 0 : member.localPacked,
                member.wide ? -1 : hidden ? 0 : member.localSize);
        shorts(name.length, extra.length);
        raw(name).raw(extra).raw(member.packed);
        if (hidden) {
            if (member.signature) {
                ints(0x08074b50);
            }
            ints(member.crc);
            if (member.wide) {
                raw(longs(member.localPacked, member.localSize));
            } else {
                ints(member.localPacked, member.localSize);
            }
        }
        return this;
    }

    /** Writes the directory and its end record. */
    public ZipBuilder directory() {
        int start = out.size();
        for (Member member : members) {
            entry(member);
        }
        int end = out.size();
        if (zip64) {
            ints(EndRecord.SIGNATURE64);
            raw(longs(44));
            shorts(45, 45);
            ints(0, 0);
            raw(longs(members.size(), members.size(), end - start, start - base));
            ints(EndRecord.LOCATOR, 0);
            raw(longs(end - base));
            ints(1);
        }
        ints(EndRecord.SIGNATURE);
        int count = zip64 ? 0xFFFF : members.size();
        shorts(0, 0, count, count);
        ints(zip64 ? -1 : end - start, zip64 ? -1 : start - base);
        shorts(comment.length);
        raw(comment);
        members.clear();
        return this;
    }

    private void entry(Member member) {
        byte[] name = member.centralName.getBytes(StandardCharsets.UTF_8);
        byte[] extra = member.centralExtra;
        if (member.wide) {
            extra = concat(block(1, longs(member.centralSize, member.centralPacked, member.centralOffset)), extra);
        }
        ints(CentralEntry.SIGNATURE);
        shorts(3 << 8 | 45, member.wide ? 45 : 20, member.centralFlags, member.centralMethod, 0, 33);
        ints(member.crc, member.wide ? -1 : member.centralPacked, member.wide ? -1 : member.centralSize);
        shorts(name.length, extra.length, 0, 0, 0);
        ints((long) member.mode << 16, member.wide ? -1 : member.centralOffset);
        raw(name).raw(extra);
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    /** An honest archive of these members. */
    public static byte[] zip(Member... members) {
        ZipBuilder builder = new ZipBuilder();
        for (Member member : members) {
            builder.add(member);
        }
        return builder.directory().bytes();
    }

    /** One block of an extra field. */
    public static byte[] block(int id, byte[] data) {
        ByteBuffer block = ByteBuffer.allocate(4 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        return block.putShort((short) id)
                .putShort((short) data.length)
                .put(data)
                .array();
    }

    static byte[] concat(byte[] a, byte[] b) {
        return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }

    private static byte[] longs(long... values) {
        ByteBuffer buffer = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            buffer.putLong(value);
        }
        return buffer.array();
    }

    private void ints(long... values) {
        for (long value : values) {
            for (int i = 0; i < 4; i++) {
                out.write((int) (value >>> 8 * i));
            }
        }
    }

    private void shorts(int... values) {
        for (int value : values) {
            out.write(value);
            out.write(value >>> 8);
        }
    }
}
