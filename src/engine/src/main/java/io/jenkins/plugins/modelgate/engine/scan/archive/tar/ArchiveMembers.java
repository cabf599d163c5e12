package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Members of an archive that somebody unpacks or loads as it is: names and links judged, contents examined. */
final class ArchiveMembers implements TarVisitor {
    private final Inspection inspection;
    private final List<TarProfile.Session> sessions = new ArrayList<>();
    private final TarNames names;

    ArchiveMembers(Inspection inspection, List<TarProfile> profiles) {
        this.inspection = inspection;
        this.names = new TarNames(inspection);
        for (TarProfile profile : profiles) {
            sessions.add(profile.open(inspection));
        }
    }

    @Override
    public void entry(TarEntry entry) {
        names.judge(entry);
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
        names.finish();
        for (TarProfile.Session session : sessions) {
            session.end();
        }
    }
}
