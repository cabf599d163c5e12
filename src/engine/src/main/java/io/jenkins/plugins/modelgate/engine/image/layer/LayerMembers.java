package io.jenkins.plugins.modelgate.engine.image.layer;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.image.ImageRules;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.Sparing;
import io.jenkins.plugins.modelgate.engine.scan.archive.MemberName;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarEntry;
import io.jenkins.plugins.modelgate.engine.scan.archive.tar.TarVisitor;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes the members of one layer: names judged, files examined as they come by, all of them kept for the merging. */
final class LayerMembers implements TarVisitor {
    /** Most members of all layers of one image together. */
    static final int MOST = 1_000_000;

    /** PATH_MAX of Linux. */
    private static final int LONGEST_PATH = 4096;

    private final Inspection inspection;
    private final Sparing sparing;
    private final MemberExamination examination;
    private final AtomicInteger counted;
    private final List<LayerEntry> entries;

    /**
     * @param counted members of all layers so far
     * @param entries where they are kept
     */
    LayerMembers(
            Inspection inspection, MemberExamination examination, AtomicInteger counted, List<LayerEntry> entries) {
        this.inspection = inspection;
        this.sparing = new Sparing(inspection);
        this.examination = examination;
        this.counted = counted;
        this.entries = entries;
    }

    @Override
    public void entry(TarEntry entry) throws IOException {
        String name = entry.name().text();
        if (counted.incrementAndGet() > MOST) {
            throw new LimitException(ScanRules.LIMIT, "members: more than " + MOST + " in one image");
        }
        if (climbs(name) || entry.kind() == Kind.HARD_LINK && climbs(entry.target())) {
            sparing.report(
                    ImageRules.TRAVERSAL,
                    entry.at(),
                    "member " + SafeText.quote(name)
                            + (entry.target() == null ? "" : " to " + SafeText.quote(entry.target())));
        }
        if (entry.overlays()) {
            sparing.report(ImageRules.OVERLAY, entry.at(), "member " + SafeText.quote(name));
        }
        if (name.length() > LONGEST_PATH
                || entry.target() != null && entry.target().length() > LONGEST_PATH) {
            throw new LimitException(ScanRules.LIMIT, "path: more than " + LONGEST_PATH + " characters");
        }
        String path = MemberName.plain(name);
        if (entry.kind() == Kind.FILE || entry.kind() == Kind.LABEL) {
            return;
        }
        if (!path.isEmpty()) {
            entries.add(new LayerEntry(entry.kind(), path, entry.target(), null));
        } else if (entry.kind() != Kind.DIRECTORY) {
            sparing.report(ImageRules.TRAVERSAL, entry.at(), "a member that replaces the top directory");
        }
    }

    @Override
    public void content(TarEntry entry, long size, InputStream content, @CheckForNull Replay replay)
            throws IOException {
        String path = MemberName.plain(entry.name().text());
        if (path.isEmpty()) {
            inspection.incomplete(ImageRules.TRAVERSAL, entry.at(), "a file without a name");
            return;
        }
        LayerFile file = new LayerFile(path, entry.at(), size, entry.executable());
        entries.add(new LayerEntry(Kind.FILE, path, null, file));
        examination.examine(file, path, content, replay, null);
    }

    @Override
    public void end() {
        sparing.finish();
    }

    private static boolean climbs(@CheckForNull String path) {
        return path != null
                && (path.indexOf('\0') >= 0
                        || Arrays.asList(path.split("/", -1)).contains(".."));
    }
}
