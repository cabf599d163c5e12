package io.jenkins.plugins.modelgate.engine.scan.repository;

import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Git LFS pointers: a few lines in place of the content, which was never fetched. */
public final class PointerScanner implements FormatScanner {
    private static final int LONGEST = 1024;

    /** Source: git-lfs/git-lfs {@code docs/spec.md}. */
    private static final Pattern POINTER =
            Pattern.compile("version https://(git-lfs|hawser)\\.github\\.com/spec/v1\r?\n"
                    + "(ext-[0-9]-[\\w.-]+ sha256:[0-9a-f]{64}\r?\n)*"
                    + "oid sha256:[0-9a-f]{64}\r?\nsize [0-9]+(\r?\n)?");

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
                && POINTER.matcher(new String(probe.head(), StandardCharsets.ISO_8859_1))
                        .matches();
    }

    /** The whole content is the pointer's own few lines, whatever the name promises. */
    @Override
    public boolean isSole() {
        return true;
    }

    @Override
    public void scan(ScanStream in, Inspection inspection) throws IOException {
        in.drain();
        inspection.incomplete(RepositoryRules.POINTER, 0, "run git lfs pull, then check again");
    }
}
