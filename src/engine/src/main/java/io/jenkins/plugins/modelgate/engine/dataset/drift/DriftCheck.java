package io.jenkins.plugins.modelgate.engine.dataset.drift;

import io.jenkins.plugins.modelgate.engine.dataset.measure.ColumnDrift;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Comparison;
import io.jenkins.plugins.modelgate.engine.dataset.measure.DatasetDrift;
import io.jenkins.plugins.modelgate.engine.dataset.measure.DriftGate;
import io.jenkins.plugins.modelgate.engine.dataset.measure.DriftVerdict;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Compares a profile with a baseline, column by column, and with the history of accepted profiles. A distance counts if it reaches
 * its threshold and exceeds what chance makes of samples of this size; p-values are told and decide nothing.
 */
public final class DriftCheck {
    private static final String PLAIN = "share.diff";

    private final Profile current;
    private final Profile baseline;
    private final DriftOptions options;
    private final DriftFindings findings;

    private DriftCheck(Profile current, Profile baseline, DriftOptions options, Consumer<Finding> findings) {
        this.current = current;
        this.baseline = baseline;
        this.options = options;
        this.findings = new DriftFindings(current, baseline, options, findings);
    }

    /**
     * Compares.
     *
     * @param current made with the baseline, so that both were counted in the same bins
     * @param history accepted profiles, oldest first; the baseline may be one of them
     * @param findings what is wrong, in words
     * @return every measure of every column that both have
     */
    public static DatasetDrift run(
            Profile current,
            Profile baseline,
            List<Profile> history,
            DriftOptions options,
            Consumer<Finding> findings) {
        DatasetDrift drift = new DriftCheck(current, baseline, options, findings).run();
        new HistoryDrift(current, history, findings).run();
        return drift;
    }

    private DatasetDrift run() {
        findings.schema();
        List<ColumnDrift> drifts = new ArrayList<>();
        DriftGate gate = new DriftGate(options.limits(), baseline.columns().size());
        for (ColumnProfile reference : baseline.columns()) {
            ColumnProfile column = current.column(reference.name());
            if (column != null) {
                drifts.add(column(gate, reference, column));
            }
        }
        DatasetDrift drift = DatasetDrift.of(drifts, critical(drifts), options.limits());
        findings.dataset(drift);
        return drift;
    }

    private Set<String> critical(List<ColumnDrift> drifts) {
        Set<String> critical = new HashSet<>(options.critical());
        if (critical.isEmpty()) {
            drifts.forEach(drift -> critical.add(drift.column()));
        }
        if (baseline.label() != null) {
            critical.add(baseline.label());
        }
        return critical;
    }

    private ColumnDrift column(DriftGate gate, ColumnProfile reference, ColumnProfile column) {
        if (!DriftFindings.sameKind(reference, column)) {
            return ColumnDrift.error(column.name(), "The column holds another type than in the baseline.");
        }
        ColumnPair pair = ColumnPair.of(reference, column, column.name().equals(baseline.label()));
        ColumnDrift drift = pair == null
                ? ColumnDrift.error(
                        column.name(),
                        "The column had a list of values in the baseline and has too many different ones now.")
                : judged(gate.compare(column.name(), pair.reference(), pair.current()), pair.subject());
        findings.column(reference, column, pair, drift);
        return drift;
    }

    /** Of what moves by itself the distances are told, and judge nothing. */
    private static ColumnDrift judged(ColumnDrift drift, ColumnPair.Subject subject) {
        if (subject != ColumnPair.Subject.COUNTER || drift.comparisons().isEmpty()) {
            return drift;
        }
        List<Comparison> comparisons = new ArrayList<>();
        DriftVerdict verdict = DriftVerdict.REPORTED;
        for (Comparison each : drift.comparisons()) {
            if (each.variant().equals(PLAIN)) {
                comparisons.add(each);
                verdict = verdict.worse(each.verdict());
            } else {
                comparisons.add(new Comparison(
                        each.measure(),
                        each.variant(),
                        each.bins(),
                        each.nRef(),
                        each.nCur(),
                        each.value(),
                        each.floor(),
                        each.warn(),
                        each.fail(),
                        each.pValue(),
                        DriftVerdict.REPORTED));
            }
        }
        return new ColumnDrift(drift.column(), verdict, comparisons, List.of(), drift.reason());
    }
}
