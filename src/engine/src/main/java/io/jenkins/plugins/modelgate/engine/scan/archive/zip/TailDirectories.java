package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Directories as loaders find them: from the end of the file, by an end record that need not be the one that streamed
 * by. Python takes the last end record and the directory in front of it; miniz (PyTorch) and others take the place that
 * the record names; Java and Info-ZIP look whether a directory is there. All of these places are tried.
 */
final class TailDirectories {
    /** Longest comment, end record, locator. */
    private static final int TAIL = 65_535 + EndRecord.LENGTH + EndRecord.LOCATOR_LENGTH + EndRecord.LENGTH64;

    private static final int MOST = 32;

    private final ZipContext zip;
    private final DirectoryCheck check;
    private final Map<Long, Long> places = new LinkedHashMap<>();
    private final long verified;
    private final long verifiedDelta;

    /** @param verified place of the directory that has been compared already, -1 if none */
    TailDirectories(ZipContext zip, DirectoryCheck check, long verified, long verifiedDelta) {
        this.zip = zip;
        this.check = check;
        this.verified = verified;
        this.verifiedDelta = verifiedDelta;
    }

    /** @param length of the file in bytes */
    void read(long length) throws IOException {
        Replay replay = zip.replay();
        if (replay == null) {
            zip.inspection.incomplete(ZipRules.SECOND_READING, length, "the directory at the end of the archive");
            return;
        }
        long from = Math.max(0, length - TAIL);
        byte[] tail;
        try (InputStream bytes = replay.openAt(from)) {
            tail = bytes.readNBytes((int) (length - from));
        }
        int found = 0;
        for (int i = tail.length - EndRecord.LENGTH; i >= 0; i--) {
            if (tail[i] == 'P' && Signature.of(tail, i) == EndRecord.SIGNATURE) {
                if (++found > MOST) {
                    zip.inspection.incomplete(ZipRules.SECOND_READING, from + i, "more than " + MOST + " end records");
                    break;
                }
                candidates(replay, tail, i, from, length);
            }
        }
        for (Map.Entry<Long, Long> place : places.entrySet()) {
            directory(replay, place.getKey(), place.getValue());
        }
    }

    private void candidates(Replay replay, byte[] tail, int at, long from, long length) throws IOException {
        EndRecord end = EndRecord.read(new ScanStream(new ByteArrayInputStream(tail, at, EndRecord.LENGTH), -1));
        long position = from + at;
        place(position - end.size(), position - end.size() - end.offset(), length);
        place(end.offset(), 0, length);
        int locator = at - EndRecord.LOCATOR_LENGTH;
        if (locator < 0 || Signature.of(tail, locator) != EndRecord.LOCATOR) {
            return;
        }
        long named = Signature.u32(tail, locator + 8) | Signature.u32(tail, locator + 12) << 32;
        long before = from + locator - EndRecord.LENGTH64;
        for (long wideAt : new long[] {named, before}) {
            if (wideAt < 0 || wideAt > length - EndRecord.LENGTH64) {
                continue;
            }
            try (InputStream bytes = replay.openAt(wideAt)) {
                ScanStream in = new ScanStream(bytes, -1);
                if (Signature.at(in) == EndRecord.SIGNATURE64) {
                    EndRecord wide = EndRecord.read64(in);
                    place(wideAt - wide.size(), wideAt - wide.size() - wide.offset(), length);
                    place(wide.offset(), 0, length);
                }
            }
        }
    }

    private void place(long at, long delta, long length) {
        if (at >= 0 && at < length && places.size() < MOST && !(at == verified && delta == verifiedDelta)) {
            places.putIfAbsent(at, delta);
        }
    }

    private void directory(Replay replay, long at, long delta) throws IOException {
        try (InputStream bytes = replay.openAt(at)) {
            ScanStream in = new ScanStream(bytes, -1);
            if (Signature.at(in) != CentralEntry.SIGNATURE) {
                return;
            }
            zip.inspection.report(
                    ZipRules.TWO_DIRECTORIES,
                    at,
                    "readers that look from the end may take the directory at byte " + at);
            DirectoryCheck other = at == verified || verified < 0 ? check : new DirectoryCheck(zip);
            while (Signature.at(in) == CentralEntry.SIGNATURE) {
                MemberTable.Row row = other.entry(CentralEntry.read(in));
                other.compare(
                        new MemberTable.Row(
                                at + row.at(),
                                row.ref(),
                                row.name(),
                                row.packed(),
                                row.size(),
                                row.crc(),
                                row.method(),
                                row.flags()),
                        delta);
            }
        }
    }
}
