package io.jenkins.plugins.modelgate.engine.dependency.tree;

import io.jenkins.plugins.modelgate.engine.dependency.advisory.Vulnerability;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cyclonedx.model.vulnerability.Vulnerability.Affect;
import org.cyclonedx.model.vulnerability.Vulnerability.Rating;
import org.cyclonedx.model.vulnerability.Vulnerability.Reference;
import org.cyclonedx.model.vulnerability.Vulnerability.Source;

/** Vulnerabilities in the words of CycloneDX. */
final class BomVulnerabilities {
    private BomVulnerabilities() {}

    static org.cyclonedx.model.vulnerability.Vulnerability of(Vulnerability vulnerability) {
        var result = new org.cyclonedx.model.vulnerability.Vulnerability();
        String component = BomComponents.reference(vulnerability.component());
        result.setBomRef(vulnerability.id() + " " + component);
        result.setId(vulnerability.id());
        result.setSource(source(vulnerability.id()));
        result.setDescription(SafeText.of(vulnerability.summary(), 1000));
        List<Reference> references = new ArrayList<>();
        for (String alias : vulnerability.aliases()) {
            Reference reference = new Reference();
            reference.setId(alias);
            reference.setSource(source(alias));
            references.add(reference);
        }
        result.setReferences(references);
        Rating rating = new Rating();
        if (vulnerability.score() != null) {
            rating.setScore(vulnerability.score());
            rating.setMethod(Rating.Method.OTHER);
        }
        rating.setSeverity(severity(vulnerability));
        result.setRatings(List.of(rating));
        if (!vulnerability.fixed().isEmpty()) {
            result.setRecommendation("Update to " + String.join(" or ", vulnerability.fixed()));
        }
        Affect affect = new Affect();
        affect.setRef(component);
        result.setAffects(List.of(affect));
        return result;
    }

    private static Source source(String id) {
        Source source = new Source();
        String kind = id.split("-", 2)[0];
        source.setName(
                switch (kind) {
                    case "CVE" -> "NVD";
                    case "GHSA" -> "GitHub";
                    default -> "OSV";
                });
        return source;
    }

    /** In words, by the bands of CVSS v3.1, section 5. */
    private static Rating.Severity severity(Vulnerability vulnerability) {
        Double score = vulnerability.score();
        if (score != null) {
            return score >= 9
                    ? Rating.Severity.CRITICAL
                    : score >= 7
                            ? Rating.Severity.HIGH
                            : score >= 4
                                    ? Rating.Severity.MEDIUM
                                    : score > 0 ? Rating.Severity.LOW : Rating.Severity.NONE;
        }
        String rating = String.valueOf(vulnerability.rating()).toLowerCase(Locale.ROOT);
        return switch (rating) {
            case "critical" -> Rating.Severity.CRITICAL;
            case "high" -> Rating.Severity.HIGH;
            case "moderate", "medium" -> Rating.Severity.MEDIUM;
            case "low" -> Rating.Severity.LOW;
            default -> Rating.Severity.UNKNOWN;
        };
    }
}
