package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.artifact.TreeDigest;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import java.util.List;
import java.util.Objects;

/** Whether what a report says of configuration as a whole follows from what it says of its files. */
final class ConfigurationFiles {
    private ConfigurationFiles() {}

    /** What does not follow, or null. */
    @CheckForNull
    static String fault(Report report) {
        Subject subject = report.subject();
        List<Artifact> artifacts = report.artifacts();
        if (subject.files() != artifacts.size()) {
            return "it counts " + subject.files() + " files and lists " + artifacts.size();
        }
        TreeDigest digest = new TreeDigest(null);
        long bytes = 0;
        for (Artifact artifact : artifacts) {
            bytes += artifact.bytes();
            if (bytes < 0) {
                return "its files are larger than any disk";
            }
            if (!artifact.format().equals(Artifact.LINK)) {
                digest.add(artifact.path(), artifact.sha256());
            }
        }
        if (subject.bytes() != bytes) {
            return "it counts " + subject.bytes() + " bytes and lists " + bytes;
        }
        boolean single = artifacts.size() == 1
                && Objects.equals(subject.sha256(), artifacts.get(0).sha256());
        return single || Objects.equals(subject.sha256(), digest.listing())
                ? null
                : "its digest is not that of the files it lists";
    }
}
