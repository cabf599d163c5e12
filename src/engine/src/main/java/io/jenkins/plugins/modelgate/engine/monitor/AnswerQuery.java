package io.jenkins.plugins.modelgate.engine.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Dialect;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the answers of a window in one statement, each with its label, whether that stands in the row or came late. */
final class AnswerQuery {
    private final Table table;
    private final Table late;
    private final Roles roles;
    private final String time;
    private final Dialect dialect;

    /**
     * A reader.
     *
     * @param late table of late labels, or null
     * @param time SQL for the seconds since 1970, or null where rows have no time
     */
    AnswerQuery(Table table, @CheckForNull Table late, Roles roles, @CheckForNull String time) {
        this.table = table;
        this.late = late;
        this.roles = roles;
        this.time = time;
        this.dialect = table.dialect();
    }

    /** SQL that a row of the window fulfils, or null for all rows. */
    @CheckForNull
    String condition(Span span) {
        return time == null
                ? null
                : time + " >= " + dialect.literal(span.fromSeconds()) + " AND " + time + " < "
                        + dialect.literal(span.toSeconds());
    }

    /** Hands on each answer, in the order of time. */
    void read(Span span, Consumer<Answer> reader) throws DatasetException, InterruptedException {
        String condition = condition(span);
        String key = late == null ? "NULL" : text(roles.key());
        String rows = "SELECT " + (time == null ? "NULL" : time) + " AS t, " + text(roles.predictions()) + " AS p, "
                + number(roles.predictions()) + " AS q, " + number(roles.scores()) + " AS s, "
                + (late == null ? text(roles.labels()) : "NULL") + " AS l, " + number(roles.latency()) + " AS d, " + key
                + " AS k FROM " + table.relation() + (condition == null ? "" : " WHERE " + condition);
        String label = late == null ? "r.l" : "j.l";
        String sql = "SELECT r.t, r.p, r.q, r.s, " + label + ", " + dialect.tryDouble(label) + ", r.d FROM (" + rows
                + ") r" + (late == null ? "" : " LEFT JOIN (" + lateLabels() + ") j ON r.k = j.k")
                + (time == null ? "" : " ORDER BY r.t");
        table.query(
                sql,
                row -> reader.accept(new Answer(
                        row.isNull(0) ? Double.NaN : row.decimal(0),
                        Answer.canonical(row.text(1)),
                        row.decimal(2),
                        row.decimal(3),
                        Answer.canonical(row.text(4)),
                        row.decimal(5),
                        row.decimal(6))));
    }

    /** One label of each key; keys that contradict themselves have none. */
    private String lateLabels() {
        String key = dialect.asText(dialect.quote(roles.key()));
        String label = dialect.asText(dialect.quote(roles.labels()));
        return "SELECT " + key + " AS k, min(" + label + ") AS l FROM " + late.relation() + " WHERE "
                + dialect.quote(roles.key()) + " IS NOT NULL GROUP BY " + key + " HAVING count(DISTINCT " + label
                + ") = 1";
    }

    /** How many keys have labels that contradict each other. */
    long contradictions() throws DatasetException, InterruptedException {
        if (late == null) {
            return 0;
        }
        String key = dialect.asText(dialect.quote(roles.key()));
        String label = dialect.asText(dialect.quote(roles.labels()));
        long[] counted = {0};
        late.query(
                "SELECT count(*) FROM (SELECT " + key + " AS k FROM " + late.relation() + " GROUP BY " + key
                        + " HAVING count(DISTINCT " + label + ") > 1) c",
                row -> counted[0] = row.number(0));
        return counted[0];
    }

    /**
     * The class that scores are of: as it was named; else 1 (or true) where all answers are 0 and 1; else none, and scores are of the
     * class that was answered.
     */
    @CheckForNull
    String positive() throws DatasetException, InterruptedException {
        if (roles.positive() != null || roles.predictions() == null) {
            return Answer.canonical(roles.positive());
        }
        Set<String> found = new HashSet<>();
        String value = text(roles.predictions());
        table.query(
                "SELECT DISTINCT " + value + " FROM " + table.relation() + " WHERE "
                        + dialect.quote(roles.predictions()) + " IS NOT NULL LIMIT 8",
                row -> found.add(Answer.canonical(row.text(0))));
        return !found.isEmpty() && Set.of("0", "1").containsAll(found) ? "1" : null;
    }

    private String text(@CheckForNull String column) {
        return column == null ? "NULL" : dialect.asText(dialect.quote(column));
    }

    private String number(@CheckForNull String column) {
        if (column == null) {
            return "NULL";
        }
        Column found = table.column(column);
        String name = dialect.quote(column);
        if (found != null && found.type() == ColumnType.BOOLEAN) {
            return "CASE WHEN " + name + " THEN " + dialect.literal(1.0) + " WHEN NOT " + name + " THEN "
                    + dialect.literal(0.0) + " END";
        }
        return dialect.tryDouble(name);
    }

    /** Names that were given and that no column has, in words. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        roles.columns(late != null).forEach((option, name) -> {
            if (table.column(name) == null) {
                missing.add(option + " " + name);
            }
        });
        if (late != null) {
            for (String name : List.of(roles.key(), roles.labels())) {
                if (late.column(name) == null) {
                    missing.add("column of the late labels " + name);
                }
            }
        }
        return missing;
    }
}
