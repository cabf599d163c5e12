package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** tar archives. */
public final class TarScanner implements FormatScanner {
    private final List<TarProfile> profiles;

    /** @param profiles formats that are tar archives */
    public TarScanner(List<TarProfile> profiles) {
        this.profiles = List.copyOf(profiles);
    }

    @Override
    public String format() {
        return "tar";
    }

    /** What it holds may be a model; a profile names that. */
    @Override
    public boolean carriesModel() {
        return false;
    }

    @Override
    public boolean matches(Probe probe) {
        return begins(probe);
    }

    /** Whether the content begins as a tar archive does. */
    public static boolean begins(Probe probe) {
        if (probe.head().length < TarHeader.BLOCK) {
            return false;
        }
        byte[] block = Arrays.copyOf(probe.head(), TarHeader.BLOCK);
        TarHeader first = new TarHeader(block);
        return first.marked() || first.name().length > 0 && first.summed();
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        read(in, inspection, inspection.replay(), new ArchiveMembers(inspection, profiles));
    }

    /**
     * Reads an archive to its end for somebody who judges members in another way, as in a container image's layer.
     *
     * @param inspection hears what is wrong with the archive itself
     * @param whole a second reading of the archive, or null
     * @throws IOException when it cannot go on, as {@link FormatScanner#scan}
     */
    public static void read(ScanStream in, Inspection inspection, @CheckForNull Replay whole, TarVisitor visitor)
            throws IOException {
        new TarReading(in, inspection, whole, visitor).run();
    }
}
