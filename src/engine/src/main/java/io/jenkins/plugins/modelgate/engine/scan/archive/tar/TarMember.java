package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.archive.MemberName;

/** What the headers before a member have said about it: long names of GNU, records of PAX. */
final class TarMember {
    /** From this size on PAX writers cannot put the size into the header. */
    private static final long OCTAL_LIMIT = 1L << 33;

    private byte[] longName;
    private byte[] longLink;
    private PaxRecords pax;

    void longName(byte[] bytes) {
        longName = untilNul(bytes);
    }

    void longLink(byte[] bytes) {
        longLink = untilNul(bytes);
    }

    void pax(PaxRecords records) {
        pax = records;
    }

    @CheckForNull
    PaxRecords pax() {
        return pax;
    }

    /** Whether it has attributes by which an overlay file system moves or hides what lies below. */
    boolean overlays() {
        return pax != null && (pax.hasKey("SCHILY.xattr.trusted.overlay.") || pax.hasKey("SCHILY.xattr.user.overlay."));
    }

    /** Whether holes have been left out of its data. */
    boolean sparse() {
        Long version = pax == null ? null : pax.number("GNU.sparse.major");
        return version != null && version == 1 || pax != null && pax.hasMap();
    }

    /** Whether headers stand here without the member that they belong to. */
    boolean pending() {
        return longName != null || longLink != null || pax != null;
    }

    private static byte[] untilNul(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return java.util.Arrays.copyOf(bytes, end);
    }

    private byte[] record(String key) {
        return pax == null ? null : pax.value(key);
    }

    /** The name most readers take; reports where they differ. */
    MemberName name(TarHeader header, Inspection inspection, long at) {
        byte[] fromPax = record("GNU.sparse.name") != null ? record("GNU.sparse.name") : record("path");
        byte[] own = header.name();
        if (header.prefix().length > 0 && fromPax == null && longName == null) {
            own = joined(header.prefix(), own);
            if (!header.prefixed() && header.marked()) {
                own = header.name();
            } else if (!header.marked()) {
                inspection.report(
                        TarRules.AMBIGUOUS,
                        at,
                        "name " + quote(header.name()) + " with a prefix in a header that has none");
            }
        }
        if (fromPax != null && longName != null && !java.util.Arrays.equals(fromPax, longName)) {
            inspection.report(TarRules.AMBIGUOUS, at, "two long names: " + quote(fromPax) + " and " + quote(longName));
        }
        return MemberName.of(fromPax != null ? fromPax : longName != null ? longName : own);
    }

    String link(TarHeader header) {
        byte[] fromPax = record("linkpath");
        return MemberName.of(fromPax != null ? fromPax : longLink != null ? longLink : header.link())
                .text();
    }

    /** The size that counts, -1 if it is not known; reports where readers differ. */
    long size(TarHeader header, Inspection inspection, long at) {
        Long own = header.size();
        Long fromPax = pax == null ? null : pax.number("size");
        if (fromPax == null) {
            return own == null ? -1 : own;
        }
        boolean needed = fromPax >= OCTAL_LIMIT;
        if (!fromPax.equals(own) && !needed) {
            inspection.incomplete(
                    TarRules.AMBIGUOUS, at, "size " + own + " in the header, " + fromPax + " in the extended header");
        }
        return fromPax;
    }

    private static byte[] joined(byte[] prefix, byte[] name) {
        byte[] path = java.util.Arrays.copyOf(prefix, prefix.length + 1 + name.length);
        path[prefix.length] = '/';
        System.arraycopy(name, 0, path, prefix.length + 1, name.length);
        return path;
    }

    private static String quote(byte[] name) {
        return SafeText.quote(MemberName.of(name).text());
    }
}
