package io.jenkins.plugins.modelgate.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import io.jenkins.plugins.modelgate.engine.report.Verdict;

/** Whether what a report says of an image follows from the documents that it lists: the image is one of them. */
final class ImageDocuments {
    private ImageDocuments() {}

    /**
     * What does not follow, or null.
     *
     * @param pinned digest that the image was asked to have, {@code sha256:...}, or null
     */
    @CheckForNull
    static String fault(Report report, @CheckForNull String pinned) {
        Subject subject = report.subject();
        if (subject.files() != report.artifacts().size()) {
            return "it counts " + subject.files() + " documents and files of the image and lists "
                    + report.artifacts().size();
        }
        String sha256 = subject.sha256();
        if (sha256 == null) {
            return report.verdict() == Verdict.PASSED ? "it passed an image without a digest" : null;
        }
        if (!hasRead(report, sha256)) {
            return "its digest is that of no document of the image that it has read";
        }
        return report.verdict() == Verdict.PASSED && pinned != null && !hasRead(report, pinned.replace("sha256:", ""))
                ? "it passed an image of another digest than " + pinned
                : null;
    }

    private static boolean hasRead(Report report, String sha256) {
        return report.artifacts().stream()
                .anyMatch(artifact -> sha256.equals(artifact.sha256()) && artifact.coverage() == Coverage.FULL);
    }
}
