package io.jenkins.plugins.modelgate.engine.quality.read;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.quality.Collector;
import io.jenkins.plugins.modelgate.engine.quality.Limits;
import io.jenkins.plugins.modelgate.engine.quality.Metric;
import io.jenkins.plugins.modelgate.engine.quality.TestResult;
import io.jenkins.plugins.modelgate.engine.report.JsonOutput;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one source says, as it is being read. */
public final class Sheet {
    private final String place;
    private final List<Entry> entries = new ArrayList<>();
    private final List<TestResult> tests = new ArrayList<>();
    private final Set<String> claims = new LinkedHashSet<>();
    private String format = "unknown";

    /** @param place how the report calls the source */
    public Sheet(String place) {
        this.place = place;
    }

    void format(String name) {
        this.format = name;
    }

    /** What it is, in words. */
    public String format() {
        return format;
    }

    /** A figure as it stands there; samples and errors may stand beside it under names of their own. */
    void figure(String name, String slice, Figure figure) throws UnreadableException {
        figure(name, slice, figure, Figure.NONE, Figure.NONE, null);
    }

    void figure(String name, String slice, Figure figure, Figure samples, Figure error, @CheckForNull Boolean better)
            throws UnreadableException {
        if (name.isBlank() || name.length() > Limits.NAME || slice.length() > Limits.NAME) {
            throw new UnreadableException("names a metric or a slice with no character, or with more than "
                    + Limits.NAME + ": " + SafeText.quote(name));
        }
        if (entries.size() >= Collector.MOST) {
            throw new UnreadableException("has more than " + Collector.MOST + " figures");
        }
        entries.add(new Entry(
                JsonOutput.wellFormed(name).strip(),
                JsonOutput.wellFormed(slice).strip(),
                figure,
                samples,
                error,
                better));
    }

    void test(String suite, String group, String name, TestResult.Status status) throws UnreadableException {
        if (name.length() > Limits.NAME || group.length() > Limits.NAME || suite.length() > Limits.NAME) {
            throw new UnreadableException("names a test with more than " + Limits.NAME + " characters");
        }
        if (tests.size() >= Collector.MOST) {
            throw new UnreadableException("has more than " + Collector.MOST + " tests");
        }
        tests.add(new TestResult(suite, group, name, status, place));
    }

    /** That it is about the model with this digest, as the source writes it. */
    void claim(String digest) {
        String plain = digest.strip();
        claims.add(plain.startsWith("sha256:") ? plain.substring("sha256:".length()) : plain);
    }

    /** Digests of the models that it names. */
    public Set<String> claims() {
        return claims;
    }

    /** Its tests. */
    public List<TestResult> tests() {
        return tests;
    }

    /** Its metrics, with the samples and errors that stand beside them. */
    public List<Metric> metrics() {
        Neighbours neighbours = new Neighbours(entries);
        return entries.stream().map(entry -> neighbours.metric(entry, place)).toList();
    }

    /** A figure with what stands at the very same place. */
    record Entry(
            String name,
            String slice,
            Figure figure,
            Figure samples,
            Figure error,
            @CheckForNull Boolean better) {}
}
