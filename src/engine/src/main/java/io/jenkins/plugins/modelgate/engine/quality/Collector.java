package io.jenkins.plugins.modelgate.engine.quality;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Joins what several sources say. Two that say the same are one; two that disagree make a figure nobody can use, whichever
 * of them is right.
 */
public final class Collector {
    /** Most metrics, and most tests. */
    public static final int MOST = 100_000;

    private final Map<List<String>, Metric> metrics = new LinkedHashMap<>();
    private final Map<List<String>, TestResult> tests = new LinkedHashMap<>();
    private final List<Source> sources = new ArrayList<>();

    /** A source that was read, even if nothing in it counts. */
    public void add(Source source) {
        sources.add(source);
    }

    /** A figure. */
    public void add(Metric metric) {
        metrics.merge(List.of(metric.name(), metric.slice()), metric, Collector::joined);
    }

    /** A test. */
    public void add(TestResult test) {
        tests.merge(
                List.of(test.suite(), test.group(), test.name()),
                test,
                (one, other) -> one.with(one.status().worse(other.status())));
    }

    /** Whether no more is taken. */
    public boolean isFull() {
        return metrics.size() > MOST || tests.size() > MOST;
    }

    /** Everything, under the digest of the model. */
    public Measurements measurements(@CheckForNull String model) {
        return new Measurements(
                model,
                sources,
                metrics.values().stream().sorted(Metric.ORDER).toList(),
                new ArrayList<>(tests.values()));
    }

    private static Metric joined(Metric one, Metric other) {
        if (one.flaw() != null) {
            return one;
        }
        if (other.flaw() != null) {
            return other;
        }
        if (!Objects.equals(one.value(), other.value()) || contradict(one.samples(), other.samples())) {
            return new Metric(
                    one.name(),
                    one.slice(),
                    null,
                    null,
                    null,
                    null,
                    one.place(),
                    "two places disagree: " + said(one) + " and " + said(other));
        }
        return new Metric(
                one.name(),
                one.slice(),
                one.value(),
                one.samples() == null ? other.samples() : one.samples(),
                wider(one.error(), other.error()),
                one.better() == null ? other.better() : one.better(),
                one.place(),
                null);
    }

    private static boolean contradict(@CheckForNull Long one, @CheckForNull Long other) {
        return one != null && other != null && !one.equals(other);
    }

    private static Double wider(@CheckForNull Double one, @CheckForNull Double other) {
        return one == null ? other : other == null ? one : Double.valueOf(Math.max(one, other));
    }

    private static String said(Metric metric) {
        return metric.value() + (metric.samples() == null ? "" : " of " + metric.samples()) + " in " + metric.place();
    }
}
