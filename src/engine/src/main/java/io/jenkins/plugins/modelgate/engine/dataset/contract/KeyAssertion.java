package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Values, alone or together, that must not repeat, or whose repetitions a metric counts: the rows beyond the first of each group.
 * Rows with a NULL among the values do not count.
 *
 * @param quality the rule with the metric; null where none may repeat
 */
record KeyAssertion(Rule rule, Target target, @CheckForNull QualityRule quality) implements Assertion {
    @Override
    @CheckForNull
    public String aggregate() {
        return null;
    }

    @Override
    public void judge(long measured, Judging judging) throws DatasetException, InterruptedException {
        if (quality == null && areUnlike(judging.table())) {
            return;
        }
        long[] repeated = {0};
        judging.table()
                .query(
                        "SELECT COALESCE(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM " + groups(judging.table())
                                + ") AS repeated_values",
                        row -> repeated[0] = row.number(0));
        if (quality != null) {
            Verdicts.judge(rule, target, quality, repeated[0], judging, () -> examples(judging.table()));
        } else if (repeated[0] > 0) {
            judging.violated(
                    rule,
                    rule.severity(),
                    target,
                    target.column() + " must not repeat; " + judging.share(repeated[0]) + " repeat an earlier one"
                            + judging.examples(() -> examples(judging.table())));
        }
    }

    /**
     * Whether no two hashes of texts are equal, so that no two texts are: groups of eight bytes fit into memory where those of texts
     * are spilled. Equal hashes prove nothing and are looked at by the texts themselves.
     */
    private boolean areUnlike(Table table) throws DatasetException, InterruptedException {
        if (target.operands().stream().anyMatch(operand -> operand.type() != ColumnType.TEXT)) {
            return false;
        }
        List<String> texts = target.operands().stream().map(Operand::sql).toList();
        String filled = target.operands().stream().map(Operand::isNotNull).collect(Collectors.joining(" AND "));
        long[] groups = {0};
        table.query(
                "SELECT count(*) FROM (SELECT " + table.dialect().hash(texts) + " AS h FROM " + table.relation()
                        + " WHERE " + filled + " GROUP BY 1 HAVING count(*) > 1) AS repeated_hashes",
                row -> groups[0] = row.number(0));
        return groups[0] == 0;
    }

    private String groups(Table table) {
        String filled = target.operands().stream().map(Operand::isNotNull).collect(Collectors.joining(" AND "));
        String keys = target.operands().stream().map(Operand::sql).collect(Collectors.joining(", "));
        return table.relation() + " WHERE " + filled + " GROUP BY " + keys + " HAVING count(*) > 1";
    }

    private String examples(Table table) throws DatasetException, InterruptedException {
        String row = table.rowColumn();
        List<String> columns = new ArrayList<>(List.of("count(*) AS n", row == null ? "0" : "min(" + row + ")"));
        target.operands().forEach(operand -> columns.add(operand.text()));
        List<String> shown = new ArrayList<>();
        table.query(
                "SELECT " + String.join(", ", columns) + " FROM " + groups(table) + " ORDER BY "
                        + (row == null ? "1 DESC" : "1 DESC, 2") + " LIMIT " + Exemplars.MAX,
                result -> shown.add(Exemplars.values(result, 2, target) + " " + result.number(0) + " times"
                        + (row == null ? "" : " from row " + result.number(1))));
        return Exemplars.list(shown);
    }
}
