package io.jenkins.plugins.modelgate.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * What earlier builds of a job left beside reports that passed: only what a gate accepted may become what later builds are
 * compared with, so that nobody shifts the limits by failing often enough.
 */
public final class AcceptedFiles {
    private final Run<?, ?> run;
    private final String check;
    private final String subject;
    private final String file;

    /**
     * @param run whose earlier builds are looked through
     * @param check name of the check
     * @param subject name of what was checked, as the Pipeline says it
     * @param file name of the attachment
     */
    public AcceptedFiles(Run<?, ?> run, String check, String subject, String file) {
        this.run = run;
        this.check = check;
        // As reports say it: a name that differs only in how it is shown must not lose its past.
        this.subject = SafeText.of(subject);
        this.file = file;
    }

    /**
     * The newest ones first.
     *
     * @param most how many
     * @param builds that are looked through at most; {@link Integer#MAX_VALUE} where not finding one would open the gate
     * @param maxBytes longer files are left out
     */
    public List<byte[]> newest(int most, int builds, long maxBytes) throws IOException {
        List<byte[]> found = new ArrayList<>();
        int looked = 0;
        for (Run<?, ?> build = run.getPreviousBuild();
                build != null && found.size() < most && looked < builds;
                build = build.getPreviousBuild(), looked++) {
            add(found, build, most, Instant.MAX, maxBytes);
        }
        return found;
    }

    /**
     * What a later build is compared with: the file of the last build that people approved, or, as long as there is none, that of
     * the last build in which the check passed. A report that came after the approval was not approved.
     *
     * @param maxBytes longer files are left out
     * @return null when no build before this one has the file
     * @throws IOException when a file, or who approved what, cannot be read
     */
    @CheckForNull
    public AcceptedFile baseline(long maxBytes) throws IOException {
        List<byte[]> found = new ArrayList<>();
        NavigableMap<Integer, Instant> approved =
                ApprovedBuilds.all(run.getParent()).headMap(run.getNumber(), false);
        for (Map.Entry<Integer, Instant> each : approved.descendingMap().entrySet()) {
            Run<?, ?> build = run.getParent().getBuildByNumber(each.getKey());
            if (build != null) {
                add(found, build, 1, each.getValue(), maxBytes);
            }
            if (!found.isEmpty()) {
                return new AcceptedFile(each.getKey(), true, found.get(0));
            }
        }
        for (Run<?, ?> build = run.getPreviousBuild(); build != null; build = build.getPreviousBuild()) {
            add(found, build, 1, Instant.MAX, maxBytes);
            if (!found.isEmpty()) {
                return new AcceptedFile(build.getNumber(), false, found.get(0));
            }
        }
        return null;
    }

    /** Adds the files of one build, the newest first, until there are as many as wanted. */
    private void add(List<byte[]> found, Run<?, ?> build, int most, Instant until, long maxBytes) throws IOException {
        ModelGateRunAction action = build.getAction(ModelGateRunAction.class);
        List<ReportEntry> entries = action == null ? List.of() : action.entries();
        for (int i = entries.size() - 1; i >= 0 && found.size() < most; i--) {
            ReportEntry entry = entries.get(i);
            if (accepted(entry) && !Instant.ofEpochMilli(entry.finished()).isAfter(until)) {
                add(found, action.store(), entry.id(), maxBytes);
            }
        }
    }

    private boolean accepted(ReportEntry entry) {
        return entry.verdict() == Verdict.PASSED
                && entry.check().equals(check)
                && entry.subject().equals(subject);
    }

    private void add(List<byte[]> found, ReportStore store, String id, long maxBytes) throws IOException {
        try {
            Path path = store.file(id, file);
            if (Files.size(path) <= maxBytes) {
                found.add(Files.readAllBytes(path));
            }
        } catch (NoSuchFileException e) {
            // A build whose files were tidied away is no baseline; an older one may be.
            return;
        }
    }
}
