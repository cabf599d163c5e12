package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The same row many times with one label: a cheap way to give a lie more weight. */
final class DuplicateFlood implements Indicator {
    /** Rows of a group from which it is a flood: a number and a share. */
    private static final long LEAST = 10;

    private static final double LEAST_SHARE = 0.001;

    /** Share of one group that stands out even in data that repeats short texts. */
    private static final double ALONE = 0.004;

    private static final double ALONE_SHORT = 0.008;

    /** Characters up to which a text repeats by itself: greetings, "ok", "good". */
    private static final int SHORT = 40;

    /** Share of distinct rows below which repeats are how the data is. */
    private static final double DISTINCT = 0.5;

    /** Rows of a group that is no chance, the share of rows in such groups, and how many more than in smaller ones. */
    private static final int HANDFUL = 4;

    private static final double BULK_SHARE = 0.004;
    private static final double BULK_RATIO = 2;

    private static final int MOST_GROUPS = 1000;

    private record Group(String hash, long rows, String label, boolean shortText) {}

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        if (data.identity().isEmpty()) {
            return;
        }
        long rows = data.rows();
        Repeats repeats = Repeats.of(data);
        List<Group> floods = floods(data, Math.max(LEAST, Math.round(LEAST_SHARE * rows)));
        Examined baseline = data.baseline();
        double before = baseline == null || baseline.identity().isEmpty()
                ? -1
                : Repeats.of(baseline).excess();
        if (before >= 0 && repeats.excess() - before > 0.5 * data.options().duplicateShare()) {
            outcome.finding(
                    PoisoningRules.DUPLICATE_FLOOD,
                    repeats.excess() - before > data.options().duplicateShare() ? Severity.HIGH : Severity.MEDIUM,
                    String.format(
                            Locale.ROOT,
                            "%.2f%% of the rows repeat an earlier one, %.2f%% in the baseline",
                            100 * repeats.excess(),
                            100 * before));
            list(data, outcome);
        }
        bulk(data, outcome, rows);
        if (floods.isEmpty()) {
            return;
        }
        boolean natural = repeats.distinct() < DISTINCT;
        long inFloods = 0;
        boolean alone = false;
        for (Group flood : floods) {
            inFloods += flood.shortText() ? 0 : flood.rows();
            alone |= flood.rows() >= (flood.shortText() ? ALONE_SHORT : ALONE) * rows;
        }
        double share = inFloods / (double) rows;
        Severity severity = Severity.LOW;
        if (!natural && share > data.options().duplicateShare()) {
            severity = Severity.HIGH;
        } else if (!natural && (alone || share > data.options().duplicateShare() / 2)) {
            severity = Severity.MEDIUM;
        }
        tell(data, outcome, floods, severity, natural);
    }

    /** Repeats by nature come in pairs; copies that were made come by the handful, in data that hardly repeats. */
    private static void bulk(Examined data, Outcome outcome, long rows) throws DatasetException, InterruptedException {
        long[] counts = new long[2];
        data.table()
                .query(
                        "SELECT COALESCE(sum(n), 0), COALESCE(sum(CASE WHEN n >= " + HANDFUL
                                + " THEN n ELSE 0 END), 0) FROM (" + grouped(data, 2) + ") AS g",
                        row -> {
                            counts[0] = row.number(0);
                            counts[1] = row.number(1);
                        });
        long few = counts[0] - counts[1];
        if (counts[1] < Math.max(LEAST, BULK_SHARE * rows) || counts[1] <= BULK_RATIO * few || counts[0] > 0.2 * rows) {
            return;
        }
        outcome.finding(
                PoisoningRules.DUPLICATE_FLOOD,
                Severity.MEDIUM,
                counts[1] + " rows are repeated " + HANDFUL + " times or more, and only " + few
                        + " less often: this data hardly repeats by itself. Group the rows by all features and count");
        list(data, outcome);
    }

    private static String grouped(Examined data, int least) {
        return "SELECT h, count(*) n FROM (SELECT "
                + data.dialect().asText(data.dialect().hash(data.identity())) + " h FROM "
                + data.table().relation() + ") AS t GROUP BY h HAVING count(*) >= " + least;
    }

    /** Notes the rows of all groups of a handful or more. */
    private static void list(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        List<String> hashes = new ArrayList<>();
        data.table()
                .query(
                        grouped(data, HANDFUL) + " ORDER BY n DESC, h LIMIT " + MOST_GROUPS,
                        row -> hashes.add(row.text(0)));
        if (hashes.isEmpty()) {
            return;
        }
        for (long row : Repeats.rows(data, hashes, 20_000)) {
            outcome.row(row, PoisoningRules.DUPLICATE_FLOOD, "is the same as several other rows");
        }
    }

    private static List<Group> floods(Examined data, long least) throws DatasetException, InterruptedException {
        String prose = data.prose();
        String length = prose.isEmpty() ? "1000000" : data.dialect().length(prose);
        String label = data.labels().usable() ? data.labels().expression() : "''";
        List<Group> floods = new ArrayList<>();
        data.table()
                .query(
                        "SELECT h, count(*) n, max(l), max(s) FROM (SELECT "
                                + data.dialect().asText(data.dialect().hash(data.identity())) + " h, " + label + " l, "
                                + length + " s FROM "
                                + data.table().relation() + ") AS t GROUP BY h HAVING count(*) >= " + least
                                + " AND count(DISTINCT l) <= 1 ORDER BY n DESC, h LIMIT " + MOST_GROUPS,
                        row -> floods.add(new Group(row.text(0), row.number(1), row.text(2), row.number(3) < SHORT)));
        return floods;
    }

    private static void tell(Examined data, Outcome outcome, List<Group> floods, Severity severity, boolean natural)
            throws DatasetException, InterruptedException {
        long all = floods.stream().mapToLong(Group::rows).sum();
        Group first = floods.get(0);
        List<Long> rows = Repeats.rows(data, List.of(first.hash()), 3);
        outcome.finding(
                PoisoningRules.DUPLICATE_FLOOD,
                severity,
                String.format(
                                Locale.ROOT,
                                "%d rows in %d groups are the same, each group with one label; the largest has %d rows",
                                all,
                                floods.size(),
                                first.rows())
                        + (first.label() == null || first.label().isEmpty()
                                ? ""
                                : " with label " + SafeText.quote(first.label()))
                        + ", first of them " + rows
                        + (natural ? "; most rows of this data repeat, so this may be how it is" : "")
                        + ". Group the rows by all features and count");
        if (severity != Severity.LOW) {
            List<String> hashes = floods.stream().map(Group::hash).toList();
            for (long row : Repeats.rows(data, hashes, 20_000)) {
                outcome.row(row, PoisoningRules.DUPLICATE_FLOOD, "is the same as many other rows");
            }
        }
    }
}
