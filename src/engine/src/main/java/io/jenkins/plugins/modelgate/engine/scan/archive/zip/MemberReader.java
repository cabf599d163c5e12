package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.archive.ArchiveRules;
import io.jenkins.plugins.modelgate.engine.scan.archive.MemberName;
import io.jenkins.plugins.modelgate.engine.scan.archive.compressed.Inflating;
import io.jenkins.plugins.modelgate.engine.scan.archive.compressed.ZipMethod;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads one member as it streams by: header, data, descriptor. One instance per member. */
final class MemberReader {
    private final ZipContext zip;
    private final ScanStream in;
    private final Inspection inspection;
    private final LocalHeader header;
    private final String name;
    private final long start;
    private final MemberData data = new MemberData(InputStream.nullInputStream());
    private long packed = -1;
    private boolean undecoded;

    MemberReader(ZipContext zip, LocalHeader header) {
        this.zip = zip;
        this.in = zip.in;
        this.inspection = zip.inspection;
        this.header = header;
        this.name = MemberName.of(header.name()).text();
        this.start = in.position();
    }

    /** Leaves the stream behind the member and adds it to the table of members. */
    void read() throws IOException {
        MemberName.of(header.name()).judge(inspection, header.offset());
        try {
            examine();
        } finally {
            row(packed < 0 ? in.position() - start : packed);
        }
    }

    private void row(long length) throws IOException {
        zip.members.add(new MemberTable.Row(
                header.offset(),
                start,
                zip.fingerprint.of(header.name()),
                length,
                data.ended() && !undecoded ? data.size() : -1,
                data.ended() ? data.crc() : header.crc(),
                header.method(),
                header.flags()));
    }

    private void examine() throws IOException {
        boolean sealed = header.opaque() && header.stored() && !header.open() && header.packed() != header.size();
        if (sealed) {
            inspection.incomplete(ArchiveRules.ENCRYPTED, header.offset(), "member " + SafeText.quote(name));
            packed = ZipContext.length(header.packed());
            in.skip(packed);
        } else if (header.stored()) {
            stored();
        } else if (header.method() == LocalHeader.DEFLATED) {
            deflated();
        } else {
            other();
        }
        conclude(sealed);
    }

    private void stored() throws IOException {
        if (header.open()) {
            DescribedStream stream = new DescribedStream(in, start, true, data::crc);
            data.source(stream);
            nested(-1);
            in.skip(drain(stream));
            packed = in.position() - start;
            return;
        }
        packed = ZipContext.length(header.packed());
        data.source(in.slice(packed));
        if (packed > 0 || !name.endsWith("/")) {
            nested(packed);
        } else {
            data.readNBytes(1);
        }
        in.skip(packed - (in.position() - start));
    }

    private void deflated() throws IOException {
        long limit = header.open() ? Long.MAX_VALUE : ZipContext.length(header.packed());
        boolean whole;
        try (Inflating inflated = new Inflating(in, limit, true)) {
            data.source(inspection.guard(inflated, inflated::used));
            nested(header.open() ? -1 : ZipContext.length(header.size()));
            whole = data.ended();
        }
        if (header.open()) {
            if (!whole) {
                in.skip(drain(new DescribedStream(in, start, false, null)));
            }
            packed = in.position() - start;
            return;
        }
        packed = limit;
        long slack = limit - (in.position() - start);
        if (whole && slack > 0) {
            inspection.report(
                    ZipRules.HIDDEN_BYTES,
                    in.position(),
                    slack + " bytes behind the compressed data of " + SafeText.quote(name));
            long from = in.position();
            inspection.nested(
                    "(bytes at " + from + ")", slack, in.slice(slack), Replay.part(zip.replay(), from, slack));
        }
        in.skip(limit - (in.position() - start));
    }

    private void other() throws IOException {
        boolean known = ZipMethod.isKnown(header.method());
        if (!known) {
            inspection.incomplete(
                    ArchiveRules.UNSUPPORTED,
                    header.offset(),
                    "member " + SafeText.quote(name) + ": compression method " + header.method());
        }
        long limit = header.open() ? Long.MAX_VALUE : ZipContext.length(header.packed());
        ScanStream source =
                new ScanStream(header.open() ? new DescribedStream(in, start, false, null) : in.slice(limit), -1);
        if (known) {
            try (InputStream content = ZipMethod.open(header.method(), source, openSize(), inspection, false)) {
                data.source(inspection.guard(content, source::position));
                nested(header.open() ? -1 : ZipContext.length(header.size()));
            }
        } else {
            data.source(source.slice(Long.MAX_VALUE));
            nested(header.open() ? -1 : limit);
        }
        undecoded = !known;
        hidden(source, known && data.ended());
        source.drain();
        packed = header.open() ? in.position() - start : limit;
        in.skip(packed - (in.position() - start));
    }

