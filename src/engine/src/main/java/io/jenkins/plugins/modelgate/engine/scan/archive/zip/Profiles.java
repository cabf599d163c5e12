package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Nested;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All profiles that look at one archive. */
final class Profiles {
    private final Inspection archive;
    private final List<ZipProfile.Session> sessions = new ArrayList<>();

    Profiles(List<ZipProfile> profiles, Inspection archive) {
        this.archive = archive;
        for (ZipProfile profile : profiles) {
            sessions.add(profile.open(archive));
        }
    }

    /** Has a member examined as the profiles want it, else by what it looks like. */
    void examine(ZipMember member, MemberData data, @CheckForNull Replay replay) throws IOException {
        List<FormatScanner> appointed = new ArrayList<>();
        for (ZipProfile.Session session : sessions) {
            FormatScanner scanner = session.member(member);
            if (scanner != null) {
                appointed.add(scanner);
            }
        }
        Nested result = archive.nested(member.name(), member.size(), data, replay, appointed);
        for (ZipProfile.Session session : sessions) {
            session.examined(member, data.ended() ? data.size() : -1, result);
        }
    }

    void end() throws IOException {
        for (ZipProfile.Session session : sessions) {
            session.end();
        }
    }
}
