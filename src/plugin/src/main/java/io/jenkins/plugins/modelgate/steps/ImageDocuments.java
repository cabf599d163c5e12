package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Subject;

/** Whether what a report says of an image follows from the documents that it lists: the image is one of them. */
final class ImageDocuments {
    private ImageDocuments() {}

    /** What does not follow, or null. */
    @CheckForNull
    static String fault(Report report) {
        Subject subject = report.subject();
        if (subject.files() != report.artifacts().size()) {
            return "it counts " + subject.files() + " documents and files of the image and lists "
                    + report.artifacts().size();
        }
        String sha256 = subject.sha256();
        if (sha256 == null) {
            return null;
        }
        for (Artifact artifact : report.artifacts()) {
            if (sha256.equals(artifact.sha256()) && artifact.coverage() == Coverage.FULL) {
                return null;
            }
        }
        return "its digest is that of no document of the image that it has read";
    }
}
