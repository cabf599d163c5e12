package io.jenkins.plugins.modelgate.engine.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetPart;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetRun;
import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ProfileReader;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.monitor.chart.Measured;
import io.jenkins.plugins.modelgate.engine.monitor.chart.MonitorChart;
import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Splits the rows into windows and examines each of them. */
public final class MonitorPart implements DatasetPart {
    /** Name of the table of late labels among the run's tables. */
    public static final String LATE_LABELS = "late labels";

    /** Clocks of two machines may differ by so much. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private final MonitorOptions options;
    private final List<WindowRun> windows = new ArrayList<>();
    private WindowHistory history;
    private Profile baseline;
    private String baselineDigest;
    private String schema = "0".repeat(64);
    private boolean open;

    public MonitorPart(MonitorOptions options) {
        this.options = options;
    }

    @Override
    public String name() {
        return "monitor";
    }

    @Override
    public void prepare(DatasetRun run) throws IOException {
        MessageDigest sha256 = sha256();
        // One reading, to the end, which the reader of profiles insists on: the digest is of the bytes that were
        // compared with, whatever the file is exchanged for
        // meanwhile.
        try (InputStream in =
                new DigestInputStream(Files.newInputStream(options.baseline(), LinkOption.NOFOLLOW_LINKS), sha256)) {
            baseline = ProfileReader.read(in);
        } catch (NoSuchFileException e) {
            throw new IOException("baseline " + options.baseline() + ": no such file", e);
        } catch (IOException e) {
            throw new IOException("baseline " + options.baseline() + ": " + e.getMessage(), e);
        }
        baselineDigest = HexFormat.of().formatHex(sha256.digest());
        history = options.historyFault() == null
                ? WindowHistory.read(options.history(), options.model(), baselineDigest)
                : WindowHistory.fault(options.historyFault());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void examine(DatasetRun run) throws IOException, InterruptedException {
        Table table = run.table();
        Table late = run.tables().get(LATE_LABELS);
        schema = Schema.digest(table.columns());
        Admission admission = new Admission(options, history, baselineDigest, schema);
        admission.tell((rule, sentence) -> tell(run, rule, sentence));
        AnswerQuery unknown = new AnswerQuery(table, late, options.roles(), null);
        List<String> missing = unknown.missing();
        if (!missing.isEmpty()) {
            tell(
                    run,
                    MonitorRules.SCHEMA,
                    "There is no " + String.join(", no ", missing) + "; there are "
                            + table.columns().stream().map(Column::name).toList());
            return;
        }
        TimeColumn time = time(run, table);
        if (late != null) {
            long contradictions = unknown.contradictions();
            if (contradictions > 0) {
                tell(
                        run,
                        MonitorRules.LABELS,
                        DriftWords.count(contradictions, "key") + " have more than one label; none of them is used.");
            }
        }
        windows(run, table, late, time, admission);
    }

    @CheckForNull
    private TimeColumn time(DatasetRun run, Table table) throws DatasetException, InterruptedException {
        String name = options.roles().timestamp();
        Instant now = run.started();
        if (name == null) {
            stale(run, Span.seconds(options.to()), now);
            return null;
        }
        TimeColumn time = TimeColumn.of(table, table.column(name), Span.seconds(now.plus(CLOCKS)));
        long[] counts = {time.unreadable(), time.future(), time.ancient()};
        String[] words = {" no time that can be read", " a time in the future", " a time before the year 2000"};
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                tell(
                        run,
                        MonitorRules.CLOCK,
                        DriftWords.count(counts[i], "row") + " have" + words[i] + " (column " + SafeText.quote(name)
                                + "; it is " + now + ").");
            }
        }
        if (Double.isFinite(time.last())) {
            stale(run, time.last(), now);
        }
        return time;
    }

    private void stale(DatasetRun run, double newest, Instant now) {
        double hours = Math.max(0, (Span.seconds(now) - newest) / 3600);
        long limit = run.policy().number("monitoring.staleHours");
        run.metric("newestAgeHours", Math.round(hours * 100) / 100.0);
        if (hours >= limit / 2.0) {
            boolean crossed = hours >= limit;
            open |= crossed;
            run.find(Finding.of(
                    MonitorRules.STALE,
                    crossed ? Severity.HIGH : Severity.LOW,
                    Location.ofFile(""),
                    "The newest answer is " + Stream.words(hours * 3600) + " old; the limit is "
                            + DriftWords.count(limit, "hour") + "."));
        }
    }

    private void windows(DatasetRun run, Table table, Table late, TimeColumn time, Admission admission)
            throws DatasetException, InterruptedException {
        List<Span> spans;
        try {
            spans = spans(time, run.started());
        } catch (IllegalArgumentException e) {
            tell(run, MonitorRules.CLOCK, e.getMessage());
            return;
        }
        if (spans.isEmpty()) {
            tell(
                    run,
                    MonitorRules.NO_ROWS,
                    "No window of " + options.every() + " is over that the history does not have yet.");
            return;
        }
        ReferenceProfile reference = ReferenceProfile.of(baseline, table, options.roles());
        if (!reference.unknown().isEmpty()) {
            run.find(
                    MonitorRules.SCHEMA,
                    "The baseline has no column " + SafeText.of(String.join(", ", reference.unknown()))
                            + "; name its role, or record a baseline that has it.");
        }
        AnswerQuery answers = new AnswerQuery(table, late, options.roles(), time == null ? null : time.seconds());
        WindowExamination examination =
                new WindowExamination(table, options, run.policy(), reference, answers, run.digest());
        Judge judge = new Judge(run.policy(), LocalDate.ofInstant(run.started(), ZoneOffset.UTC));
        List<Window> before = new ArrayList<>();
        for (Span span : spans) {
            WindowRun window = new WindowRun(span, table.name(), spans.size() > 1);
            windows.add(window);
            admission.order(window);
            List<Window> passed = new ArrayList<>(history.passed(options.model(), baselineDigest, span.from()));
            passed.addAll(before);
            examination.examine(window, passed);
            Window recorded = recorded(window, run.findings(), run.isIncomplete() || open, judge);
            if (recorded.verdict() == Verdict.PASSED) {
                before.add(recorded);
            }
        }
    }

    private List<Span> spans(@CheckForNull TimeColumn time, Instant now) {
        if (options.from() != null) {
            return List.of(new Span(options.from(), options.to()));
        }
        if (time == null || !Double.isFinite(time.first())) {
            return List.of();
        }
        if (options.every() == null) {
            return List.of(Span.around(time.first(), time.last()));
        }
        Instant after = history.last() == null ? null : history.last().to();
        return Span.split(Span.seconds(time.first()), Span.seconds(time.last()), options.every(), after, now);
    }

    /** Something about the rows as a whole, which keeps every window's gate closed. */
    private void tell(DatasetRun run, Rule rule, String sentence) {
        open = true;
        run.find(rule, sentence);
    }

