package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at a dataset for the traces that poisoning leaves. What it finds are indicators; what it does not find is no proof. */
public final class PoisoningCheck {
    /** Every indicator. A new one is one line here. */
    private static final List<Indicator> INDICATORS = List.of(
            new DuplicateFlood(),
            new NearDuplicateTexts(),
            new NearDuplicateRows(),
            new ConflictingLabels(),
            new LabelRateBySource(),
            new ContradictedSource(),
            new SourceDistribution(),
            new TriggerWords(),
            new TriggerValues(),
            new ValueSpike(),
            new Outliers(),
            new FarRows(),
            new NeighbourDisagreement(),
            new AppendedBlocks(),
            new TellingColumns(),
            new ClassImbalance(),
            new HiddenCharacters(),
            new InstructionMarkup(),
            new RepeatedResponses(),
            new PersonalData(),
            new ConfidentLearning(),
            new SpectralSignatures());

    private PoisoningCheck() {}

    /**
     * How far it came.
     *
     * @param whole whether every indicator looked at everything; if not, findings say what was left out, and nothing may pass
     * @param signs for the next version to be compared with; null when there are no rows
     */
    public record Looked(boolean whole, @CheckForNull KnownSigns signs) {}

    /**
     * Runs every indicator.
     *
     * @param table the rows
     * @param findings takes each finding; MEDIUM and LOW are indicators, HIGH crosses a threshold of the policy or is new since the
     *     baseline
     * @param rows takes the rows to look at
     * @param sensitive columns of which the signs keep nothing
     * @throws DatasetException when the rows cannot be asked to the end: the check is incomplete, whatever it found before
     */
    public static Looked run(
            Table table,
            PoisoningOptions options,
            Consumer<Finding> findings,
            SuspiciousRows rows,
            Set<String> sensitive)
            throws DatasetException, InterruptedException {
        Outcome outcome = new Outcome(table.name(), findings, rows);
        if (table.rows() == 0) {
            outcome.notExamined("there are no rows");
            return new Looked(false, null);
        }
        Examined data = Examined.of(table, options);
        if (options.label() != null && !data.labels().usable()) {
            outcome.notExamined("the label has fewer than 2 or more than " + Labels.MOST
                    + " values: indicators that compare labels did not run; leave the label out if it is a number to be"
                    + " predicted");
        }
        int columns = data.columns(ColumnRole.NUMERIC, ColumnRole.CATEGORY).size();
        if (columns > RowSample.MOST_COLUMNS) {
            outcome.notExamined("only the first " + RowSample.MOST_COLUMNS + " of " + columns
                    + " columns were examined for values, outliers and nearest rows");
        }
        for (Indicator indicator : INDICATORS) {
            indicator.examine(data, outcome);
        }
        return new Looked(outcome.leftOut() == 0, KnownSigns.of(data, sensitive));
    }

    /** As above, nothing sensitive. @return whether every indicator looked at everything */
    public static boolean run(Table table, PoisoningOptions options, Consumer<Finding> findings, SuspiciousRows rows)
            throws DatasetException, InterruptedException {
        return run(table, options, findings, rows, Set.of()).whole();
    }
}
