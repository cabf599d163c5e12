package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.NameSet;
import io.jenkins.plugins.modelgate.engine.scan.archive.ArchiveRules;
import io.jenkins.plugins.modelgate.engine.scan.archive.MemberName;
import io.jenkins.plugins.modelgate.engine.scan.archive.zip.MemberTable.Row;
import java.io.IOException;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.Locale;

/** Compares entries of a directory with the members that streamed by. */
final class DirectoryCheck {
    private final ZipContext zip;
    private final SecondReading second;
    private final BitSet claimed = new BitSet();
    private final NameSet names = new NameSet();
    private final NameSet folded = new NameSet();

    DirectoryCheck(ZipContext zip) {
        this.zip = zip;
        this.second = new SecondReading(zip);
    }

    SecondReading second() {
        return second;
    }

    /** What an entry tells by itself, seen as it passes. */
    Row entry(CentralEntry entry) {
        String name = MemberName.of(entry.name()).text();
        long print = zip.fingerprint.of(entry.name());
        String folding = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        boolean freshFold = folded.add(folding);
        if (!names.add(entry.name())) {
            zip.inspection.report(ArchiveRules.DUPLICATE_NAME, entry.position(), "member " + SafeText.quote(name));
        } else if (!freshFold) {
            zip.inspection.report(ArchiveRules.CASE_COLLISION, entry.position(), "member " + SafeText.quote(name));
        }
        if (entry.symlink()) {
            second.link(entry);
        }
        return new Row(
                entry.position(),
                entry.local(),
                print,
                entry.packed(),
                entry.size(),
                entry.crc(),
                entry.method(),
                entry.flags());
    }

    /** Compares an entry with the member it points to; {@code delta}: what stands before the archive, in bytes. */
    void compare(Row entry, long delta) throws IOException {
        long at = entry.ref() + delta;
        int index = zip.members.find(at);
        if (index < 0) {
            zip.inspection.report(
                    ZipRules.MISSING,
                    entry.at(),
                    "it points to byte " + Long.toUnsignedString(at) + ", where no member begins");
            second.read(entry, delta);
            return;
        }
        if (claimed.get(index)) {
            zip.inspection.report(
                    ZipRules.MISSING, entry.at(), "another entry points to the same member at byte " + at);
        }
        claimed.set(index);
        if (differs(entry, zip.members.get(index))) {
            second.read(entry, delta);
        }
    }

    /** Reports differences; returns whether the entry leads to other bytes or another name. */
    private boolean differs(Row entry, Row member) {
        if (entry.name() != member.name()) {
            zip.inspection.report(
                    ZipRules.NAME_MISMATCH,
                    entry.at(),
                    "directory " + second.nameInDirectory(entry) + ", header at byte " + member.at() + " "
                            + second.nameInHeader(member));
        }
        boolean flags = ((entry.flags() ^ member.flags()) & LocalHeader.OPAQUE) != 0;
        boolean data = entry.method() != member.method()
                || entry.packed() != member.packed()
                || member.size() >= 0 && entry.size() != member.size();
        if (data || flags) {
            zip.inspection.report(
                    ZipRules.HEADER_MISMATCH,
                    entry.at(),
                    "member at byte " + member.at() + ": directory says method " + entry.method() + ", "
                            + Long.toUnsignedString(entry.packed()) + " and " + Long.toUnsignedString(entry.size())
                            + " bytes, flags " + Integer.toHexString(entry.flags()) + "; read were method "
                            + member.method() + ", " + member.packed() + " and " + member.size() + " bytes, flags "
                            + Integer.toHexString(member.flags()));
        } else if (member.size() >= 0 && entry.crc() != member.crc()) {
            zip.inspection.report(
                    ArchiveRules.CHECKSUM,
                    entry.at(),
                    "member at byte " + member.at() + ": CRC-32 " + Long.toHexString(entry.crc())
                            + " in the directory, " + Long.toHexString(member.crc()) + " found");
        }
        return data || entry.name() != member.name();
    }

    /** Reports members that no entry has led to. */
    void unlisted() {
        for (int i = claimed.nextClearBit(0); i < zip.members.size(); i = claimed.nextClearBit(i + 1)) {
            Row member = zip.members.get(i);
            zip.inspection.report(
                    ZipRules.UNLISTED,
                    member.at(),
                    "member " + second.nameInHeader(member) + " at byte " + member.at());
        }
    }
}
