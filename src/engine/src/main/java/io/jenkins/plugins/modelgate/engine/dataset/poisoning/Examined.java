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
    private static final int BLOCKS = 100;

    private final Table table;
    private final PoisoningOptions options;
    private final Map<String, ColumnFacts> facts;
    private final Labels labels;

    private RowSample sample;
    private Neighbours neighbours;
    private TextStatistics text;
    private Texts texts;
    private Repeats repeats;
    private Map<String, Long> markup;
    private long[][] labelBlocks;

    private Examined(Table table, PoisoningOptions options, Map<String, ColumnFacts> facts, Labels labels) {
        this.table = table;
        this.options = options;
        this.facts = facts;
        this.labels = labels;
    }

    static Examined of(Table table, PoisoningOptions options) throws DatasetException, InterruptedException {
        Column label = options.label() == null ? null : table.column(options.label());
        if (options.label() != null && label == null) {
            throw new DatasetException(
                    table.name() + " has no column " + options.label() + ": name the label as the file spells it");
        }
        return new Examined(
                table, options, ColumnFacts.of(table, options), label == null ? Labels.NONE : Labels.of(table, label));
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
    KnownSigns baseline() {
        return options.baseline();
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

    /** SQL of a column as the sample holds it: DOUBLE or text. */
    String compared(SampleColumn column) {
        String name = quote(column.name());
        return column.isNumeric() ? dialect().asDouble(name) : dialect().asText(name);
    }

    /** SQL of one of its values. */
    String literal(SampleColumn column, int code) {
        if (!column.isNumeric()) {
            return dialect().literal(column.text(code));
        }
        double value = column.number(code);
        return Double.isFinite(value)
                ? dialect().literal(value)
                : dialect().asDouble(value > 0 ? "'Infinity'" : "'-Infinity'");
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

    /** What makes two rows the same to a model. */
    Likeness likeness() {
        return new Likeness(this);
    }

    /** Rows of each class in consecutive blocks of the file, a hundred of them or a divisor of it. */
    long[][] labelBlocks(int blocks) throws DatasetException, InterruptedException {
        if (labelBlocks == null) {
            labelBlocks = new long[BLOCKS][labels.count()];
            String block = "CAST(FLOOR(" + row() + " * " + BLOCKS + ".0 / " + rows() + ") AS BIGINT)";
            table.query(
                    "SELECT b, l, count(*) FROM (SELECT " + block + " b, " + labels.expression() + " l FROM "
                            + table.relation() + ") AS t WHERE l IS NOT NULL GROUP BY b, l",
                    row -> {
                        int label = labels.index(row.text(1));
                        if (label >= 0) {
                            labelBlocks[(int) Math.min(BLOCKS - 1, row.number(0))][label] += row.number(2);
                        }
                    });
        }
        long[][] wider = new long[blocks][labels.count()];
        for (int b = 0; b < BLOCKS; b++) {
            for (int c = 0; c < labels.count(); c++) {
                wider[b * blocks / BLOCKS][c] += labelBlocks[b][c];
            }
        }
        return wider;
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

    Texts texts() {
        if (texts == null) {
            texts = new Texts(this, prose());
        }
        return texts;
    }

    Repeats repeats() throws DatasetException, InterruptedException {
        if (repeats == null) {
            repeats = Repeats.of(this);
        }
        return repeats;
    }

    /** Rows that hold each kind of instruction markup. */
    Map<String, Long> markup() throws DatasetException, InterruptedException {
        if (markup == null) {
            markup = InstructionMarkup.counts(this);
        }
        return markup;
    }

    TextStatistics text() throws DatasetException, InterruptedException {
        if (text == null) {
            text = TextStatistics.of(this);
        }
        return text;
    }
}
