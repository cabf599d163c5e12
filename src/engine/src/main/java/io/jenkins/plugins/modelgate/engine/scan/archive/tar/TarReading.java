package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import io.jenkins.plugins.modelgate.engine.scan.archive.ArchiveRules;
import io.jenkins.plugins.modelgate.engine.scan.archive.MemberName;
import java.io.IOException;
import java.io.InputStream;

/** One archive, block by block. */
final class TarReading {
    /** Longest extended header or long name; real ones have a few hundred bytes. */
    private static final int LONGEST = 1 << 20;

    private final ScanStream in;
    private final Inspection inspection;
    private final Replay whole;
    private final TarVisitor visitor;
    private final Sparing sparing;
    private TarMember member = new TarMember();
    private boolean ended;
    private boolean afterEnd;

    /** @param whole a second reading of the archive, or null */
    TarReading(ScanStream in, Inspection inspection, @CheckForNull Replay whole, TarVisitor visitor) {
        this.in = in;
        this.inspection = inspection;
        this.whole = whole;
        this.visitor = visitor;
        this.sparing = new Sparing(inspection);
    }

    void run() throws IOException {
        while (!in.atEnd()) {
            byte[] block = in.peek(TarHeader.BLOCK);
            TarHeader header = block.length < TarHeader.BLOCK ? null : new TarHeader(block);
            if (TarHeader.isZero(block)) {
                in.skip(block.length);
                zeros();
            } else {
                notEnded();
                if (header != null && (header.summed() || header.marked())) {
                    entry(header);
                } else {
                    gap();
                }
            }
        }
        if (!ended) {
            inspection.report(TarRules.NO_END, in.position(), "no zero blocks up to byte " + in.position());
        }
        sparing.finish();
        visitor.end();
    }

    /** Readers stop at one zero block (Python) or at two (GNU); padding follows. */
    private void zeros() {
        ended = true;
        if (member.pending()) {
            inspection.report(TarRules.AMBIGUOUS, in.position(), "an extended header without its member");
            member = new TarMember();
        }
    }

    private void notEnded() {
        if (ended && !afterEnd) {
            afterEnd = true;
            inspection.report(TarRules.AFTER_END, in.position(), "more blocks at byte " + in.position());
        }
    }

    private void gap() throws IOException {
        long from = in.position();
        TarGap gap = new TarGap(in);
        inspection.nested("(bytes at " + from + ")", -1, gap, Replay.part(whole, from, -1));
        sparing.report(TarRules.HIDDEN_BYTES, from, (in.position() - from) + " bytes where a header should stand");
    }

    private void entry(TarHeader header) throws IOException {
        long at = in.position();
        if (!header.summed()) {
            sparing.report(ArchiveRules.CHECKSUM, at, "the header's checksum is wrong: some readers stop here");
        }
        in.skip(TarHeader.BLOCK);
        char type = header.type();
        switch (type) {
            case 'L' -> member.longName(small(header, at));
            case 'K' -> member.longLink(small(header, at));
            case 'x', 'X' -> extended(PaxRecords.parse(small(header, at)), at);
            case 'g' -> global(PaxRecords.parse(small(header, at)), at);
            default -> {
                TarMember described = member;
                member = new TarMember();
                member(header, described, type, at);
            }
        }
    }

    /** The data of a header that describes the next one. */
    private byte[] small(TarHeader header, long at) throws IOException {
        Long size = header.size();
        if (size == null || size > LONGEST) {
            throw new LimitException(
                    ScanRules.LIMIT, "extended header at byte " + at + ": more than " + LONGEST + " bytes");
        }
        byte[] data = in.bytes(size.intValue());
        padding(size);
        return data;
    }

    private void extended(PaxRecords records, long at) {
        if (!records.sound() || records.repeated() || member.pax() != null) {
            sparing.report(TarRules.AMBIGUOUS, at, "an extended header that is malformed or repeats itself");
        }
        member.pax(records);
    }

    private void global(PaxRecords records, long at) {
        for (String key : new String[] {"path", "linkpath", "size"}) {
            if (records.value(key) != null || !records.sound()) {
                inspection.incomplete(TarRules.AMBIGUOUS, at, "a global header that sets " + key + " for every member");
                return;
            }
        }
    }

