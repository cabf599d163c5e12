package io.jenkins.plugins.modelgate.engine.scan.gguf;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Leftover;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.template.TemplateCheck;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Examines every string of the metadata. Runtimes render those under {@code tokenizer.chat_template} and its named
 * variants; of any other string nobody knows who may render it, so all are looked at.
 */
final class Strings {
    /** Longest string that loaders take, in bytes. */
    private static final long MAX_STRING = 1 << 30;

    /** Longest string that is held as a whole, in bytes. */
    private static final int MAX_HELD = 4 * TemplateCheck.MAX_LENGTH;

    private final GgufInput in;
    private final Inspection inspection;
    private final byte[] block = new byte[16 * 1024];

    Strings(GgufInput in, Inspection inspection) {
        this.in = in;
        this.inspection = inspection;
    }

    /** The value of a key. */
    void single(String key) throws IOException {
        long length = length(key);
        if (key.endsWith(".json")) {
            file(key, length);
        } else {
            text(key, length);
        }
    }

    /** A file that is kept in the metadata, {@code tokenizer.huggingface.json} for example. */
    private void file(String key, long length) throws IOException {
        long position = in.position();
        if (length <= MAX_HELD) {
            byte[] bytes = in.stream().bytes((int) length);
            if (hasTag(bytes, bytes.length)) {
                examine(key, new String(bytes, StandardCharsets.UTF_8), position);
            }
            inspection.nested(key, length, new ByteArrayInputStream(bytes), offset -> {
                int from = (int) Math.min(offset, length);
                return new ByteArrayInputStream(bytes, from, (int) length - from);
            });
        } else {
            Leftover.examine(in.stream(), inspection, key, length);
            in.stream().skip(position + length - in.position());
        }
    }

    /** The strings of an array; a vocabulary has some hundred thousand of them. */
    void array(String key, long count) throws IOException {
        for (long i = 0; i < count; i++) {
            text(key, length(key));
        }
    }

    private long length(String key) throws IOException {
        return in.count(1, MAX_STRING, "the length of a string in " + SafeText.quote(key));
    }

    private void text(String key, long length) throws IOException {
        long position = in.position();
        if (length <= block.length) {
            fill((int) length);
            if (hasTag(block, (int) length)) {
                examine(key, new String(block, 0, (int) length, StandardCharsets.UTF_8), position);
            }
        } else if (length <= MAX_HELD) {
            byte[] bytes = in.stream().bytes((int) length);
            if (hasTag(bytes, bytes.length)) {
                examine(key, new String(bytes, StandardCharsets.UTF_8), position);
            }
        } else {
            large(key, length);
        }
    }

    private void fill(int length) throws IOException {
        ScanStream stream = in.stream();
        int filled = 0;
        while (filled < length) {
            int got = stream.read(block, filled, length - filled);
            if (got < 0) {
                stream.skip(length - filled);
            }
            filled += got;
        }
    }

    private void examine(String key, String text, long position) {
        if (key.contains("chat_template")) {
            TemplateCheck.examine(key, text, inspection, position);
        } else {
            TemplateCheck.examineText(key, text, inspection, position);
        }
    }

    /** What is too long to be held must not have tags at all. */
    private void large(String key, long length) throws IOException {
        long position = in.position();
        boolean tag = key.contains("chat_template");
        byte last = 0;
        for (long left = length; left > 0; ) {
            int step = (int) Math.min(left, block.length);
            fill(step);
            tag |= hasTag(block, step) || last == '{' && (block[0] == '{' || block[0] == '%');
            last = block[step - 1];
            left -= step;
        }
        if (tag) {
            inspection.incomplete(
                    ScanRules.LIMIT,
                    position,
                    SafeText.quote(key) + " is a text of " + length + " bytes with template tags, more than " + MAX_HELD
                            + " bytes are not examined");
        }
    }

    private static boolean hasTag(byte[] bytes, int length) {
        for (int i = 1; i < length; i++) {
            if (bytes[i - 1] == '{' && (bytes[i] == '{' || bytes[i] == '%')) {
                return true;
            }
        }
        return false;
    }
}
