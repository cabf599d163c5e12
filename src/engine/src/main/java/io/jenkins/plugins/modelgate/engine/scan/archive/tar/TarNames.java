package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.NameSet;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import io.jenkins.plugins.modelgate.engine.scan.archive.ArchiveRules;
import io.jenkins.plugins.modelgate.engine.scan.archive.MemberName;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarVisitor.Kind;
import java.util.Locale;

/** Judges the members of one archive by their headers: where each is unpacked, whether another one is there, and links. */
public final class TarNames {
    private final Inspection inspection;
    private final Sparing sparing;
    private final NameSet names = new NameSet();
    private final NameSet folded = new NameSet();
    private final TarLinks links;

    /** @param inspection hears what is wrong */
    public TarNames(Inspection inspection) {
        this.inspection = inspection;
        this.sparing = new Sparing(inspection);
        this.links = new TarLinks(inspection);
    }

    /** The next member. */
    public void judge(TarEntry entry) {
        String name = entry.name().text();
        entry.name().judge(inspection, entry.at());
        links.through(name, entry.at());
        if (entry.kind() != Kind.DIRECTORY && !name.endsWith("/")) {
            unique(name, entry.at());
        }
        switch (entry.kind()) {
            case LINK, HARD_LINK -> links.judge(name, entry.target(), entry.kind() == Kind.HARD_LINK, entry.at());
            case SPECIAL -> sparing.report(ArchiveRules.SPECIAL_FILE, entry.at(), "member " + SafeText.quote(name));
            default -> {
                // nothing more to judge by the header
            }
        }
    }

    /** Two names of one place are one name: {@code ./a} replaces {@code a}. */
    private void unique(String name, long at) {
        String place = MemberName.plain(name);
        if (!names.add(place)) {
            inspection.report(ArchiveRules.DUPLICATE_NAME, Severity.MEDIUM, at, "member " + SafeText.quote(name));
        } else if (!folded.add(place.toLowerCase(Locale.ROOT))) {
            sparing.report(ArchiveRules.CASE_COLLISION, at, "member " + SafeText.quote(name));
        }
    }

    /** No more members. */
    public void finish() {
        sparing.finish();
    }
}
