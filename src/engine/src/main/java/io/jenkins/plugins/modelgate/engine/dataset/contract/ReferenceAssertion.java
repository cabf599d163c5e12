package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A foreign key: every value, unless NULL is part of it, stands in the other table.
 *
 * @param other the other table, in the same database
 * @param keys its columns, in the order of the target's
 */
record ReferenceAssertion(Target target, Table other, List<Operand> keys) implements Assertion {
    @Override
    @CheckForNull
    public String aggregate() {
        return null;
    }

    @Override
    public void judge(long measured, Judging judging) throws DatasetException, InterruptedException {
        Table table = judging.table();
        String dangling = dangling(table);
        long[] count = {0};
        table.query("SELECT count(*) FROM " + dangling, row -> count[0] = row.number(0));
        if (count[0] == 0) {
            return;
        }
        judging.violated(
                ContractRules.RELATIONSHIP,
                ContractRules.RELATIONSHIP.severity(),
                target,
                target.column() + " must name rows of " + other.name() + "; " + judging.share(count[0]) + " name none"
                        + judging.examples(() -> examples(table, dangling)));
    }

    private String examples(Table table, String dangling) throws DatasetException, InterruptedException {
        String row = table.rowColumn();
        List<String> columns = new ArrayList<>(List.of("f.r"));
        for (int i = 0; i < keys.size(); i++) {
            columns.add(table.dialect().asText("f.k" + i));
        }
        List<String> shown = new ArrayList<>();
        table.query(
                "SELECT " + String.join(", ", columns) + " FROM " + dangling + (row == null ? "" : " ORDER BY f.r")
                        + " LIMIT " + Exemplars.MAX,
                result -> shown.add(
                        (row == null ? "" : "row " + result.number(0) + ": ") + Exemplars.values(result, 1, target)));
        return Exemplars.list(shown);
    }

    private String dangling(Table table) {
        String row = table.rowColumn();
        List<String> from = new ArrayList<>(List.of((row == null ? "0" : row) + " AS r"));
        List<String> to = new ArrayList<>();
        List<String> equal = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Operand left = target.operands().get(i);
            Operand right = keys.get(i);
            boolean comparable = left.type() == right.type()
                    || left.type().isNumeric() && right.type().isNumeric();
            from.add((comparable ? left.sql() : left.text()) + " AS k" + i);
            to.add((comparable ? right.sql() : right.text()) + " AS q" + i);
            equal.add("p.q" + i + " = f.k" + i);
        }
        String filled = target.operands().stream().map(Operand::isNotNull).collect(Collectors.joining(" AND "));
        return "(SELECT " + String.join(", ", from) + " FROM " + table.relation() + " WHERE " + filled
                + ") AS f WHERE NOT EXISTS (SELECT 1 FROM (SELECT " + String.join(", ", to) + " FROM "
                + other.relation() + ") AS p WHERE " + String.join(" AND ", equal) + ")";
    }
}
