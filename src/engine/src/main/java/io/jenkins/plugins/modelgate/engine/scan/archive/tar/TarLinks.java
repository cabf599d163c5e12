package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.archive.ArchiveRules;
import io.jenkins.plugins.modelgate.engine.scan.archive.MemberName;
import java.util.HashSet;
import java.util.Set;

/** Links of one archive: each judged by itself, and later members that lead through one of them. */
final class TarLinks {
    private static final int MOST = 10_000;

    private final Inspection inspection;
    private final Set<String> links = new HashSet<>();

    TarLinks(Inspection inspection) {
        this.inspection = inspection;
    }

    void judge(String name, String target, boolean hard, long at) {
        MemberName.judgeLink(inspection, at, name, target, hard);
        if (!hard && links.size() < MOST) {
            links.add(MemberName.plain(name));
        } else if (!hard) {
            inspection.incomplete(ScanRules.LIMIT, at, "links: more than " + MOST + " in one archive");
        }
    }

    /** A member below a link is unpacked wherever the link leads, and one chain of harmless links leads outside. */
    void through(String name, long at) {
        if (links.isEmpty()) {
            return;
        }
        String path = MemberName.plain(name);
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (links.contains(path.substring(0, slash))) {
                inspection.report(
                        ArchiveRules.LINK_OUTSIDE, at, "member " + SafeText.quote(name) + " leads through a link");
                return;
            }
        }
        if (links.contains(path)) {
            inspection.report(
                    ArchiveRules.LINK_OUTSIDE, at, "member " + SafeText.quote(name) + " is written through a link");
        }
    }
}
