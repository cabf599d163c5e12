package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import java.io.IOException;
import java.io.OutputStream;

/** One archive, from its first byte to its last: members, directory, end record, and what stands between them. */
final class ZipReading {
    private final ZipContext zip;
    private final ScanStream in;
    private final Directories directories;

    ZipReading(ZipContext zip) {
        this.zip = zip;
        this.in = zip.in;
        this.directories = new Directories(zip);
    }

    void run() throws IOException {
        try {
            while (!in.atEnd()) {
                structure();
            }
        } catch (TruncatedException e) {
            zip.inspection.incomplete(ScanRules.TRUNCATED, e.position(), String.valueOf(e.getMessage()));
            in.drain();
        }
        directories.conclude();
        zip.profiles.end();
    }

    private void structure() throws IOException {
        switch (Signature.at(in)) {
            case LocalHeader.SIGNATURE -> {
                directories.startOfMember(in.position());
                new MemberReader(zip, LocalHeader.read(in)).read();
            }
            case CentralEntry.SIGNATURE -> directories.entry(CentralEntry.read(in));
            case EndRecord.SIGNATURE64 -> directories.end64(EndRecord.read64(in), in.position());
            case EndRecord.LOCATOR -> directories.locator(in);
            case EndRecord.SIGNATURE -> {
                EndRecord end = EndRecord.read(in);
                byte[] comment = in.bytes(in.u16le());
                directories.end(end, comment, in.position());
            }
            default -> gap();
        }
    }

    private void gap() throws IOException {
        long from = in.position();
        GapStream gap = new GapStream(in);
        if (from == 0) {
            // whoever reads it from its start has recognised it by its head: the file is examined as that as well
            gap.transferTo(OutputStream.nullOutputStream());
            directories.prefix(in.position());
            return;
        }
        zip.inspection.nested("(bytes at " + from + ")", -1, gap, replay(from));
        long length = in.position() - from;
        boolean tail = directories.ended() && in.atEnd();
        Severity severity = gap.zero() ? Severity.LOW : Severity.HIGH;
        zip.inspection.report(
                tail ? ScanRules.TRAILING_DATA : ZipRules.HIDDEN_BYTES,
                severity,
                from,
                length + (gap.zero() ? " zero bytes " : " bytes ") + (tail ? "after the archive" : "between members"));
    }

    @CheckForNull
    private Replay replay(long from) {
        Replay outer = zip.replay();
        return outer == null
                ? null
                : new MemberReplay(zip.inspection, outer, from, () -> in.position() - from, LocalHeader.STORED);
    }
}