    /**
     * A window as the history keeps it.
     *
     * @param common findings about the rows as a whole
     * @param closed whether something about the rows as a whole was not examined
     */
    public Window recorded(WindowRun run, List<Finding> common, boolean closed, Judge judge) {
        List<Finding> findings = new ArrayList<>(common);
        findings.addAll(run.findings());
        Coverage coverage = closed || run.isIncomplete() ? Coverage.PARTIAL : Coverage.FULL;
        Verdict verdict = judge.verdict(
                judge.sort(findings).counting(),
                List.of(new Artifact("window", 0, "0".repeat(64), "window", coverage, true)));
        Span span = run.span();
        return new Window(
                options.model(), baselineDigest, schema, span.from(), span.to(), run.rows(), run.measures(), verdict);
    }

    /** The newest window's figures beside those of the windows before, for people. */
    public MonitorChart chart() {
        WindowRun last = windows.get(windows.size() - 1);
        List<Map<String, Double>> before = new ArrayList<>();
        history.windows().stream()
                .filter(window -> window.model().equals(options.model())
                        && window.from().isBefore(last.span().from()))
                .forEach(window -> before.add(window.measures()));
        windows.subList(0, windows.size() - 1).forEach(window -> before.add(window.measures()));
        List<Map<String, Double>> newest = before.subList(Math.max(0, before.size() - Measured.MOST), before.size());
        List<Measured> figures = new ArrayList<>();
        for (Gauge gauge : last.gauges().values()) {
            figures.add(new Measured(
                    gauge.name(),
                    gauge.value(),
                    gauge.limit(),
                    gauge.state(),
                    newest.stream()
                            .map(measures -> measures.getOrDefault(gauge.name(), Double.NaN))
                            .toList()));
        }
        figures.sort(Comparator.comparing(Measured::state).reversed().thenComparing(Measured::name));
        return new MonitorChart(
                last.span().toString(), last.rows(), figures.subList(0, Math.min(MonitorChart.MOST, figures.size())));
    }

    /** Whether something about the rows as a whole keeps every window's gate closed. */
    public boolean isOpen() {
        return open;
    }

    /** What was found out about each window, oldest first. */
    public List<WindowRun> windows() {
        return windows;
    }

    /** SHA-256 of the baseline. */
    public String baselineDigest() {
        return baselineDigest;
    }
}
