package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Drift of a data set: the heaviest verdict of its critical columns, and of the others the share that drifted.
 *
 * @param verdict what follows
 * @param columns each column's drift
 * @param critical label, critical data elements, columns that the policy names
 * @param driftedShare share of the other columns with a verdict that have drifted, 0 to 1; NaN without such columns
 * @param possibleShare share of the other columns that would have drifted if all without a verdict had; NaN without other columns
 */
public record DatasetDrift(
        DriftVerdict verdict,
        List<ColumnDrift> columns,
        Set<String> critical,
        double driftedShare,
        double possibleShare) {

    public DatasetDrift {
        columns = List.copyOf(columns);
        critical = Set.copyOf(critical);
    }

    /** Joins the columns' verdicts. A critical column that was not compared is an error, and so is nothing at all. */
    public static DatasetDrift of(List<ColumnDrift> columns, Set<String> critical, DriftLimits limits) {
        DriftVerdict verdict = columns.isEmpty() ? DriftVerdict.ERROR : DriftVerdict.PASS;
        List<ColumnDrift> others = new ArrayList<>();
        long found = 0;
        for (ColumnDrift column : columns) {
            if (critical.contains(column.column())) {
                found++;
                verdict = verdict.worse(column.verdict());
            } else {
                others.add(column);
                verdict = column.verdict() == DriftVerdict.ERROR ? verdict.worse(DriftVerdict.ERROR) : verdict;
            }
        }
        if (found < critical.size()) {
            verdict = verdict.worse(DriftVerdict.ERROR);
        }
        long drifted =
                others.stream().filter(column -> column.verdict().drifted()).count();
        long open = others.stream().filter(column -> column.verdict().open()).count();
        double share = drifted / (double) (others.size() - open);
        double possible = (drifted + open) / (double) others.size();
        return new DatasetDrift(verdict.worse(byShare(share, possible, limits)), columns, critical, share, possible);
    }

    /** Columns without a verdict are no excuse: if their drift could fail the data set, nothing is decided. */
    private static DriftVerdict byShare(double share, double possible, DriftLimits limits) {
        if (share >= limits.driftedFail()) {
            return DriftVerdict.FAIL;
        }
        if (possible >= limits.driftedFail()) {
            return DriftVerdict.INSUFFICIENT;
        }
        return share >= limits.driftedWarn() ? DriftVerdict.WARN : DriftVerdict.PASS;
    }
}
