package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One source whose rows are distributed unlike those of all others. */
final class SourceDistribution implements Indicator {
    private static final int MOST_COLUMNS = 50;
    private static final int MOST_SOURCES = 1000;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        List<String> sources = data.columns(ColumnRole.SOURCE);
        if (sources.isEmpty()) {
            return;
        }
        RowSample sample = data.sample();
        List<SampleColumn> columns = sample.comparable(MOST_COLUMNS);
        for (String source : sources) {
            if (data.facts(source).distinct() > MOST_SOURCES) {
                outcome.notExamined("distributions by " + SafeText.quote(source) + ": it has more than " + MOST_SOURCES
                        + " values");
                continue;
            }
            for (SampleColumn column : columns) {
                Map<String, long[]> counts = counts(data, sample, source, column);
                List<GroupShift> shifts = GroupShift.of(counts, columns.size() * counts.size()).stream()
                        .filter(GroupShift::shifted)
                        .toList();
                for (GroupShift shift : shifts) {
                    boolean alone = shift.outlying() && shifts.size() <= Math.max(1, counts.size() / 10);
                    outcome.finding(
                            PoisoningRules.SOURCE_SHIFT,
                            alone ? Severity.MEDIUM : Severity.LOW,
                            String.format(
                                    Locale.ROOT,
                                    "%s is distributed in the rows with %s = %s unlike in the others (PSI %.2f)%s",
                                    SafeText.of(column.name()),
                                    SafeText.of(source),
                                    SafeText.quote(shift.group()),
                                    shift.psi(),
                                    alone ? "" : "; sources of this data differ as much among each other"));
                }
            }
        }
    }

    /** In memory, or by a statement where the rows of a source are too few in the sample. */
    private static Map<String, long[]> counts(Examined data, RowSample sample, String source, SampleColumn column)
            throws DatasetException, InterruptedException {
        if (sample.isWhole()) {
            SampleColumn sources = sample.other(source);
            return BinCounts.counts(
                    sample, row -> sources.code(row) < 0 ? null : sources.text(sources.code(row)), column);
        }
        boolean feature = data.table().column(column.name()) != null;
        String value = feature
                ? data.compared(column)
                : data.dialect()
                        .asDouble(data.dialect().length(data.quote(column.name().substring("length of ".length()))));
        return BinCounts.counts(data, data.dialect().asText(data.quote(source)), BinCounts.bin(data, column, value));
    }
}
