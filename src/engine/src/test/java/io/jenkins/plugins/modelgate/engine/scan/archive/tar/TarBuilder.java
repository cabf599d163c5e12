package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes tar archives block by block, honest or not. */
final class TarBuilder {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** One header block with its checksum. */
    static byte[] header(String name, char type, long size, String link) {
        byte[] block = new byte[TarHeader.BLOCK];
        put(block, 0, name);
        put(block, 100, "0000644");
        put(block, 108, "0000000");
        put(block, 116, "0000000");
        put(block, 124, String.format("%011o", size));
        put(block, 136, "00000000000");
        block[156] = (byte) type;
        put(block, 157, link);
        put(block, 257, "ustar");
        put(block, 263, "00");
        return summed(block);
    }

    static byte[] summed(byte[] block) {
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte value : block) {
            sum += value & 0xFF;
        }
        put(block, 148, String.format("%06o", sum));
        block[154] = 0;
        return block;
    }

    static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    TarBuilder raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    TarBuilder data(byte[] content) {
        raw(content);
        return raw(new byte[Math.floorMod(-content.length, TarHeader.BLOCK)]);
    }

    TarBuilder file(String name, byte[] content) {
        return raw(header(name, '0', content.length, "")).data(content);
    }

    TarBuilder file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    TarBuilder link(String name, char type, String target) {
        return raw(header(name, type, 0, target));
    }

    TarBuilder pax(String... records) {
        StringBuilder text = new StringBuilder();
        for (String record : records) {
            int length = record.length() + 3;
            length += String.valueOf(length).length() > 1 ? 1 : 0;
            length = record.length() + 2 + String.valueOf(length).length();
            text.append(length).append(' ').append(record).append('\n');
        }
        byte[] data = text.toString().getBytes(StandardCharsets.UTF_8);
        return raw(header("PaxHeaders/x", 'x', data.length, "")).data(data);
    }

    byte[] end() {
        return raw(new byte[2 * TarHeader.BLOCK]).bytes();
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
