package io.jenkins.plugins.modelgate.engine.dataset.contract;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Row;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.List;

/** A few rows that show what a finding means. */
final class Exemplars {
    static final int MAX = 10;
    private static final int MAX_VALUE = 60;

    /** Asked only for what is broken. */
    @FunctionalInterface
    interface Asking {
        String ask() throws DatasetException, InterruptedException;
    }

    private Exemplars() {}

    /** The first rows for which a condition is true, with the target's values: "; row 3: "x", row 9: "y"". */
    static String where(String condition, Target target, Table table) throws DatasetException, InterruptedException {
        String row = table.rowColumn();
        List<String> columns = new ArrayList<>();
        columns.add(row == null ? "0" : row);
        target.operands().forEach(operand -> columns.add(operand.text()));
        String sql = "SELECT " + String.join(", ", columns) + " FROM " + table.relation() + " WHERE " + condition
                + (row == null ? "" : " ORDER BY " + row) + " LIMIT " + MAX;
        List<String> shown = new ArrayList<>();
        table.query(
                sql,
                result -> shown.add((row == null ? "" : "row " + result.number(0) + ": ") + values(result, 1, target)));
        return list(shown);
    }

    static String list(List<String> shown) {
        return shown.isEmpty() ? "" : "; " + String.join(", ", shown);
    }

    /** The values of a target in a result, from a column on. */
    static String values(Row result, int from, Target target) throws DatasetException {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < target.operands().size(); i++) {
            values.add(value(result.text(from + i), target));
        }
        return values.size() == 1 ? values.get(0) : values.toString();
    }

    private static String value(String text, Target target) {
        if (text == null) {
            return "NULL";
        }
        if (target.masked() || Secrets.isSecret(target.column(), text)) {
            return "(masked, " + text.codePointCount(0, text.length()) + " characters)";
        }
        return '"' + SafeText.of(text, MAX_VALUE) + '"';
    }
}
