package io.jenkins.plugins.modelgate.engine.dependency.owasp;

import io.github.jeremylong.openvulnerability.client.nvd.CvssV2;
import io.github.jeremylong.openvulnerability.client.nvd.CvssV3;
import io.github.jeremylong.openvulnerability.client.nvd.CvssV4;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Advisory;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.owasp.dependencycheck.dependency.Vulnerability;
import org.owasp.dependencycheck.dependency.VulnerableSoftware;

/** A CVE as Dependency-Check gives it, in our words. */
final class NvdAdvisory {
    private static final int MAX_SUMMARY = 300;

    private NvdAdvisory() {}

    static Advisory of(Vulnerability vulnerability) {
        List<String> vectors = new ArrayList<>();
        Double score = null;
        String rating = null;
        CvssV2 two = vulnerability.getCvssV2();
        if (two != null && two.getCvssData() != null) {
            add(vectors, two.getCvssData().getVectorString());
            score = worse(score, two.getCvssData().getBaseScore());
        }
        CvssV3 three = vulnerability.getCvssV3();
        if (three != null && three.getCvssData() != null) {
            add(vectors, three.getCvssData().getVectorString());
            score = worse(score, three.getCvssData().getBaseScore());
        }
        CvssV4 four = vulnerability.getCvssV4();
        if (four != null && four.getCvssData() != null) {
            add(vectors, four.getCvssData().getVectorString());
            score = worse(score, four.getCvssData().getBaseScore());
        }
        if (score == null) {
            rating = vulnerability.getUnscoredSeverity();
        }
        return new Advisory(
                vulnerability.getName(),
                Set.of(),
                SafeText.of(String.valueOf(vulnerability.getDescription()), MAX_SUMMARY),
                vectors,
                score,
                rating,
                fixed(vulnerability.getMatchedVulnerableSoftware()),
                null,
                vulnerability.getKnownExploitedVulnerability() != null,
                false);
    }

    private static Double worse(Double first, Double second) {
        return first == null || second != null && second > first ? second : first;
    }

    private static void add(List<String> vectors, String vector) {
        if (vector != null && !vector.isBlank()) {
            vectors.add(vector);
        }
    }

    /** A range that ends before a version is mended in it; one that ends with a version says nothing of the next. */
    private static List<String> fixed(VulnerableSoftware matched) {
        String end = matched == null ? null : matched.getVersionEndExcluding();
        return end == null || end.isBlank() ? List.of() : List.of(end);
    }
}
