package io.jenkins.plugins.modelgate.report;

import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What earlier builds of a job left beside reports that passed: only what a gate accepted may become what later builds are
 * compared with, so that nobody shifts the limits by failing often enough.
 */
public final class AcceptedFiles {
    /** Builds that are looked through at most. */
    private static final int MAX_BUILDS = 300;

    private AcceptedFiles() {}

    /**
     * The newest ones first.
     *
     * @param run whose earlier builds are looked through
     * @param check name of the check
     * @param subject name of what was checked
     * @param file name of the attachment
     * @param maxBytes longer files are left out
     * @param most how many
     */
    public static List<byte[]> of(Run<?, ?> run, String check, String subject, String file, long maxBytes, int most)
            throws IOException {
        List<byte[]> found = new ArrayList<>();
        int looked = 0;
        for (Run<?, ?> build = run.getPreviousBuild();
                build != null && found.size() < most && looked < MAX_BUILDS;
                build = build.getPreviousBuild(), looked++) {
            ModelGateRunAction action = build.getAction(ModelGateRunAction.class);
            if (action == null) {
                continue;
            }
            for (ReportEntry entry : action.entries()) {
                boolean accepted = entry.verdict() == Verdict.PASSED
                        && entry.check().equals(check)
                        && entry.subject().equals(subject);
                if (accepted && found.size() < most) {
                    add(found, action.store(), entry.id(), file, maxBytes);
                }
            }
        }
        return found;
    }

    private static void add(List<byte[]> found, ReportStore store, String id, String file, long maxBytes)
            throws IOException {
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
