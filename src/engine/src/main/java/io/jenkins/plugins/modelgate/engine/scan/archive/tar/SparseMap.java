package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.MalformedException;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Which parts of a sparse member are stored: pairs of offset and length, in order. */
final class SparseMap {
    private static final int MOST = 100_000;
    private static final int ENTRY = 24;

    private long[] numbers = new long[16];
    private int count;

    int size() {
        return count / 2;
    }

    long offset(int index) {
        return numbers[2 * index];
    }

    long length(int index) {
        return numbers[2 * index + 1];
    }

    private void add(long number, long at) throws IOException {
        if (number < 0) {
            throw new MalformedException(TarRules.AMBIGUOUS, at, "a sparse map that holds something else than numbers");
        }
        if (count == 2 * MOST) {
            throw new LimitException(ScanRules.LIMIT, "sparse map: more than " + MOST + " entries");
        }
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = number;
    }

    /** Entries in the header and in the blocks that follow it, as GNU tar writes them. */
    static SparseMap gnu(TarHeader header, ScanStream in) throws IOException {
        SparseMap map = new SparseMap();
        map.entries(header, 386, 4, in.position());
        boolean more = header.extended();
        while (more) {
            byte[] block = in.bytes(TarHeader.BLOCK);
            map.entries(new TarHeader(block), 0, 21, in.position());
            more = block[21 * ENTRY] != 0;
        }
        return map;
    }

    private void entries(TarHeader block, int from, int most, long at) throws IOException {
        for (int i = 0; i < most; i++) {
            Long offset = block.number(from + i * ENTRY, 12);
            Long length = block.number(from + i * ENTRY + 12, 12);
            if (offset != null && length != null && offset == 0 && length == 0) {
                continue;
            }
            add(offset == null ? -1 : offset, at);
            add(length == null ? -1 : length, at);
        }
    }

    /** PAX formats 0.0 (repeated records) and 0.1 (one record with commas). */
    static SparseMap pax(PaxRecords records, long at) throws IOException {
        SparseMap map = new SparseMap();
        byte[] joined = records.value("GNU.sparse.map");
        if (joined != null) {
            String text = new String(joined, StandardCharsets.ISO_8859_1);
            for (int from = 0; from < text.length(); ) {
                int comma = text.indexOf(',', from);
                int end = comma < 0 ? text.length() : comma;
                map.add(PaxRecords.decimal(text.substring(from, end).getBytes(StandardCharsets.ISO_8859_1)), at);
                from = end + 1;
            }
        } else {
            List<byte[]> values = records.sparse();
            for (byte[] value : values) {
                map.add(PaxRecords.decimal(value), at);
            }
        }
        return map.whole(at);
    }

    /** PAX format 1.0: decimal lines at the start of the data, padded to a block. */
    static SparseMap inData(ScanStream in) throws IOException {
        SparseMap map = new SparseMap();
        long start = in.position();
        long entries = line(in);
        for (long i = 0; i < 2 * Math.max(0, Math.min(entries, MOST + 1)); i++) {
            map.add(line(in), in.position());
        }
        if (entries < 0 || entries > MOST) {
            throw new LimitException(ScanRules.LIMIT, "sparse map: more than " + MOST + " entries");
        }
        in.skip(Math.floorMod(start - in.position(), TarHeader.BLOCK));
        return map;
    }

    private static long line(ScanStream in) throws IOException {
        StringBuilder digits = new StringBuilder();
        for (int next = in.u8(); next != '\n'; next = in.u8()) {
            if (digits.length() > 18) {
                return -1;
            }
            digits.append((char) next);
        }
        return PaxRecords.decimal(digits.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private SparseMap whole(long at) throws IOException {
        if (count % 2 != 0) {
            throw new MalformedException(TarRules.AMBIGUOUS, at, "a sparse map with an odd number of values");
        }
        return this;
    }
}
