package io.jenkins.plugins.modelgate.engine.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ProfileOptions;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profiler;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at one window after the other, each with the windows before it. */
final class WindowExamination {
    private final Table table;
    private final MonitorOptions options;
    private final Policy policy;
    private final ReferenceProfile reference;
    private final AnswerQuery answers;
    private final String digest;
    private final String positive;

    WindowExamination(
            Table table,
            MonitorOptions options,
            Policy policy,
            ReferenceProfile reference,
            AnswerQuery answers,
            String digest)
            throws DatasetException, InterruptedException {
        this.table = table;
        this.options = options;
        this.policy = policy;
        this.reference = reference;
        this.answers = answers;
        this.digest = digest;
        this.positive = answers.positive();
    }

    /** @param passed windows before this one whose gate passed */
    void examine(WindowRun run, List<Window> passed) throws DatasetException, InterruptedException {
        String condition = answers.condition(run.span());
        Table window = WindowTable.of(
                table, reference.compared().isEmpty() ? table.columns() : reference.compared(), condition);
        run.rows(window.rows());
        if (run.rows() == 0) {
            run.measure("volume.rows", 0);
            run.incomplete(MonitorRules.NO_ROWS, "volume.rows", "Between " + run.span() + " there is no answer.");
            return;
        }
        drift(run, window);
        rows(run, passed);
        new Misuse(table, options.roles(), policy, reference.compared(), positive).examine(run, condition);
        Severity unusual = Severity.valueOf(policy.text("monitoring.anomalies"));
        new Anomalies(unusual).judge(run, passed);
        new SlowDrift(unusual).judge(run, passed);
    }

    private void drift(WindowRun run, Table window) throws DatasetException, InterruptedException {
        WindowDrift drift = new WindowDrift(run, policy);
        Profile whole = reference.whole();
        Profile profile = Profiler.profile(window, ProfileOptions.of(digest, null, sensitive(whole)), whole);
        String answered = options.roles().predictions();
        List<ColumnProfile> features = new ArrayList<>(profile.columns());
        features.removeIf(
                column -> column.name().equals(answered) || reference.features().column(column.name()) == null);
        drift.features(ReferenceProfile.part(profile, features, null), reference.features());
        if (answered == null) {
            return;
        }
        ColumnProfile now = profile.column(answered);
        if (reference.prediction() == null || now == null) {
            run.incomplete(
                    MonitorRules.NOT_EXAMINED,
                    "predictions",
                    "The baseline has neither a column \"" + answered
                            + "\" nor a label, so that nobody knows what the model should answer; record it over data with"
                            + " the model's predictions.");
            return;
        }
        drift.prediction(
                ReferenceProfile.part(profile, List.of(now), answered),
                ReferenceProfile.part(whole, List.of(reference.prediction()), answered));
    }

    private static Set<String> sensitive(Profile baseline) {
        return baseline.columns().stream()
                .filter(ColumnProfile::sensitive)
                .map(ColumnProfile::name)
                .collect(Collectors.toSet());
    }

    private void rows(WindowRun run, List<Window> passed) throws DatasetException, InterruptedException {
        List<RowMeasure> measures = measures(run.span(), passed);
        answers.read(run.span(), answer -> measures.forEach(measure -> measure.add(answer)));
        measures.forEach(measure -> measure.conclude(run));
    }

    /** What is counted over the answers: one line each. */
    private List<RowMeasure> measures(Span span, List<Window> passed) {
        Roles roles = options.roles();
        BaselineOutputs outputs = BaselineOutputs.of(reference.prediction());
        PerformanceGate gate =
                new PerformanceGate(new References(options.expected(), passed), decimal("performanceDrop"));
        LabelCoverage coverage = new LabelCoverage(decimal("unlabelledShare"));
        boolean labels = roles.labels() != null;
        boolean scores = roles.scores() != null;
        boolean numbers = outputs.isContinuous() && !scores;
        List<RowMeasure> all = new ArrayList<>();
        all.add(new Stream(span, isBounded(), policy.number("monitoring.staleHours")));
        add(all, roles.predictions() != null, new Outputs(outputs, decimal("invalidShare")));
        add(all, roles.latency() != null, new Latency(policy.number("monitoring.latencyP95")));
        add(all, scores, new Confidence(positive != null));
        add(all, labels && numbers, new NumberPerformance(gate, coverage));
        add(
                all,
                (labels || scores) && !numbers,
                new ClassPerformance(gate, coverage, positive, labels, scores, decimal("calibration")));
        return all;
    }

    private static void add(List<RowMeasure> all, boolean wanted, @CheckForNull RowMeasure measure) {
        if (wanted) {
            all.add(measure);
        }
    }

    /** Whether silence at the ends of a window counts. */
    private boolean isBounded() {
        return options.roles().timestamp() != null && (options.from() != null || options.every() != null);
    }

    private double decimal(String field) {
        return policy.decimal("monitoring." + field).doubleValue();
    }
}
