package io.jenkins.plugins.modelgate.engine.quality;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds demanded metrics, and the slices that the policy lists, against limits and the last approved version. */
final class MetricJudge {
    private final Figures now;
    private final Figures before;
    private final boolean compare;
    private final Verdicts verdicts;
    private final Set<List<String>> judged = new HashSet<>();

    /** @param compare whether a metric with a drop must be in the earlier version */
    MetricJudge(Figures now, Figures before, boolean compare, Verdicts verdicts) {
        this.now = now;
        this.before = before;
        this.compare = compare;
        this.verdicts = verdicts;
    }

    /** One demand with its listed slices. */
    void demanded(Demand demand) {
        List<Metric> meant = now.find(demand.address());
        if (meant.size() > 1) {
            String all = String.join(", ", meant.stream().map(Metric::address).toList());
            open(QualityRules.UNUSABLE, demand, demand.address(), "", null, "fits several figures: " + all);
            return;
        }
        Metric whole = meant.isEmpty() ? null : meant.get(0);
        if (whole != null) {
            figure(demand, whole);
        } else if (demand.overall() || demand.slices().isEmpty()) {
            open(QualityRules.MISSING, demand, demand.address(), "", null, "is not there" + now.hint(demand.address()));
        }
        for (String slice : demand.slices()) {
            String name = nameOf(demand, whole);
            String part = partOf(whole, slice);
            Metric metric = now.get(name, part);
            if (metric == null) {
                open(QualityRules.MISSING, demand, name, part, null, "is not there" + now.hint(name));
            } else {
                figure(demand, metric);
            }
        }
    }

    /** The slices of a demanded metric that no demand has named. */
    void parts(Demand demand) {
        List<Metric> meant = now.find(demand.address());
        Metric whole = meant.size() == 1 ? meant.get(0) : null;
        new PartJudge(now, before, verdicts).judge(demand, nameOf(demand, whole), sliceOf(whole), judged);
    }

    private static String nameOf(Demand demand, @CheckForNull Metric whole) {
        return whole == null ? demand.address() : whole.name();
    }

    private static String sliceOf(@CheckForNull Metric whole) {
        return whole == null ? "" : whole.slice();
    }

    private static String partOf(@CheckForNull Metric whole, String slice) {
        return sliceOf(whole).isEmpty() ? slice : sliceOf(whole) + "/" + slice;
    }

    private void open(Rule rule, Demand demand, String name, String slice, @CheckForNull Metric metric, String words) {
        judged.add(List.of(name, slice));
        String address = SafeText.of(Metric.address(name, slice));
        verdicts.open(rule, place(metric, address), address + " " + words);
        verdicts.row(
                new Row(name, slice, metric, demand.limit(), before.get(name, slice), null, Row.State.OPEN, words));
    }

    static Location place(@CheckForNull Metric metric, String address) {
        return metric == null ? Location.ofFile("") : new Location(metric.place(), address, -1);
    }

    private void figure(Demand demand, Metric metric) {
        judged.add(List.of(metric.name(), metric.slice()));
        String address = SafeText.of(metric.address());
        Location place = place(metric, address);
        List<String> broken = new ArrayList<>();
        List<String> open = new ArrayList<>();
        List<String> told = new ArrayList<>();
        if (metric.value() == null) {
            open.add(String.valueOf(metric.flaw()));
        } else {
            limits(demand, metric, broken);
            long samples = metric.samples() == null ? 0 : metric.samples();
            if (samples < demand.samples()) {
                open.add("was measured on " + (metric.samples() == null ? "an unknown number of" : samples)
                        + " samples; the policy demands " + demand.samples());
            }
        }
        broken.forEach(words -> verdicts.found(QualityRules.LIMIT, Severity.HIGH, place, address + " " + words));
        open.forEach(words -> verdicts.open(QualityRules.UNUSABLE, place, address + " " + words));
        if (demand.direction().contradicts(metric.better())) {
            verdicts.found(
                    QualityRules.DIRECTION,
                    Severity.LOW,
                    place,
                    address + ": the evaluation says that "
                            + (Boolean.TRUE.equals(metric.better()) ? "larger" : "smaller") + " values are better");
        }
        Metric old = before.get(metric.name(), metric.slice());
        Comparison comparison = demand.drop() == null || metric.value() == null
                ? null
                : compared(demand, metric, old, broken, open, told);
        Row.State state = !broken.isEmpty()
                ? Row.State.BROKEN
                : !open.isEmpty() ? Row.State.OPEN : told.isEmpty() ? Row.State.HOLDS : Row.State.TOLD;
        List<String> words = new ArrayList<>(broken);
        words.addAll(open);
        words.addAll(told);
        verdicts.row(new Row(
                metric.name(),
                metric.slice(),
                metric,
                demand.limit(),
                old,
                comparison == null ? null : comparison.interval(),
                state,
                String.join("; ", words)));
    }

    static void limits(Demand demand, Metric metric, List<String> broken) {
        if (demand.min() != null && metric.exact().compareTo(demand.min()) < 0) {
            broken.add("is " + Numbers.exact(metric.exact()) + ", below " + Numbers.exact(demand.min()));
        }
        if (demand.max() != null && metric.exact().compareTo(demand.max()) > 0) {
            broken.add("is " + Numbers.exact(metric.exact()) + ", above " + Numbers.exact(demand.max()));
        }
    }

    @CheckForNull
    private Comparison compared(
            Demand demand,
            Metric metric,
            @CheckForNull Metric old,
            List<String> broken,
            List<String> open,
            List<String> told) {
        String address = SafeText.of(metric.address());
        Location place = place(metric, address);
        if (old == null || old.value() == null) {
            if (compare) {
                open.add("has nothing to compare with");
                verdicts.open(QualityRules.NO_BASELINE, place, address + " is not in the last approved version");
                return null;
            }
            told.add("has nothing to compare with");
            if (!before.isEmpty()) {
                verdicts.tell(QualityRules.NO_BASELINE, place, address + " is not in the last approved version");
            }
            return null;
        }
        Comparison comparison =
                Comparison.of(metric, old, demand.direction(), demand.drop(), demand.noise(), Confidence.quantile(1));
        String words = comparison.words();
        switch (comparison.outcome()) {
            case HOLDS -> {
                if (comparison.interval() == null) {
                    verdicts.tell(QualityRules.NO_NOISE, place, address + " " + words);
                }
            }
            case WORSE -> {
                broken.add(words);
                verdicts.found(
                        QualityRules.REGRESSION,
                        Severity.HIGH,
                        place,
                        address + " " + words + "; " + Numbers.exact(demand.drop()) + " is allowed");
            }
            case UNPROVEN -> {
                open.add(words + ": more than allowed, but not beyond chance");
                verdicts.open(
                        QualityRules.UNDECIDED,
                        place,
                        address + " " + words + "; " + Numbers.exact(demand.drop())
                                + " is allowed, and chance could explain it. "
                                + Samples.advice(
                                        old,
                                        comparison
                                                .loss()
                                                .subtract(demand.drop())
                                                .doubleValue()));
            }
            case BLIND -> {
                String why = comparison.interval() == null
                        ? "the last approved version told its samples, this one does not"
                        : "too few samples: a loss could hide in chance";
                open.add(why);
                verdicts.open(
                        QualityRules.UNDECIDED,
                        place,
                        address + " " + words + "; " + why + ". "
                                + Samples.advice(old, demand.noise().doubleValue()));
            }
        }
        return comparison;
    }
}
