package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.MemberTable.Row;
import java.io.IOException;

/** The directory as it streams by, held against the members before it and the end record behind it. */
final class Directories {
    private final ZipContext zip;
    private final DirectoryCheck check;
    private MemberTable entries = new MemberTable();
    private long prefix;
    private long first = -1;
    private long stop = -1;
    private EndRecord wide;
    private long wideStop = -1;
    private long locator = -1;
    private long located;
    private int ends;
    private long lastStop = -1;
    private long verified = -1;
    private long verifiedDelta;
    private boolean doubtful;

    Directories(ZipContext zip) {
        this.zip = zip;
        this.check = new DirectoryCheck(zip);
    }

    /** Whether an end record has been seen. */
    boolean ended() {
        return ends > 0;
    }

    /** Bytes stand before the first structure. */
    void prefix(long length) {
        prefix = length;
        zip.inspection.report(ZipRules.PREFIX, 0, length + " bytes before the archive");
    }

    /** A local header behind a directory that no end record closed. */
    void startOfMember(long at) {
        if (first >= 0 || wide != null || locator >= 0) {
            unfinished(at);
        }
    }

    private void unfinished(long at) {
        doubtful = true;
        zip.inspection.report(ZipRules.TWO_DIRECTORIES, at, "a directory that no end record follows directly");
        forget();
    }

    void entry(CentralEntry entry) throws IOException {
        if (first >= 0 && stop != entry.position() || wide != null || locator >= 0) {
            unfinished(entry.position());
        }
        if (first < 0) {
            first = entry.position();
        }
        entries.add(check.entry(entry));
        stop = zip.in.position();
    }

    void end64(EndRecord record, long position) {
        if (wide != null) {
            unfinished(record.position());
        }
        wide = record;
        wideStop = position;
    }

    void locator(ScanStream in) throws IOException {
        if (locator >= 0) {
            unfinished(in.position());
        }
        locator = in.position();
        in.skip(8);
        located = in.u64le();
        in.skip(4);
    }

    /** @param position of the first byte behind the comment */
    void end(EndRecord end, byte[] comment, long position) throws IOException {
        if (++ends == 2) {
            doubtful = true;
            zip.inspection.report(ZipRules.TWO_DIRECTORIES, end.position(), "a second end record");
        }
        for (int i = 0; i + 4 <= comment.length; i++) {
            if (comment[i] == 'P' && comment[i + 1] == 'K' && comment[i + 2] == 5 && comment[i + 3] == 6) {
                doubtful = true;
                zip.inspection.report(
                        ZipRules.TWO_DIRECTORIES, position - comment.length + i, "an end record in the comment");
                break;
            }
        }
        lastStop = position;
        verify(locator >= 0 && wide != null ? end.widened(wide) : end, end);
        forget();
    }

    private void verify(EndRecord told, EndRecord end) throws IOException {
        long directory = first < 0 ? behind(end) : first;
        long size = first < 0 ? 0 : stop - first;
        long delta = directory - told.offset();
        if (first < 0 && told.offset() == 0) {
            delta = directory; // an archive without members may say where its directory would be, or nothing
        }
        boolean placed = delta == 0 || delta == prefix || first < 0;
        boolean zip64 = (wide == null) == (locator < 0)
                && (wide == null || located + delta == wide.position() && wideStop == locator && fits(end));
        boolean joined = behind(end) == (first < 0 ? directory : stop);
        if (told.disk() != 0
                || told.size() != size
                || told.entries() != entries.size()
                || !placed
                || !zip64
                || !joined) {
            doubtful = true;
            zip.inspection.report(
                    ZipRules.DIRECTORY,
                    end.position(),
                    "end record: " + Long.toUnsignedString(told.entries()) + " entries in "
                            + Long.toUnsignedString(told.size()) + " bytes at "
                            + Long.toUnsignedString(told.offset()) + "; found: " + entries.size() + " entries in "
                            + size
                            + " bytes at " + directory);
        }
        long shift = placed ? delta : prefix;
        for (int i = 0; i < entries.size(); i++) {
            Row entry = entries.get(i);
            check.compare(entry, shift);
        }
        check.second().links(shift);
        verified = directory;
        verifiedDelta = shift;
    }

    /** Whether the 32-bit record says what the Zip64 record says, wherever it can. */
    private boolean fits(EndRecord end) {
        return end.widened(wide).sameAs(wide);
    }

    /** Where the directory should end: before the Zip64 records, or before the end record. */
    private long behind(EndRecord end) {
        if (wide != null) {
            return wide.position();
        }
        return locator >= 0 ? locator : end.position();
    }

    private void forget() {
        entries = new MemberTable();
        first = -1;
        stop = -1;
        wide = null;
        wideStop = -1;
        locator = -1;
    }

    /** The archive has been read to its end. */
    void conclude() throws IOException {
        long end = zip.in.position();
        if (first >= 0 || wide != null || locator >= 0) {
            unfinished(end);
        }
        if (ends == 0) {
            zip.inspection.incomplete(ZipRules.NO_DIRECTORY, end, "no end record up to byte " + end);
        }
        if (doubtful || ends == 0 || lastStop != end) {
            new TailDirectories(zip, check, verified, verifiedDelta).read(end);
        }
        if (ends > 0) {
            check.unlisted();
        }
    }
}
