package io.jenkins.plugins.modelgate.report;

import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
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
            ModelGateRunAction action = build.getAction(ModelGateRunAction.class);
            if (action == null) {
                continue;
            }
            for (ReportEntry entry : action.entries()) {
                boolean accepted = entry.verdict() == Verdict.PASSED
                        && entry.check().equals(check)
                        && entry.subject().equals(subject);
                if (accepted && found.size() < most) {
                    add(found, action.store(), entry.id(), maxBytes);
                }
            }
        }
        return found;
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
