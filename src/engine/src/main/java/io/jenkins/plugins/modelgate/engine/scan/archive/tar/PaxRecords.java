package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records of a PAX extended header: {@code length key=value\n}, the length counting itself. */
final class PaxRecords {
    private final Map<String, byte[]> values = new HashMap<>();
    private final List<byte[]> sparse = new ArrayList<>();
    private boolean sound = true;
    private boolean repeated;

    /** Parses what can be parsed; {@link #sound()} tells whether that was all. */
    static PaxRecords parse(byte[] data) {
        PaxRecords records = new PaxRecords();
        int at = 0;
        while (at < data.length && data[at] != 0) {
            int next = records.record(data, at);
            if (next < 0) {
                records.sound = false;
                break;
            }
            at = next;
        }
        for (int i = at; i < data.length; i++) {
            records.sound = records.sound && data[i] == 0;
        }
        return records;
    }

    /** Index behind the record, or -1 if there is none. */
    private int record(byte[] data, int at) {
        int space = at;
        long length = 0;
        while (space < data.length && data[space] >= '0' && data[space] <= '9' && length < data.length) {
            length = length * 10 + data[space++] - '0';
        }
        int end = (int) Math.min(Integer.MAX_VALUE, at + length);
        if (space == at || space >= data.length || data[space] != ' ' || end > data.length || end <= space + 1) {
            return -1;
        }
        int equals = space + 1;
        while (equals < end && data[equals] != '=') {
            equals++;
        }
        if (data[end - 1] != '\n' || equals >= end - 1) {
            return -1;
        }
        String key = new String(data, space + 1, equals - space - 1, StandardCharsets.UTF_8);
        byte[] value = Arrays.copyOfRange(data, equals + 1, end - 1);
        if (key.equals("GNU.sparse.offset") || key.equals("GNU.sparse.numbytes")) {
            sparse.add(value);
        } else if (values.put(key, value) != null) {
            repeated = true;
        }
        return end;
    }

    /** Whether the header consists of records and nothing else. */
    boolean sound() {
        return sound;
    }

    /** Whether a key occurs twice: readers differ in which one counts. */
    boolean repeated() {
        return repeated;
    }

    /** Whether the map of a sparse member stands in the header. */
    boolean hasMap() {
        return value("GNU.sparse.map") != null || !sparse.isEmpty();
    }

    /** Whether a key begins so. */
    boolean hasKey(String prefix) {
        return values.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }

    @CheckForNull
    byte[] value(String key) {
        return values.get(key);
    }

    /** A decimal number, null if it is absent, -1 if it is none. */
    @CheckForNull
    Long number(String key) {
        byte[] value = values.get(key);
        return value == null ? null : decimal(value);
    }

    /** Values of the map in format 0.0: offset, length, offset, length ... */
    List<byte[]> sparse() {
        return sparse;
    }

    static long decimal(byte[] value) {
        if (value.length == 0 || value.length > 18) {
            return -1;
        }
        long number = 0;
        for (byte digit : value) {
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }
}
