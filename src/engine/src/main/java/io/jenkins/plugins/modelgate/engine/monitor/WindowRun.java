package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;
import io.jenkins.plugins.modelgate.engine.monitor.chart.Measured;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is found out about one window. One thread. */
public final class WindowRun {
    private static final int MAX_FINDINGS = 2_000;
    /** So many figures of single columns, besides those of the window, fit into one line of the history. */
    private static final int MAX_COLUMNS = 900;

    private static final int MAX_NAME = 120;

    /** What drift of single columns is called, which slow drift is looked for in. */
    static final String DRIFT = "drift.psi.";

    /** How many of them there is no room for. */
    static final String DRIFT_LEFT_OUT = "columns.driftLeftOut";

    private final Span span;
    private final String dataset;
    private final boolean several;
    private final Map<String, Double> measures = new TreeMap<>();
    private final Map<String, Double> columns = new TreeMap<>();
    private final Map<String, Gauge> gauges = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private boolean incomplete;
    private boolean leftOut;
    private long rows;

    /** @param several whether there are other windows, which findings must be told apart from */
    WindowRun(Span span, String dataset, boolean several) {
        this.span = span;
        this.dataset = SafeText.of(dataset);
        this.several = several;
    }

    /** When it is. */
    public Span span() {
        return span;
    }

    /** Predictions in it. */
    public long rows() {
        return rows;
    }

    void rows(long counted) {
        rows = counted;
    }

    /** Remembers a figure of the window; what is no finite number is none. */
    void measure(String name, double value) {
        remember(measures, name, value);
    }

    /** Remembers a figure of a single column. Of wide tables drift and the greatest are kept, and no column takes the place of the window's. */
    void measureColumn(String name, double value) {
        remember(columns, name, value);
    }

    private void remember(Map<String, Double> figures, String name, double value) {
        String safe = SafeText.of(name, MAX_NAME);
        if (Double.isFinite(value)) {
            figures.merge(safe, value, Math::max);
            gauges.putIfAbsent(safe, new Gauge(safe, value, Double.NaN, Measured.State.TOLD));
        }
    }

    /** Tells what is wrong. @param member column, client or measure that it is about, or null */
    void find(Rule rule, Severity severity, String member, String sentence) {
        String where = several ? "Window " + span + ": " : "";
        add(Finding.of(
                rule,
                severity,
                new Location(dataset, member == null ? null : SafeText.of(member), -1),
                SafeText.of(where + sentence, 1000)));
    }

    /** The worst stay where there are too many; whoever fills the list with small things hides nothing and passes nothing. */
    private void add(Finding finding) {
        if (findings.size() < MAX_FINDINGS) {
            findings.add(finding);
            return;
        }
        incomplete = true;
        int mildest = leftOut ? 1 : 0;
        for (int i = mildest + 1; i < MAX_FINDINGS; i++) {
            mildest = findings.get(mildest).severity().atLeast(findings.get(i).severity()) ? i : mildest;
        }
        if (!findings.get(mildest).severity().atLeast(finding.severity())) {
            findings.set(mildest, finding);
        }
        if (!leftOut) {
            leftOut = true;
            findings.add(
                    0,
                    Finding.of(
                            MonitorRules.NOT_EXAMINED,
                            MonitorRules.NOT_EXAMINED.severity(),
                            new Location(dataset, "findings", -1),
                            (several ? "Window " + span + ": there" : "There") + " are more than " + MAX_FINDINGS
                                    + " findings; milder ones were left out."));
        }
    }

    /** Takes a finding of the data gate's rooms. */
    void find(Finding finding) {
        add(
                several
                        ? new Finding(
                                finding.rule(),
                                finding.severity(),
                                finding.title(),
                                "Window " + span + ": " + finding.detail(),
                                finding.location(),
                                finding.remediation(),
                                finding.references())
                        : finding);
    }

    /** Something was not examined to its end. */
    void incomplete(Rule rule, String member, String sentence) {
        incomplete = true;
        find(rule, rule.severity(), member, sentence);
    }

    /** As above where the finding is told already. */
    void incomplete() {
        incomplete = true;
    }

    /**
     * Remembers a figure and holds it against a limit: at the limit it is HIGH, at half of it LOW.
     *
     * @param sentence what the figure says, without the limit
     */
    void limit(Rule rule, String name, double value, double limit, String sentence) {
        measure(name, value);
        hold(rule, name, value, limit, sentence);
    }

    /** As {@link #limit} of a single column. */
    void limitColumn(Rule rule, String name, double value, double limit, String sentence) {
        measureColumn(name, value);
        hold(rule, name, value, limit, sentence);
    }

    private void hold(Rule rule, String name, double value, double limit, String sentence) {
        boolean crossed = value > 0 && value >= limit;
        boolean near = value > 0 && value >= limit / 2;
        gauge(name, value, limit, crossed, near);
        if (crossed || near) {
            find(
                    rule,
                    crossed ? Severity.HIGH : Severity.LOW,
                    name,
                    sentence + " The limit is " + DriftWords.number(limit) + ".");
        }
    }

    void gauge(String name, double value, double limit, boolean crossed, boolean near) {
        if (Double.isFinite(value)) {
            Measured.State state =
                    crossed ? Measured.State.CROSSED : near ? Measured.State.NEAR : Measured.State.WITHIN;
            String safe = SafeText.of(name, MAX_NAME);
            gauges.put(safe, new Gauge(safe, value, limit, state));
        }
    }

    /** All figures by name; of single columns drift before others and the greatest ones, and how many there is no room for. */
    public Map<String, Double> measures() {
        Map<String, Double> all = new TreeMap<>(measures);
        columns.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Double> each) -> !isDrift(each.getKey()))
                        .thenComparing(
                                Map.Entry.<String, Double>comparingByValue().reversed())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_COLUMNS)
                .forEach(each -> all.putIfAbsent(each.getKey(), each.getValue()));
        if (columns.size() > MAX_COLUMNS) {
            all.put("columns.leftOut", (double) columns.size() - MAX_COLUMNS);
        }
        long drift = columns.keySet().stream().filter(WindowRun::isDrift).count();
        if (drift > MAX_COLUMNS) {
            all.put(DRIFT_LEFT_OUT, (double) drift - MAX_COLUMNS);
        }
        return all;
    }

    private static boolean isDrift(String name) {
        return name.startsWith(DRIFT);
    }

    Map<String, Gauge> gauges() {
        return gauges;
    }

    /** What is wrong. */
    public List<Finding> findings() {
        return findings;
    }

    /** Whether something was not examined to its end. */
    public boolean isIncomplete() {
        return incomplete;
    }
}
