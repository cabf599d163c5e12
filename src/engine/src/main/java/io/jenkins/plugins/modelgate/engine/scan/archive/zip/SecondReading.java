package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.archive.ArchiveRules;
import io.jenkins.plugins.modelgate.engine.scan.archive.MemberName;
import io.jenkins.plugins.modelgate.engine.scan.archive.compressed.ZipMethod;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.MemberTable.Row;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads members the way the directory tells, where that differs from the way the headers tell. */
final class SecondReading {
    /** More disagreements than this are counted as incomplete: an honest archive has none. */
    private static final int MOST = 1000;

    private static final int LONGEST_LINK = 4096;

    private final ZipContext zip;
    private final List<Long> links = new ArrayList<>();
    private int readings;
    private int names;
    private long packed;

    SecondReading(ZipContext zip) {
        this.zip = zip;
    }

    /** Remembers an entry that is a symbolic link. */
    void link(CentralEntry entry) {
        if (links.size() < MOST) {
            links.add(entry.position());
        } else {
            limit(entry.position());
        }
    }

    /** Examines what the entry leads to, as the entry describes it. */
    void read(Row entry, long delta) throws IOException {
        packed += Math.min(ZipContext.length(entry.packed()), Math.max(0, zip.in.position()));
        if (++readings > MOST || packed > 2 * zip.in.position()) {
            limit(entry.at());
            return;
        }
        Replay replay = zip.replay();
        if (replay == null) {
            limit(entry.at());
            return;
        }
        long start = start(replay, entry, delta);
        if (start < 0) {
            return;
        }
        long length = ZipContext.length(entry.packed());
        boolean stored = entry.method() == LocalHeader.STORED;
        if (!stored && entry.method() != LocalHeader.DEFLATED && !ZipMethod.isKnown(entry.method())) {
            zip.inspection.incomplete(ArchiveRules.UNSUPPORTED, entry.at(), "compression method " + entry.method());
        }
        String name = MemberName.of(entryAt(replay, entry.at()).name()).text();
        MemberReplay again = new MemberReplay(zip.inspection, replay, start, () -> length, entry.method());
        try (InputStream bytes = again.openAt(0)) {
            zip.profiles.examine(
                    new ZipMember(name, -1, stored, entry.ref() + delta, true), new MemberData(bytes), again);
        }
    }

    /** Where the data begins that an entry leads to, or -1. */
    private long start(Replay replay, Row entry, long delta) throws IOException {
        long at = entry.ref() + delta;
        if (at < 0 || at >= zip.in.position()) {
            return -1;
        }
        try (InputStream bytes = replay.openAt(at)) {
            ScanStream in = new ScanStream(bytes, -1);
            if (Signature.at(in) != LocalHeader.SIGNATURE) {
                return -1;
            }
            LocalHeader.read(in);
            return at + in.position();
        }
    }

    /** Judges the symbolic links: their targets are the members' data. */
    void links(long delta) throws IOException {
        for (long position : links) {
            Replay replay = zip.replay();
            CentralEntry entry = replay == null ? null : entryAt(replay, position);
            if (entry == null) {
                limit(position);
                continue;
            }
            String name = MemberName.of(entry.name()).text();
            MemberName.judgeLink(zip.inspection, position, name, target(replay, entry, delta), false);
        }
        links.clear();
    }

    @CheckForNull
    private String target(Replay replay, CentralEntry entry, long delta) throws IOException {
        Row row = new Row(entry.position(), entry.local(), 0, 0, 0, 0, 0, 0);
        long start = start(replay, row, delta);
        if (start < 0) {
            return null;
        }
        long length = ZipContext.length(entry.packed());
        MemberReplay data = new MemberReplay(zip.inspection, replay, start, () -> length, entry.method());
        try (InputStream bytes = data.openAt(0)) {
            return new String(bytes.readNBytes(LONGEST_LINK), StandardCharsets.UTF_8);
        }
    }

    private void limit(long offset) {
        if (readings <= MOST + 1) {
            zip.inspection.incomplete(ZipRules.SECOND_READING, offset, "entry at byte " + offset);
        }
    }

    /** Name in a directory entry, for a message. */
    String nameInDirectory(Row entry) {
        try {
            Replay replay = ++names > MOST ? null : zip.replay();
            return replay == null
                    ? "(another name)"
                    : SafeText.quote(
                            MemberName.of(entryAt(replay, entry.at()).name()).text());
        } catch (IOException e) {
            return "(unreadable)";
        }
    }

    /** Name in a local header, for a message. */
    String nameInHeader(Row member) {
        Replay replay = ++names > MOST ? null : zip.replay();
        if (replay == null) {
            return "(another name)";
        }
        try (InputStream bytes = replay.openAt(member.at())) {
            LocalHeader header = LocalHeader.read(new ScanStream(bytes, -1));
            return SafeText.quote(MemberName.of(header.name()).text());
        } catch (IOException e) {
            return "(unreadable)";
        }
    }

    private static CentralEntry entryAt(Replay replay, long position) throws IOException {
        try (InputStream bytes = replay.openAt(position)) {
            return CentralEntry.read(new ScanStream(bytes, -1));
        }
    }
}
