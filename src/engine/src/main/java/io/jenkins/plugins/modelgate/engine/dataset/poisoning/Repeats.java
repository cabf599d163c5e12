package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How much the rows repeat each other.
 *
 * @param rows all rows
 * @param groups distinct rows
 */
record Repeats(long rows, long groups) {
    static Repeats of(Examined data) throws DatasetException, InterruptedException {
        long[] found = new long[2];
        data.table()
                .query(
                        "SELECT COALESCE(sum(n), 0), count(*) FROM (SELECT h, count(*) n FROM (SELECT "
                                + data.dialect().hash(data.identity()) + " h FROM "
                                + data.table().relation()
                                + ") AS t GROUP BY h) AS g",
                        row -> {
                            found[0] = row.number(0);
                            found[1] = row.number(1);
                        });
        return new Repeats(found[0], found[1]);
    }

    /** Share of distinct rows. */
    double distinct() {
        return rows == 0 ? 1 : groups / (double) rows;
    }

    /** Share of rows beyond the first of their kind. */
    double excess() {
        return 1 - distinct();
    }

    /** Numbers of the rows of these groups. */
    static List<Long> rows(Examined data, List<String> hashes, int most) throws DatasetException, InterruptedException {
        List<Long> rows = new ArrayList<>();
        String wanted = hashes.stream().map(data.dialect()::literal).collect(Collectors.joining(", "));
        data.table()
                .query(
                        "SELECT r FROM (SELECT " + data.row() + " r, "
                                + data.dialect().asText(data.dialect().hash(data.identity())) + " h FROM "
                                + data.table().relation() + ") AS t WHERE h IN (" + wanted + ") ORDER BY r LIMIT "
                                + most,
                        row -> rows.add(row.number(0)));
        return rows;
    }
}
