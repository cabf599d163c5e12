package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.NameSet;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import io.jenkins.plugins.modelgate.engine.scan.archive.ArchiveRules;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Members of an archive that somebody unpacks or loads as it is: names and links judged, contents examined. */
final class ArchiveMembers implements TarVisitor {
    private final Inspection inspection;
    private final Sparing sparing;
    private final List<TarProfile.Session> sessions = new ArrayList<>();
    private final NameSet names = new NameSet();
    private final NameSet folded = new NameSet();
    private final TarLinks links;

    ArchiveMembers(Inspection inspection, List<TarProfile> profiles) {
        this.inspection = inspection;
        this.sparing = new Sparing(inspection);
        this.links = new TarLinks(inspection);
        for (TarProfile profile : profiles) {
            sessions.add(profile.open(inspection));
        }
    }

    @Override
    public void entry(TarEntry entry) {
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

    private void unique(String name, long at) {
        boolean fresh = names.add(name);
        if (!fresh) {
            inspection.report(ArchiveRules.DUPLICATE_NAME, Severity.MEDIUM, at, "member " + SafeText.quote(name));
        } else if (!folded.add(name.toLowerCase(Locale.ROOT))) {
            sparing.report(ArchiveRules.CASE_COLLISION, at, "member " + SafeText.quote(name));
        }
    }

    @Override
    public void content(TarEntry entry, long size, InputStream content, @CheckForNull Replay replay)
            throws IOException {
        String name = entry.name().text();
        List<FormatScanner> appointed = new ArrayList<>();
        for (TarProfile.Session session : sessions) {
            FormatScanner scanner = session.member(name, size);
            if (scanner != null) {
                appointed.add(scanner);
            }
        }
        inspection.nested(name, size, content, replay, appointed);
    }

    @Override
    public void end() throws IOException {
        sparing.finish();
        for (TarProfile.Session session : sessions) {
            session.end();
        }
    }
}
