package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.List;

/**
 * Drift of one column.
 *
 * @param column its name
 * @param verdict the heaviest verdict of its gated comparisons
 * @param comparisons all measures, those for information included
 * @param remarks findings of their own, whatever the measures say
 * @param reason why it could not be compared; empty if it could
 */
public record ColumnDrift(
        String column, DriftVerdict verdict, List<Comparison> comparisons, List<Remark> remarks, String reason) {

    public ColumnDrift {
        comparisons = List.copyOf(comparisons);
        remarks = List.copyOf(remarks);
        if (comparisons.isEmpty() && verdict != DriftVerdict.ERROR) {
            throw new IllegalArgumentException("a column that nothing was compared of is an error, not " + verdict);
        }
    }

    /** A column that could not be compared: it is missing, or its reader failed. */
    public static ColumnDrift error(String column, String reason) {
        return new ColumnDrift(column, DriftVerdict.ERROR, List.of(), List.of(), reason);
    }
}
