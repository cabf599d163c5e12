package io.jenkins.plugins.modelgate.engine.dataset.contract;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Row;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Holds a table to a contract: one pass of aggregates for all columns together, one query more for each key and reference, and a few
 * rows as examples of what is broken. A rule that could not be evaluated is a finding of its own, never a pass.
 */
public final class ContractCheck {
    /** Aggregates of one statement; more are asked in several. */
    private static final int BATCH = 400;

    /** A statement that failed after that time is not tried again in parts. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Judging judging;

    private ContractCheck(Judging judging) {
        this.judging = judging;
    }

    /**
     * Checks one table.
     *
     * @param table what the contract's object of the same name (or its only object) describes
     * @param others tables that relationships and queries may name, by the names of their objects, in the same database
     * @return how many rules were evaluated, broken, and left without an answer
     * @throws DatasetException when not even the rows can be counted
     */
    public static ContractOutcome run(
            Table table,
            Map<String, Table> others,
            Contract contract,
            ContractOptions options,
            Consumer<Finding> findings)
            throws DatasetException, InterruptedException {
        Judging judging = new Judging(table, findings);
        Target whole = new Target("", List.of(), false, false, "/schema");
        for (String unchecked : contract.unchecked()) {
            judging.notice(new Target("", List.of(), false, false, ""), unchecked);
        }
        SchemaObject object = contract.object(table.name());
        judging.rows(table.rows());
        if (object == null) {
            judging.notEvaluated(
                    whole,
                    "the contract describes no object " + SafeText.quote(table.name()) + "; it describes "
                            + contract.objects().stream()
                                    .map(SchemaObject::name)
                                    .toList());
        } else {
            new ContractCheck(judging)
                    .judge(new ContractPlan(contract, object, table, others, options, judging).assertions());
        }
        ContractOutcome outcome = judging.outcome();
        if (outcome.evaluated() == 0 && outcome.notEvaluated() == 0) {
            judging.notEvaluated(whole, "the contract asks nothing of the data that could be checked; add rules to it");
        }
        return judging.outcome();
    }

    private void judge(List<Assertion> assertions) throws DatasetException, InterruptedException {
        List<Assertion> measured = new ArrayList<>();
        List<Assertion> alone = new ArrayList<>();
        for (Assertion assertion : assertions) {
            (assertion.aggregate() == null ? alone : measured).add(assertion);
        }
        for (int i = 0; i < measured.size(); i += BATCH) {
            together(measured.subList(i, Math.min(measured.size(), i + BATCH)));
        }
        for (Assertion assertion : alone) {
            judge(assertion, 0);
        }
    }

    private void together(List<Assertion> assertions) throws InterruptedException {
        long[] values;
        long start = System.nanoTime();
        try {
            values = measure(assertions);
        } catch (DatasetException e) {
            boolean late = System.nanoTime() - start > PATIENCE.toNanos();
            if (late || assertions.size() == 1) {
                assertions.forEach(assertion -> judging.notEvaluated(assertion.target(), e));
                return;
            }
            // One of them is more than the database can do; the others shall not stay without an answer for it.
            together(assertions.subList(0, assertions.size() / 2));
            together(assertions.subList(assertions.size() / 2, assertions.size()));
            return;
        }
        for (int i = 0; i < values.length; i++) {
            judge(assertions.get(i), values[i]);
        }
    }

    private long[] measure(List<Assertion> assertions) throws DatasetException, InterruptedException {
        long[] values = new long[assertions.size()];
        List<String> aggregates = new ArrayList<>();
        assertions.forEach(assertion -> aggregates.add(assertion.aggregate()));
        Table table = judging.table();
        table.query("SELECT " + String.join(", ", aggregates) + " FROM " + table.relation(), row -> read(row, values));
        return values;
    }

    private static void read(Row row, long[] values) throws DatasetException {
        for (int i = 0; i < values.length; i++) {
            values[i] = row.number(i);
        }
    }

    private void judge(Assertion assertion, long value) throws InterruptedException {
        int open = judging.outcome().notEvaluated();
        try {
            assertion.judge(value, judging);
        } catch (DatasetException e) {
            judging.notEvaluated(assertion.target(), e);
        }
        if (judging.outcome().notEvaluated() == open) {
            judging.evaluated();
        }
    }
}