    private void member(TarHeader header, TarMember described, char type, long at) throws IOException {
        MemberName name = described.name(header, inspection, at);
        long size = described.size(header, inspection, at);
        if (size < 0) {
            inspection.incomplete(
                    TarRules.AMBIGUOUS, at, "member " + SafeText.quote(name.text()) + ": size is not a number");
            size = 0;
        }
        TarVisitor.Kind kind = kind(type, name.text());
        String target = type == '1' || type == '2' ? described.link(header) : null;
        boolean stored = type != 'S' && !described.sparse();
        TarEntry entry = new TarEntry(kind, name, target, header.executable(), described.overlays(), stored, at);
        visitor.entry(entry);
        switch (type) {
            case '1', '2', '3', '4', '5', '6', 'V' -> empty(name.text(), size, at);
            case 'M' -> {
                inspection.incomplete(
                        ArchiveRules.UNSUPPORTED, at, "member " + SafeText.quote(name.text()) + " of several volumes");
                data(entry, size);
            }
            case 'S' -> {
                Long real = header.realSize();
                SparseMap map = SparseMap.gnu(header, in);
                sparse(entry, size, map, real == null ? -1 : real, at);
            }
            default -> {
                if (size > 0 && name.text().endsWith("/")) {
                    inspection.incomplete(
                            TarRules.AMBIGUOUS, at, "directory " + SafeText.quote(name.text()) + " with data");
                }
                regular(entry, size, described.pax(), at);
            }
        }
    }

    private static TarVisitor.Kind kind(char type, String name) {
        return switch (type) {
            case '1' -> TarVisitor.Kind.HARD_LINK;
            case '2' -> TarVisitor.Kind.LINK;
            case '3', '4', '6' -> TarVisitor.Kind.SPECIAL;
            case '5', 'D' -> TarVisitor.Kind.DIRECTORY;
            case 'V' -> TarVisitor.Kind.LABEL;
            default -> name.endsWith("/") ? TarVisitor.Kind.DIRECTORY : TarVisitor.Kind.FILE;
        };
    }

    /** Types without data: readers differ in whether a size counts. Here it does not, as for Python and GNU. */
    private void empty(String name, long size, long at) {
        if (size > 0) {
            inspection.incomplete(
                    TarRules.AMBIGUOUS, at, "member " + SafeText.quote(name) + " has no data and a size of " + size);
        }
    }

    private void regular(TarEntry entry, long size, PaxRecords pax, long at) throws IOException {
        Long version = pax == null ? null : pax.number("GNU.sparse.major");
        boolean inData = version != null && version == 1;
        boolean inHeader = pax != null && pax.hasMap();
        if (!inData && !inHeader) {
            data(entry, size);
            return;
        }
        Long real = pax.number("GNU.sparse.realsize");
        if (real == null) {
            real = pax.number("GNU.sparse.size");
        }
        long start = in.position();
        SparseMap map = inData ? SparseMap.inData(in) : SparseMap.pax(pax, at);
        sparse(entry, size - (in.position() - start), map, real == null ? -1 : real, at);
    }

    private void sparse(TarEntry entry, long stored, SparseMap map, long real, long at) throws IOException {
        String name = entry.name().text();
        sparing.report(TarRules.SPARSE, at, "member " + SafeText.quote(name));
        if (real < 0 || stored < 0) {
            inspection.incomplete(TarRules.AMBIGUOUS, at, "sparse member " + SafeText.quote(name) + " without a size");
        }
        long start = in.position();
        Replay packed = Replay.part(whole, start, stored);
        Replay again = packed == null ? null : offset -> filled(packed.openAt(0), map, real, stored, offset);
        visitor.content(entry, real, filled(in.slice(stored), map, real, stored, 0), again);
        rest(start, Math.max(0, stored));
    }

    private InputStream filled(InputStream packed, SparseMap map, long real, long stored, long offset)
            throws IOException {
        InputStream content = inspection.guard(new SparseStream(packed, map, Math.max(0, real)), () -> stored);
        content.skipNBytes(offset);
        return content;
    }

    private void data(TarEntry entry, long size) throws IOException {
        long start = in.position();
        visitor.content(entry, size, in.slice(size), Replay.part(whole, start, size));
        rest(start, size);
    }

    private void rest(long start, long size) throws IOException {
        in.skip(size - (in.position() - start));
        padding(size);
    }

    private void padding(long size) throws IOException {
        int length = (int) Math.floorMod(-size, (long) TarHeader.BLOCK);
        byte[] bytes = in.peek(length);
        in.skip(Math.min(length, bytes.length));
        if (!TarHeader.isZero(bytes)) {
            sparing.report(TarRules.PADDING, in.position() - bytes.length, "behind a member of " + size + " bytes");
        }
    }
}
