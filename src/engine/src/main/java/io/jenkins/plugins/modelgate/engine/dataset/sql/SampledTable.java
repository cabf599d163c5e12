package io.jenkins.plugins.modelgate.engine.dataset.sql;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The same share of a table's rows in every statement: those whose number has a small hash. */
public final class SampledTable implements Table {
    private static final String ROW = "model gate row";
    private static final int PARTS = 1_000_000;

    private final Table whole;
    private final String relation;
    private long rows = -1;

    private SampledTable(Table whole, String relation) {
        this.whole = whole;
        this.relation = relation;
    }

    /**
     * The table itself for a share of 1.
     *
     * @throws DatasetException when the rows have no numbers
     */
    public static Table of(Table whole, double share) throws DatasetException {
        if (share >= 1) {
            return whole;
        }
        String row = whole.rowColumn();
        if (row == null) {
            throw new DatasetException("the rows of " + whole.name()
                    + " have no numbers, so that no share of them can be fixed;" + " leave sample out");
        }
        Dialect dialect = whole.dialect();
        String relation = String.format(
                Locale.ROOT,
                "(SELECT %s AS %s, * FROM %s WHERE %s %% %d < %d)",
                row,
                dialect.quote(ROW),
                whole.relation(),
                dialect.hash(List.of(row)),
                PARTS,
                Math.max(1, Math.round(share * PARTS)));
        return new SampledTable(whole, relation);
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public Dialect dialect() {
        return whole.dialect();
    }

    @Override
    public String relation() {
        return relation;
    }

    @Override
    public List<Column> columns() {
        return whole.columns();
    }

    @Override
    public String rowColumn() {
        return dialect().quote(ROW);
    }

    @Override
    public long rows() throws DatasetException, InterruptedException {
        if (rows < 0) {
            long[] counted = {0};
            query("SELECT count(*) FROM " + relation, row -> counted[0] = row.number(0));
            rows = counted[0];
        }
        return rows;
    }

    @Override
    public void query(String sql, List<Object> parameters, RowReader reader)
            throws DatasetException, InterruptedException {
        whole.query(sql, parameters, reader);
    }

    @Override
    public void query(String sql, List<Object> parameters, Duration atMost, RowReader reader)
            throws DatasetException, InterruptedException {
        whole.query(sql, parameters, atMost, reader);
    }
}
