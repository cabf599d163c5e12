package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A query of the contract, which yields one number or truth value. Runs only when the admin's policy lets it. */
record SqlAssertion(Target target, QualityRule quality, List<Table> others, ContractOptions options)
        implements Assertion {
    private static final int MAX_LENGTH = 20_000;

    @Override
    @CheckForNull
    public String aggregate() {
        return null;
    }

    @Override
    public void judge(long measured, Judging judging) throws DatasetException, InterruptedException {
        String name = Verdicts.named(quality, target);
        if (!options.sql()) {
            judging.notEvaluated(
                    target, "the query of " + name + " was not run: the policy does not allow SQL of a contract");
            return;
        }
        String query = query(judging.table());
        String objection = query.length() > MAX_LENGTH
                ? "it is longer than " + MAX_LENGTH + " characters"
                : SqlGuard.objection(query, judging.table(), others);
        if (objection != null) {
            judging.notEvaluated(target, "the query of " + name + " was refused: " + objection);
            return;
        }
        // The line ends keep a comment at the end of the query from swallowing the rest.
        String wrapped = "SELECT * FROM (\n" + query + "\n) AS contract_query LIMIT 2";
        List<String> values = new ArrayList<>();
        try {
            judging.table().query(wrapped, List.of(), options.sqlTime(), row -> values.add(row.text(0)));
        } catch (DatasetException e) {
            // What stands in quotes can be a value that must not be shown.
            String message = String.valueOf(e.getMessage()).replaceAll("'[^']*'|\"[^\"]*\"", "'…'");
            judging.notEvaluated(target, "the query of " + name + " did not come to its end: " + message);
            return;
        }
        BigDecimal value = values.size() == 1 ? number(values.get(0)) : null;
        if (value == null) {
            judging.notEvaluated(target, "the query of " + name + " must yield one number or truth value");
        } else if (!quality.condition().holds(value)) {
            judging.violated(
                    ContractRules.SQL,
                    Verdicts.severity(quality),
                    target,
                    name + " " + quality.condition() + "; the query yields " + value.toPlainString());
        }
    }

    private String query(Table table) {
        String column = target.operands().isEmpty() ? null : target.operand().sql();
        String query = quality.query().strip();
        while (query.endsWith(";")) {
            query = query.substring(0, query.length() - 1).strip();
        }
        query = query.replace("{object}", table.relation()).replace("{table}", table.relation());
        return column == null ? query : query.replace("{property}", column).replace("{column}", column);
    }

    @CheckForNull
    private static BigDecimal number(@CheckForNull String text) {
        if (text == null || text.length() > 400) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true") ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > 400 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
