package io.jenkins.plugins.modelgate.engine.dependency.owasp;

import com.github.packageurl.MalformedPackageURLException;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import java.util.Optional;
import org.owasp.dependencycheck.dependency.Confidence;
import org.owasp.dependencycheck.dependency.Dependency;
import org.owasp.dependencycheck.dependency.EvidenceType;
import org.owasp.dependencycheck.dependency.naming.PurlIdentifier;
import org.owasp.dependencycheck.utils.DependencyVersionUtil;

/** What Dependency-Check is told of a component: the same that its own readers of lock files and POMs would tell it. */
final class Evidence {
    private static final String SOURCE = "model-gate";

    private Evidence() {}

    /** Nothing when the version is one that it cannot compare. */
    static Optional<Dependency> of(ComponentId id) {
        if (id.version() == null || DependencyVersionUtil.parseVersion(id.version(), false) == null) {
            return Optional.empty();
        }
        int separator = id.ecosystem() == Ecosystem.MAVEN
                ? id.name().indexOf(':')
                : id.name().startsWith("@") ? id.name().indexOf('/') : -1;
        String namespace = separator < 0 ? null : id.name().substring(0, separator);
        String name = id.name().substring(separator + 1);
        Dependency dependency = new Dependency(true);
        dependency.setName(namespace == null ? name : namespace + ":" + name);
        dependency.setVersion(id.version());
        dependency.setEcosystem(ecosystem(id.ecosystem()));
        dependency.setPackagePath(id.toString());
        dependency.setFileName(name + "-" + id.version());
        dependency.setFilePath(id.ecosystem().purlType() + "/" + id.name() + "/" + id.version());
        dependency.addEvidence(EvidenceType.PRODUCT, SOURCE, "product", name, Confidence.HIGHEST);
        dependency.addEvidence(EvidenceType.VENDOR, SOURCE, "vendor", name, Confidence.HIGHEST);
        dependency.addEvidence(EvidenceType.VERSION, SOURCE, "version", id.version(), Confidence.HIGHEST);
        if (id.ecosystem() == Ecosystem.NPM) {
            dependency.addEvidence(EvidenceType.VENDOR, SOURCE, "vendor", name + "_project", Confidence.HIGHEST);
        }
        if (namespace != null) {
            dependency.addEvidence(EvidenceType.VENDOR, SOURCE, "vendor", namespace, Confidence.HIGHEST);
            dependency.addEvidence(EvidenceType.PRODUCT, SOURCE, "vendor", namespace, Confidence.LOW);
        }
        try {
            String type = id.ecosystem().purlType();
            dependency.addSoftwareIdentifier(
                    namespace == null
                            ? new PurlIdentifier(type, name, id.version(), Confidence.HIGHEST)
                            : new PurlIdentifier(type, namespace, name, id.version(), Confidence.HIGHEST));
        } catch (MalformedPackageURLException e) {
            // A name that no registry would take: the evidence above is all there is.
            dependency.setDisplayFileName(id.toString());
        }
        return Optional.of(dependency);
    }

    private static String ecosystem(Ecosystem ecosystem) {
        return switch (ecosystem) {
            case PYPI, CONDA -> org.owasp.dependencycheck.data.nvd.ecosystem.Ecosystem.PYTHON;
            case MAVEN -> org.owasp.dependencycheck.data.nvd.ecosystem.Ecosystem.JAVA;
            case NPM -> org.owasp.dependencycheck.data.nvd.ecosystem.Ecosystem.NODEJS;
            case GENERIC -> null;
        };
    }
}
