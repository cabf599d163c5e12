package io.jenkins.plugins.modelgate.engine.quality;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Looks at slices that the policy does not list: an average that got better can hide a group for which the model got worse
 * (E. H. Simpson 1951).
 */
final class PartJudge {
    /** Most slices of one metric that are told one by one. */
    private static final int MOST = 200;

    private final Figures now;
    private final Figures before;
    private final Verdicts verdicts;

    PartJudge(Figures now, Figures before, Verdicts verdicts) {
        this.now = now;
        this.before = before;
        this.verdicts = verdicts;
    }

    /** @param judged names and slices that a demand has named: they are not looked at again, what is looked at is added */
    void judge(Demand demand, String name, String slice, Set<List<String>> judged) {
        List<Metric> old = before.parts(name, slice);
        double z = Confidence.quantile(old.size());
        List<Told> told = new ArrayList<>();
        for (Metric each : old) {
            if (judged.add(List.of(name, each.slice()))) {
                told.add(compared(demand, now.get(name, each.slice()), each, z, now.get(name, slice)));
            }
        }
        for (Metric each : now.parts(name, slice)) {
            if (judged.add(List.of(name, each.slice()))) {
                told.add(alone(demand, each));
            }
        }
        told.sort(Comparator.comparing(Told::severity));
        long more = told.stream()
                .skip(MOST)
                .filter(each -> each.severity != Severity.INFO)
                .count();
        told.stream().limit(MOST).forEach(each -> tell(name, each));
        if (more > 0) {
            verdicts.found(
                    QualityRules.SLICE,
                    told.get(MOST).severity,
                    MetricJudge.place(null, name),
                    SafeText.of(name) + ": " + more + " more slices, none of them worse than those named");
        }
        // Whatever is not told one by one still keeps the gate closed.
        told.stream().skip(MOST).filter(each -> each.open).findFirst().ifPresent(each -> tell(name, each));
    }

    private void tell(String name, Told each) {
        Metric metric = each.row.now();
        String address = SafeText.of(Metric.address(name, each.row.slice()));
        verdicts.row(each.row);
        if (each.open) {
            verdicts.open(each.rule, MetricJudge.place(metric, address), address + " " + each.row.words());
        } else if (each.severity != Severity.INFO) {
            verdicts.found(
                    each.rule, each.severity, MetricJudge.place(metric, address), address + " " + each.row.words());
        }
    }

    private static Told compared(
            Demand demand, @CheckForNull Metric metric, Metric old, double z, @CheckForNull Metric whole) {
        if (metric == null) {
            return told(
                    null,
                    old,
                    null,
                    true,
                    Severity.MEDIUM,
                    QualityRules.MISSING,
                    "was in the last approved version and is gone");
        }
        if (metric.value() == null) {
            return told(metric, old, null, true, Severity.MEDIUM, QualityRules.UNUSABLE, String.valueOf(metric.flaw()));
        }
        if (old.value() == null) {
            return alone(demand, metric);
        }
        BigDecimal allowed = demand.drop() == null ? BigDecimal.ZERO : demand.drop();
        Comparison comparison = Comparison.of(metric, old, demand.direction(), allowed, demand.noise(), z);
        Interval interval = comparison.interval();
        String words = comparison.words() + average(whole, metric);
        boolean dropped = demand.drop() != null;
        switch (comparison.outcome()) {
            case WORSE -> {
                Severity severity = dropped
                        ? Severity.HIGH
                        : interval != null || old.samples() != null ? Severity.MEDIUM : Severity.LOW;
                return told(metric, old, interval, false, severity, QualityRules.SLICE, words);
            }
            case UNPROVEN, BLIND -> {
                boolean hides = dropped && shrunk(metric, old);
                if (hides) {
                    return told(
                            metric,
                            old,
                            interval,
                            true,
                            Severity.MEDIUM,
                            QualityRules.UNDECIDED,
                            words
                                    + "; it has far fewer samples than the last approved version had: a loss could hide there");
                }
                Severity severity = comparison.outcome() == Comparison.Outcome.UNPROVEN ? Severity.LOW : Severity.INFO;
                return told(metric, old, interval, false, severity, QualityRules.SLICE, words + ", perhaps by chance");
            }
            default -> {
                Told limits = alone(demand, metric);
                return limits.severity == Severity.INFO
                        ? told(metric, old, interval, false, Severity.INFO, QualityRules.SLICE, "")
                        : limits;
            }
        }
    }

    /** Fewer than half of the samples, or no number any more. */
    private static boolean shrunk(Metric now, Metric before) {
        return before.samples() != null && (now.samples() == null || now.samples() < before.samples() / 2);
    }

    private static String average(@CheckForNull Metric whole, Metric part) {
        return whole == null || whole.value() == null
                ? ""
                : "; " + SafeText.of(whole.address()) + " is " + whole.value() + ", this slice " + part.value();
    }

    private static Told alone(Demand demand, Metric metric) {
        if (metric.value() == null) {
            return told(metric, null, null, false, Severity.LOW, QualityRules.UNUSABLE, String.valueOf(metric.flaw()));
        }
        List<String> broken = new ArrayList<>();
        MetricJudge.limits(demand, metric, broken);
        return told(
                metric,
                null,
                null,
                false,
                broken.isEmpty() ? Severity.INFO : Severity.LOW,
                QualityRules.LIMIT,
                String.join("; ", broken));
    }

    private static Told told(
            @CheckForNull Metric metric,
            @CheckForNull Metric old,
            @CheckForNull Interval interval,
            boolean open,
            Severity severity,
            Rule rule,
            String words) {
        Metric known = metric == null ? old : metric;
        if (known == null) {
            throw new IllegalArgumentException("neither version has the slice");
        }
        Row.State state = open
                ? Row.State.OPEN
                : severity.atLeast(Severity.HIGH)
                        ? Row.State.BROKEN
                        : severity == Severity.INFO ? Row.State.HOLDS : Row.State.TOLD;
        return new Told(
                new Row(known.name(), known.slice(), metric, "", old, interval, state, words), open, severity, rule);
    }

    private record Told(Row row, boolean open, Severity severity, Rule rule) {}
}
