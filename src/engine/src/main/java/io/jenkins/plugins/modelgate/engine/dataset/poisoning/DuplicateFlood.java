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

    /** Share of the rows in groups of a handful, and how many more than in smaller ones. */
    private static final double BULK_SHARE = 0.004;

    private static final double BULK_RATIO = 2;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        if (data.likeness().isEmpty()) {
            return;
        }
        long rows = data.rows();
        Repeats repeats = data.repeats();
        long least = Math.max(LEAST, Math.round(LEAST_SHARE * rows));
        List<Repeats.Group> floods =
                repeats.floods().stream().filter(group -> group.rows() >= least).toList();
        KnownSigns baseline = data.baseline();
        double before = baseline == null ? -1 : baseline.excess();
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
        bulk(data, outcome, repeats);
        if (floods.isEmpty()) {
            return;
        }
        boolean natural = repeats.distinct() < DISTINCT;
        long inFloods = 0;
        boolean alone = false;
        for (Repeats.Group flood : floods) {
            boolean shortText = flood.length() < SHORT;
            inFloods += shortText ? 0 : flood.rows();
            alone |= flood.rows() >= (shortText ? ALONE_SHORT : ALONE) * rows;
        }
        double share = inFloods / (double) rows;
        Severity severity = Severity.LOW;
        if (!natural && share > data.options().duplicateShare()) {
            // Tables of facts repeat when their keys are left aside; without a label nothing says what that is to
            // teach.
            boolean teaches =
                    data.labels().usable() || !data.columns(ColumnRole.TEXT).isEmpty();
            severity = teaches ? Severity.HIGH : Severity.MEDIUM;
        } else if (!natural && (alone || share > data.options().duplicateShare() / 2)) {
            severity = Severity.MEDIUM;
        }
        tell(data, outcome, floods, severity, natural);
    }

    /** Repeats by nature come in pairs; copies that were made come by the handful, in data that hardly repeats. */
    private static void bulk(Examined data, Outcome outcome, Repeats repeats)
            throws DatasetException, InterruptedException {
        long few = repeats.repeated() - repeats.handfuls();
        if (repeats.handfuls() < Math.max(LEAST, BULK_SHARE * repeats.rows())
                || repeats.handfuls() <= BULK_RATIO * few
                || repeats.repeated() > 0.2 * repeats.rows()) {
            return;
        }
        outcome.finding(
                PoisoningRules.DUPLICATE_FLOOD,
                Severity.MEDIUM,
                repeats.handfuls() + " rows are repeated " + Repeats.HANDFUL + " times or more, and only " + few
                        + " less often: this data hardly repeats by itself. Group the rows by all features and count");
        list(data, outcome);
    }

    private static String grouped(Examined data, int least) {
        return "SELECT h, count(*) n FROM (SELECT "
                + data.dialect().asText(data.likeness().hash()) + " h"
                + data.likeness().from() + ") AS t GROUP BY h HAVING count(*) >= " + least;
    }

    /** Notes the rows of all groups of a handful or more. */
    private static void list(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        List<String> hashes = new ArrayList<>();
        data.table()
                .query(
                        grouped(data, Repeats.HANDFUL) + " ORDER BY n DESC, h LIMIT " + Repeats.MOST_GROUPS,
                        row -> hashes.add(row.text(0)));
        if (hashes.isEmpty()) {
            return;
        }
        for (long row : Repeats.rows(data, hashes, 20_000)) {
            outcome.row(row, PoisoningRules.DUPLICATE_FLOOD, "is the same as several other rows");
        }
    }

    private static void tell(
            Examined data, Outcome outcome, List<Repeats.Group> floods, Severity severity, boolean natural)
            throws DatasetException, InterruptedException {
        long all = floods.stream().mapToLong(Repeats.Group::rows).sum();
        Repeats.Group first = floods.get(0);
        List<Long> rows = Repeats.rows(data, List.of(first.hash()), 3);
        outcome.finding(
                PoisoningRules.DUPLICATE_FLOOD,
                severity,
                String.format(
                                Locale.ROOT,
                                floods.size() == 1
                                        ? "%d rows are the same"
                                        : "%d rows in %d groups are the same, each group with one label;"
                                                + " the largest has %d rows",
                                all,
                                floods.size(),
                                first.rows())
                        + (first.label().isEmpty() ? "" : " with label " + SafeText.quote(first.label()))
                        + ", first of them " + rows
                        + (natural ? "; most rows of this data repeat, so this may be how it is" : "")
                        + ". Group the rows by all features and count");
        if (severity != Severity.LOW) {
            List<String> hashes = floods.stream().map(Repeats.Group::hash).toList();
            for (long row : Repeats.rows(data, hashes, 20_000)) {
                outcome.row(row, PoisoningRules.DUPLICATE_FLOOD, "is the same as many other rows");
            }
        }
    }
}
