package io.jenkins.plugins.modelgate.engine.scan.gguf;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.NameSet;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the keys and hands on their values. */
final class Metadata {
    private static final String ALIGNMENT_KEY = "general.alignment";
    private static final int DEFAULT_ALIGNMENT = 32;

    /** Longest key that the format allows, in bytes. */
    private static final int MAX_KEY = 65_535;

    /** More keys than any model has by three orders of magnitude. */
    private static final int MAX_KEYS = 100_000;

    private final GgufInput in;
    private final Sparing findings;
    private final Values values;
    private final NameSet keys = new NameSet();
    private long alignment = DEFAULT_ALIGNMENT;

    Metadata(GgufInput in, Sparing findings, Values values) {
        this.in = in;
        this.findings = findings;
        this.values = values;
    }

    /** Reads so many pairs and returns the alignment of the tensors, a power of two. */
    long read(long pairs) throws IOException {
        if (pairs > MAX_KEYS) {
            throw new LimitException(ScanRules.LIMIT, "keys: more than " + MAX_KEYS + " in one file");
        }
        for (long i = 0; i < pairs; i++) {
            pair();
        }
        return alignment;
    }

    private void pair() throws IOException {
        long position = in.position();
        String key = key(position);
        long typePosition = in.position();
        long type = in.u32();
        if (key.equals(ALIGNMENT_KEY)) {
            alignment(type, typePosition);
        } else {
            values.value(key, type, typePosition);
        }
    }

    private String key(long position) throws IOException {
        long length = in.count(1, 1 << 30, "the length of a key");
        if (length > MAX_KEY) {
            throw new MalformedException(
                    GgufRules.KEY, position, "a key is " + length + " bytes long, at most " + MAX_KEY + " are allowed");
        }
        byte[] bytes = in.stream().bytes((int) length);
        String key = new String(bytes, StandardCharsets.ISO_8859_1);
        if (key.isEmpty()) {
            findings.report(GgufRules.KEY, position, "a key is empty");
        }
        if (key.chars().anyMatch(c -> c < 0x20 || c > 0x7E)) {
            findings.report(GgufRules.KEY, position, "the key " + SafeText.quote(key) + " is not plain ASCII");
        }
        if (!keys.add(bytes)) {
            findings.report(GgufRules.KEY, position, "the key " + SafeText.quote(key) + " stands twice");
        }
        return key;
    }

    private void alignment(long type, long position) throws IOException {
        if (type != ValueType.UINT32) {
            throw new MalformedException(
                    GgufRules.ALIGNMENT, position, ALIGNMENT_KEY + " has the type " + type + ", not unsigned 32 bits");
        }
        alignment = in.u32();
        if (Long.bitCount(alignment) != 1) {
            throw new MalformedException(
                    GgufRules.ALIGNMENT, position, ALIGNMENT_KEY + " is " + alignment + ", no power of two");
        }
        if (alignment % 8 != 0) {
            findings.report(GgufRules.ALIGNMENT, position, ALIGNMENT_KEY + " is " + alignment + ", no multiple of 8");
        }
    }
}
