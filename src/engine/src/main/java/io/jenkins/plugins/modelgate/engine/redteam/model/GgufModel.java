package io.jenkins.plugins.modelgate.engine.redteam.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A GGUF file (version 3) with nothing but metadata. */
final class GgufModel {
    private static final int STRING = 8;

    private GgufModel() {}

    /** With this chat template, which a runtime renders. */
    static byte[] with(String template) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(little(4, 3));
        out.writeBytes(little(8, 0));
        out.writeBytes(little(8, 2));
        pair(out, "general.architecture", "llama");
        pair(out, "tokenizer.chat_template", template);
        return out.toByteArray();
    }

    private static void pair(ByteArrayOutputStream out, String key, String value) {
        text(out, key);
        out.writeBytes(little(4, STRING));
        text(out, value);
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(little(8, bytes.length));
        out.writeBytes(bytes);
    }

    private static byte[] little(int bytes, long value) {
        byte[] eight = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
        return java.util.Arrays.copyOf(eight, bytes);
    }
}
