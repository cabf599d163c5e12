package io.jenkins.plugins.modelgate.engine.scan.repository;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;

/** Git LFS pointers: a few lines in place of the content, which was never fetched. */
public final class PointerScanner implements FormatScanner {
    private static final int LONGEST = 1024;

    @Override
    public String format() {
        return "lfs-pointer";
    }

    @Override
    public boolean carriesModel() {
        return false;
    }

    @Override
    public boolean matches(Probe probe) {
        return probe.isWhole()
                && probe.size() < LONGEST
                && (probe.startsWith("version https://git-lfs.github.com/spec/")
                        || probe.startsWith("version https://hawser.github.com/spec/"));
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        in.drain();
        inspection.incomplete(RepositoryRules.POINTER, 0, "run git lfs pull, then check again");
    }
}
