package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How much the rows repeat each other. A first statement asks whether any do; a second one looks closer at the groups of two and more
 * alone.
 *
 * @param rows all rows
 * @param repeated rows in groups of two and more
 * @param groups such groups
 * @param handfuls rows in groups of {@link #HANDFUL} and more
 * @param conflicting rows in groups that carry more than one label
 * @param floods the largest groups with one label at most, by falling size
 */
record Repeats(long rows, long repeated, long groups, long handfuls, long conflicting, List<Group> floods) {
    /** Rows of a group that is no chance. */
    static final int HANDFUL = 4;

    static final int MOST_GROUPS = 1000;

    Repeats {
        floods = List.copyOf(floods);
    }

    /**
     * Rows that are the same.
     *
     * @param hash as text
     * @param label their label, empty for none
     * @param length of their texts in characters
     */
    record Group(String hash, long rows, String label, long length) {}

    static Repeats of(Examined data) throws DatasetException, InterruptedException {
        String prose = data.prose();
        String length = prose.isEmpty() ? "1000000" : data.dialect().length(prose);
        String label = data.labels().usable() ? data.labels().expression() : "''";
        String hash = data.likeness().hash();
        String from = data.likeness().from();
        String twice = "SELECT h FROM (SELECT " + hash + " h" + from + ") AS a GROUP BY h HAVING count(*) > 1";
        boolean[] any = {false};
        data.table()
                .query(
                        "SELECT COALESCE(max(n), 0) FROM (SELECT count(*) n FROM (SELECT " + hash + " h" + from
                                + ") AS a GROUP BY h) AS b",
                        row -> any[0] = row.number(0) > 1);
        if (!any[0]) {
            return new Repeats(data.rows(), 0, 0, 0, 0, List.of());
        }
        String groups = "SELECT h, count(*) n, max(l) l, min(l) least, max(s) s FROM (SELECT " + hash + " h, " + label
                + " l, " + length + " s" + from + ") AS t WHERE h IN (" + twice + ") GROUP BY h";
        String one = "(least = l OR l IS NULL)";
        String sql = "WITH g AS " + data.dialect().materialized() + "(" + groups
                + ") SELECT 0 k, COALESCE(sum(n), 0) n, count(*) m,"
                + " COALESCE(sum(CASE WHEN n >= " + HANDFUL + " THEN n ELSE 0 END), 0) f,"
                + " COALESCE(sum(CASE WHEN least <> l THEN n ELSE 0 END), 0) c, '' h, '' l FROM g"
                + " UNION ALL SELECT * FROM (SELECT 1 k, n, s m, 0 f, 0 c, "
                + data.dialect().asText("h")
                + " h, l FROM g WHERE " + one + " ORDER BY n DESC, h LIMIT " + MOST_GROUPS + ") AS f";
        long[] sums = new long[4];
        List<Group> floods = new ArrayList<>();
        data.table().query(sql, row -> {
            if (row.number(0) == 0) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] = row.number(i + 1);
                }
            } else {
                String of = row.text(6);
                floods.add(new Group(row.text(5), row.number(1), of == null ? "" : of, row.number(2)));
            }
        });
        floods.sort((a, b) -> Long.compare(b.rows(), a.rows()));
        return new Repeats(data.rows(), sums[0], sums[1], sums[2], sums[3], floods);
    }

    /** Share of rows beyond the first of their kind. */
    double excess() {
        return rows == 0 ? 0 : (repeated - groups) / (double) rows;
    }

    /** Share of distinct rows. */
    double distinct() {
        return 1 - excess();
    }

    /** Share of rows whose twins carry another label. */
    double conflicts() {
        return conflicting / (double) Math.max(1, rows);
    }

    /** Numbers of the rows of these groups. */
    static List<Long> rows(Examined data, List<String> hashes, int most) throws DatasetException, InterruptedException {
        List<Long> rows = new ArrayList<>();
        String wanted = hashes.stream().map(data.dialect()::literal).collect(Collectors.joining(", "));
        data.table()
                .query(
                        "SELECT r FROM (SELECT " + data.row() + " r, "
                                + data.dialect().asText(data.likeness().hash()) + " h"
                                + data.likeness().from() + ") AS t WHERE h IN (" + wanted + ") ORDER BY r LIMIT "
                                + most,
                        row -> rows.add(row.number(0)));
        return rows;
    }
}
