package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.artifact.TreeDigest;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import java.util.List;

/** What a report is about when no model was given: the metrics files themselves. */
final class MetricsSubject {
    private MetricsSubject() {}

    static Subject of(List<MetricsSource> sources, List<Artifact> artifacts) {
        TreeDigest digest = new TreeDigest(null);
        long bytes = 0;
        long files = 0;
        for (Artifact artifact : artifacts) {
            if (!artifact.format().startsWith(Artifact.BESIDE)) {
                digest.add(artifact.path(), artifact.sha256());
                bytes += artifact.bytes();
                files++;
            }
        }
        String name = sources.isEmpty() ? "metrics" : sources.get(0).place();
        return new Subject(SafeText.of(name), files == 0 ? null : digest.listing(), null, files, bytes);
    }
}
