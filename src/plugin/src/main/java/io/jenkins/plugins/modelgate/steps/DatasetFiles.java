package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.artifact.TreeDigest;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import java.util.List;
import java.util.Objects;

/** Whether what a report says of a dataset as a whole follows from what it says of the files that it was read from. */
final class DatasetFiles {
    private DatasetFiles() {}

    /** What does not follow, or null. */
    @CheckForNull
    static String fault(Report report) {
        Subject subject = report.subject();
        List<Artifact> read = report.artifacts().stream()
                .filter(artifact ->
                        artifact.sha256() != null && !artifact.format().startsWith(Artifact.BESIDE))
                .toList();
        if (subject.files() != read.size()) {
            return "it counts " + subject.files() + " files of the dataset and lists " + read.size();
        }
        TreeDigest digest = new TreeDigest(null);
        long bytes = 0;
        for (Artifact artifact : read) {
            digest.add(artifact.path(), artifact.sha256());
            bytes += artifact.bytes();
            if (bytes < 0) {
                return "its files are larger than any disk";
            }
        }
        if (subject.bytes() != bytes) {
            return "it counts " + subject.bytes() + " bytes of the dataset and lists " + bytes;
        }
        String wanted = read.size() == 1 ? read.get(0).sha256() : digest.listing();
        return Objects.equals(subject.sha256(), read.isEmpty() ? null : wanted)
                ? null
                : "its digest is not that of the files it lists";
    }
}
