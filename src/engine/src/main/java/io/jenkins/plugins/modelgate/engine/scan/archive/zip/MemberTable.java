package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.Limits;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import java.util.Arrays;

/** Headers or directory entries in few bytes each: an archive may hold a million. */
final class MemberTable {
    private static final int COLUMNS = 6;

    private long[] rows = new long[COLUMNS * 16];
    private int count;

    /**
     * One row.
     *
     * @param at where the header or entry stands
     * @param ref a header's start of data, an entry's offset of the header
     * @param name fingerprint of the name
     * @param packed compressed size in bytes
     * @param size in bytes, -1 if the data could not be read to its end
     */
    record Row(long at, long ref, long name, long packed, long size, long crc, int method, int flags) {}

    int add(Row row) throws LimitException {
        if (count == Limits.MEMBERS) {
            throw new LimitException(ScanRules.LIMIT, "members: more than " + Limits.MEMBERS + " in one archive");
        }
        int base = count * COLUMNS;
        if (base == rows.length) {
            rows = Arrays.copyOf(rows, rows.length * 2);
        }
        rows[base] = row.at;
        rows[base + 1] = row.ref;
        rows[base + 2] = row.name;
        rows[base + 3] = row.packed;
        rows[base + 4] = row.size;
        rows[base + 5] = row.crc << 32 | (long) row.method << 16 | row.flags;
        return count++;
    }

    int size() {
        return count;
    }

    Row get(int index) {
        int base = index * COLUMNS;
        long bits = rows[base + 5];
        return new Row(
                rows[base],
                rows[base + 1],
                rows[base + 2],
                rows[base + 3],
                rows[base + 4],
                bits >>> 32,
                (int) (bits >>> 16) & 0xFFFF,
                (int) bits & 0xFFFF);
    }

    /** Index of the row that stands at this place, or negative. Rows are added in the order of their places. */
    int find(long at) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = rows[middle * COLUMNS];
            if (found == at) {
                return middle;
            }
            if (found < at) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
