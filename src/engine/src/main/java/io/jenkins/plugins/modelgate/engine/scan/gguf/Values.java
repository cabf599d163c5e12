package io.jenkins.plugins.modelgate.engine.scan.gguf;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.Limits;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads values of any type to their end; arrays in arrays by a stack of counts, not by recursion. */
final class Values {
    /** Most elements of an array that loaders take. */
    private static final long MAX_ELEMENTS = 1L << 30;

    private final GgufInput in;
    private final Sparing findings;
    private final Strings strings;
    private final byte[] block = new byte[8192];

    Values(GgufInput in, Sparing findings, Strings strings) {
        this.in = in;
        this.findings = findings;
        this.strings = strings;
    }

    void value(String key, long type, long position) throws IOException {
        known(key, type, position);
        if (type == ValueType.STRING) {
            strings.single(key);
        } else if (type == ValueType.ARRAY) {
            array(key);
        } else {
            plain(key, type, 1);
        }
    }

    private void array(String key) throws IOException {
        Deque<Long> left = new ArrayDeque<>();
        elements(key, left);
        while (!left.isEmpty()) {
            long more = left.pop();
            if (more > 0) {
                left.push(more - 1);
                elements(key, left);
            }
        }
    }

    /** One array's head and, unless its elements are arrays, all its elements. */
    private void elements(String key, Deque<Long> left) throws IOException {
        long position = in.position();
        long type = in.u32();
        known(key, type, position);
        if (type == ValueType.ARRAY) {
            if (left.isEmpty()) {
                findings.report(
                        GgufRules.NESTED_ARRAY,
                        position,
                        "the value of " + SafeText.quote(key) + " is an array of arrays");
            }
            if (left.size() >= Limits.NESTING) {
                throw new LimitException(
                        ScanRules.LIMIT, "arrays are nested more than " + Limits.NESTING + " levels deep");
            }
            left.push(in.count(12, MAX_ELEMENTS, "the length of an array in " + SafeText.quote(key)));
        } else if (type == ValueType.STRING) {
            long count = in.count(8, MAX_ELEMENTS, "the length of the array " + SafeText.quote(key));
            strings.array(key, count);
        } else {
            plain(
                    key,
                    type,
                    in.count(ValueType.bytes(type), MAX_ELEMENTS, "the length of the array " + SafeText.quote(key)));
        }
    }

    private void plain(String key, long type, long count) throws IOException {
        if (type == ValueType.BOOL) {
            truth(key, count);
        } else {
            in.stream().skip(count * ValueType.bytes(type));
        }
    }

    private void truth(String key, long count) throws IOException {
        long left = count;
        while (left > 0) {
            long position = in.position();
            int got = in.stream().read(block, 0, (int) Math.min(left, block.length));
            if (got < 0) {
                in.stream().u8();
            }
            for (int i = 0; i < got; i++) {
                if (block[i] != 0 && block[i] != 1) {
                    findings.report(
                            GgufRules.BOOLEAN,
                            position + i,
                            "a truth value in " + SafeText.quote(key) + " is " + (block[i] & 0xFF));
                }
            }
            left -= got;
        }
    }

    private static void known(String key, long type, long position) throws MalformedException {
        if (!ValueType.isKnown(type)) {
            throw new MalformedException(
                    GgufRules.VALUE, position, "the value of " + SafeText.quote(key) + " has the unknown type " + type);
        }
    }
}