    /** What LZMA data goes by: the size in the header, or an end marker (flag bit 1). */
    private long openSize() {
        return (header.flags() & 2) != 0 || header.open() ? -1 : header.size();
    }

    /** Bytes behind the compressed data that still belong to the member. */
    private void hidden(ScanStream source, boolean whole) throws IOException {
        if (whole && !source.atEnd()) {
            inspection.report(
                    ZipRules.HIDDEN_BYTES, start, "bytes behind the compressed data of " + SafeText.quote(name));
            long from = start + source.position();
            inspection.nested(
                    "(bytes at " + from + ")", -1, source.slice(Long.MAX_VALUE), Replay.part(zip.replay(), from, -1));
        }
    }

    private void nested(long size) throws IOException {
        boolean plain = header.stored();
        ZipMember member = new ZipMember(name, size, plain, header.offset(), false);
        Replay outer = zip.replay();
        Replay again = outer == null
                ? null
                : new MemberReplay(inspection, outer, start, () -> packed < 0 ? left() : packed, header.method());
        zip.profiles.examine(member, data, again);
        byte[] other = ExtraField.unicodePath(header.extra());
        if (other != null && !Arrays.equals(other, header.name())) {
            secondName(MemberName.of(other).text(), size, plain, again);
        }
    }

    /** Some readers prefer the name in the extra field: the data is examined under it as well. */
    private void secondName(String second, long size, boolean plain, Replay again) throws IOException {
        inspection.report(
                ZipRules.NAME_MISMATCH,
                header.offset(),
                "header says " + SafeText.quote(name) + ", its Unicode path " + SafeText.quote(second));
        if (again == null) {
            inspection.incomplete(ZipRules.SECOND_READING, header.offset(), "member " + SafeText.quote(second));
            return;
        }
        try (InputStream bytes = again.openAt(0)) {
            ZipMember member = new ZipMember(second, size, plain, header.offset(), true);
            zip.profiles.examine(member, new MemberData(bytes), again);
        }
    }

    private long left() {
        return in.position() - start;
    }

    /** Reads on to the descriptor. Returns 0, for callers that have nothing more to skip. */
    private static long drain(InputStream stream) throws IOException {
        stream.transferTo(java.io.OutputStream.nullOutputStream());
        return 0;
    }

    /** Compares what was declared with what was read. */
    private void conclude(boolean sealed) throws IOException {
        Descriptor actual = new Descriptor(data.crc(), packed, data.size());
        Descriptor declared = new Descriptor(header.crc(), header.packed(), header.size());
        if (header.described()) {
            Descriptor behind = Descriptor.read(in, actual);
            if (behind == null) {
                inspection.report(ZipRules.DESCRIPTOR, in.position(), "none behind member " + SafeText.quote(name));
            } else {
                declared = behind;
            }
        }
        if (sealed || !data.ended() || undecoded) {
            return;
        }
        boolean exact = declared.equals(actual);
        if (header.opaque() && exact) {
            inspection.report(
                    ZipRules.FALSE_FLAG,
                    header.offset(),
                    "member " + SafeText.quote(name) + ": flags " + Integer.toHexString(header.flags()));
        } else if (header.opaque()) {
            inspection.incomplete(
                    ArchiveRules.ENCRYPTED,
                    header.offset(),
                    "member " + SafeText.quote(name) + " is marked as encrypted and does not match its checksum");
        } else if (declared.size() != actual.size() || declared.packed() != actual.packed()) {
            inspection.report(
                    ZipRules.HEADER_MISMATCH,
                    header.offset(),
                    "member " + SafeText.quote(name) + ": " + Long.toUnsignedString(declared.packed()) + " and "
                            + Long.toUnsignedString(declared.size()) + " bytes declared, " + actual.packed() + " and "
                            + actual.size() + " found");
        } else if (!exact) {
            inspection.report(
                    ArchiveRules.CHECKSUM,
                    header.offset(),
                    "member " + SafeText.quote(name) + ": CRC-32 " + Long.toHexString(declared.crc()) + " declared, "
                            + Long.toHexString(actual.crc()) + " found");
        }
    }
}
