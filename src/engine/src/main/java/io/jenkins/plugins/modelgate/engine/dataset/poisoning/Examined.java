package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Dialect;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.List;
import java.util.Map;

/** A dataset with what its columns are for; what several indicators need is computed once. */
final class Examined {
    private final Table table;
    private final PoisoningOptions options;
    private final Map<String, ColumnFacts> facts;
    private final Labels labels;

    @CheckForNull
    private final Examined baseline;

    private RowSample sample;
    private Neighbours neighbours;
    private TextStatistics text;

    private Examined(
            Table table,
            PoisoningOptions options,
            Map<String, ColumnFacts> facts,
            Labels labels,
            @CheckForNull Examined baseline) {
        this.table = table;
        this.options = options;
        this.facts = facts;
        this.labels = labels;
        this.baseline = baseline;
    }

    static Examined of(Table table, PoisoningOptions options) throws DatasetException, InterruptedException {
        Column label = options.label() == null ? null : table.column(options.label());
        if (options.label() != null && label == null) {
            throw new DatasetException(
                    table.name() + " has no column " + options.label() + ": name the label as the file spells it");
        }
        Examined before = options.baseline() == null ? null : of(options.baseline(), options.withBaseline(null));
        return new Examined(
                table,
                options,
                ColumnFacts.of(table, options),
                label == null ? Labels.NONE : Labels.of(table, label),
                before);
    }

    Table table() {
        return table;
    }

    Dialect dialect() {
        return table.dialect();
    }

    PoisoningOptions options() {
        return options;
    }

    Labels labels() {
        return labels;
    }

    /** The accepted version, or null. */
    @CheckForNull
    Examined baseline() {
        return baseline;
    }

    long rows() throws DatasetException, InterruptedException {
        return table.rows();
    }

    /** Columns of a role, in the table's order. */
    List<String> columns(ColumnRole... roles) {
        List<ColumnRole> wanted = List.of(roles);
        return facts.values().stream()
                .filter(fact -> wanted.contains(fact.role()))
                .map(ColumnFacts::name)
                .toList();
    }

    ColumnFacts facts(String column) {
        return facts.get(column);
    }

    String quote(String column) {
        return dialect().quote(column);
    }

    /** SQL of a value as text, written alike whether one file holds whole numbers and another fractions. */
    String value(String column) {
        Column found = table.column(column);
        String name = quote(column);
        return dialect()
                .asText(found != null && found.type().isNumeric() ? dialect().asDouble(name) : name);
    }

    /** SQL of a row's number; -1 where rows have none. */
    String row() {
        String row = table.rowColumn();
        return row == null ? "-1" : row;
    }

    /** All text of a row in one SQL expression, empty for none. */
    String prose() {
        StringBuilder sql = new StringBuilder();
        for (String column : columns(ColumnRole.TEXT)) {
            sql.append(sql.length() == 0 ? "" : " || chr(10) || ");
            sql.append("COALESCE(").append(dialect().asText(quote(column))).append(", '')");
        }
        return sql.toString();
    }

    /** What makes two rows the same to a model: the prose if there is some, else all features. */
    List<String> identity() {
        List<String> text = columns(ColumnRole.TEXT);
        List<String> used = text.isEmpty() ? columns(ColumnRole.NUMERIC, ColumnRole.CATEGORY) : text;
        return used.stream().map(this::quote).toList();
    }

    RowSample sample() throws DatasetException, InterruptedException {
        if (sample == null) {
            sample = RowSample.of(this);
        }
        return sample;
    }

    Neighbours neighbours() throws DatasetException, InterruptedException {
        if (neighbours == null) {
            neighbours = Neighbours.of(sample());
        }
        return neighbours;
    }

    TextStatistics text() throws DatasetException, InterruptedException {
        if (text == null) {
            text = TextStatistics.of(this);
        }
        return text;
    }
}
