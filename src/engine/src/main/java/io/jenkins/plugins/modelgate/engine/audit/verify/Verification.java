package io.jenkins.plugins.modelgate.engine.audit.verify;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.audit.note.Checkpoint;
import java.util.List;

/**
 * What verifying has shown.
 *
 * @param checkpoint that was verified against; null when there is none
 * @param problems everything that is not as it should be
 * @param dropped problems that were counted and not listed
 * @param entries number of entries
 * @param bytes of all files but evidence
 * @param evidenceFiles number of files in the evidence store
 * @param evidenceBytes bytes of these
 */
public record Verification(
        @CheckForNull Checkpoint checkpoint,
        List<Problem> problems,
        long dropped,
        long entries,
        long bytes,
        long evidenceFiles,
        long evidenceBytes) {
    public Verification {
        problems = List.copyOf(problems);
    }
}
