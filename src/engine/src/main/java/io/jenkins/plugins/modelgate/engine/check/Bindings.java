package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.quality.Collector;
import io.jenkins.plugins.modelgate.engine.quality.Metric;
import io.jenkins.plugins.modelgate.engine.quality.Source;
import io.jenkins.plugins.modelgate.engine.quality.TestResult;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Holds what metrics files say of the model against the model, and lets only those count that do not speak of another. */
final class Bindings {
    private final boolean known;
    private final Set<String> digests = new HashSet<>();
    private final boolean agree;

    /** @param model null if none was given */
    Bindings(@CheckForNull SubjectDigests model, List<MetricsSource> sources) {
        known = model != null;
        if (model != null) {
            Subject subject = model.subject();
            add(subject.sha256());
            add(subject.omsRoot());
        }
        Set<String> all = new HashSet<>();
        sources.forEach(source -> source.sheet().claims().forEach(claim -> all.add(claim.toLowerCase(Locale.ROOT))));
        agree = all.size() <= 1;
    }

    private void add(@CheckForNull String digest) {
        if (digest != null) {
            digests.add(digest);
        }
    }

    private Source.Binding of(MetricsSource source) {
        Set<String> claims = source.sheet().claims();
        if (claims.isEmpty()) {
            return Source.Binding.NONE;
        }
        if (!known) {
            // Several models cannot all be the one, whichever it is.
            return agree ? Source.Binding.UNCHECKED : Source.Binding.OTHER;
        }
        boolean matches = claims.stream().allMatch(claim -> digests.contains(claim.toLowerCase(Locale.ROOT)));
        return matches ? Source.Binding.MATCHES : Source.Binding.OTHER;
    }

    /** Takes what counts; of a file that could not be read to its end, nothing does. */
    void collect(MetricsSource source, String path, Collector collector) {
        Source.Binding binding = of(source);
        collector.add(new Source(path, source.sheet().format(), binding));
        if (binding == Source.Binding.OTHER || source.fault() != null) {
            return;
        }
        for (Metric metric : source.sheet().metrics()) {
            collector.add(new Metric(
                    metric.name(),
                    metric.slice(),
                    metric.value(),
                    metric.samples(),
                    metric.error(),
                    metric.better(),
                    path,
                    metric.flaw()));
        }
        for (TestResult test : source.sheet().tests()) {
            collector.add(new TestResult(test.suite(), test.group(), test.name(), test.status(), path));
        }
    }

    boolean isInside(Path model, MetricsSource source) throws IOException {
        return source.location().toRealPath().startsWith(model.toRealPath());
    }
}
