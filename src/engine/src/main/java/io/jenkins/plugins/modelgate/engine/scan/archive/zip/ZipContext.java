package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;

/** What the parts of one reading share. */
final class ZipContext {
    final ScanStream in;
    final Inspection inspection;
    final Profiles profiles;
    final Fingerprint fingerprint = new Fingerprint();
    final MemberTable members = new MemberTable();

    ZipContext(ScanStream in, Inspection inspection, Profiles profiles) {
        this.in = in;
        this.inspection = inspection;
        this.profiles = profiles;
    }

    @CheckForNull
    Replay replay() {
        return inspection.replay();
    }

    /** A length as it can be used: an unsigned one beyond any file becomes the longest there is. */
    static long length(long unsigned) {
        return unsigned < 0 ? Long.MAX_VALUE : unsigned;
    }
}
