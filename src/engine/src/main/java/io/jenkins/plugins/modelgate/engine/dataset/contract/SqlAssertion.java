package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query of the contract, which yields one number or truth value. Runs only when the admin's policy lets it. */
record SqlAssertion(Target target, QualityRule quality, List<Table> others, ContractOptions options)
        implements Assertion {
    private static final int MAX_LENGTH = 20_000;
    private static final int MAX_VALUE = 400;
    private static final Pattern PLACES = Pattern.compile("\\{(object|table|property|column)}");

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
        // The line ends keep a comment at the end of the query from swallowing the rest. One row and one column, or an
        // error.
        String wrapped = "SELECT left(CAST((SELECT * FROM (\n" + query + "\n) AS contract_query LIMIT 2) AS VARCHAR), "
                + (MAX_VALUE + 1) + ")";
        String objection = query.length() > MAX_LENGTH ? "it is longer than " + MAX_LENGTH + " characters" : null;
        // What stands alone and what runs are both read by the database: no trick makes one of the other.
        for (String text : List.of(query, wrapped)) {
            objection = objection == null ? SqlGuard.objection(text, judging.table(), others) : objection;
        }
        if (objection != null) {
            judging.notEvaluated(target, "the query of " + name + " was refused: " + objection);
            return;
        }
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
        // In one pass: the name of a table or column may look like a place to fill in.
        return PLACES.matcher(query)
                .replaceAll(place -> Matcher.quoteReplacement(
                        switch (place.group()) {
                            case "{object}", "{table}" -> table.relation();
                            default -> column == null ? place.group() : column;
                        }));
    }

    @CheckForNull
    private static BigDecimal number(@CheckForNull String text) {
        if (text == null || text.length() > MAX_VALUE) {
            return null;
        }
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true") ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > MAX_VALUE ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
