package io.jenkins.plugins.modelgate.engine.dependency.owasp;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.owasp.dependencycheck.analyzer.Analyzer;
import org.owasp.dependencycheck.analyzer.CPEAnalyzer;
import org.owasp.dependencycheck.analyzer.FalsePositiveAnalyzer;
import org.owasp.dependencycheck.analyzer.HintAnalyzer;
import org.owasp.dependencycheck.analyzer.NvdCveAnalyzer;
import org.owasp.dependencycheck.analyzer.VulnerabilitySuppressionAnalyzer;

/**
 * Those of Dependency-Check's analyzers that run, by way of the list of services that it reads. The others read files, which
 * our own readers do, start programs, or ask servers.
 */
final class Analyzers extends ClassLoader {
    private static final String SERVICES = "META-INF/services/" + Analyzer.class.getName();
    private static final List<Class<? extends Analyzer>> USED = List.of(
            HintAnalyzer.class,
            CPEAnalyzer.class,
            FalsePositiveAnalyzer.class,
            NvdCveAnalyzer.class,
            VulnerabilitySuppressionAnalyzer.class);

    private final URL list;

    /** @param scratch directory that is there as long as this is used */
    Analyzers(Path scratch) throws IOException {
        super(Analyzers.class.getClassLoader());
        this.list = list(scratch);
    }

    /** How many there are: the caller makes sure that all of them ran. */
    static int count() {
        return USED.size();
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(SERVICES) ? Collections.enumeration(List.of(list)) : super.getResources(name);
    }

    private static URL list(Path directory) throws IOException {
        Path services = directory.resolve("analyzers");
        Files.write(services, USED.stream().map(Class::getName).toList());
        return services.toUri().toURL();
    }
}
