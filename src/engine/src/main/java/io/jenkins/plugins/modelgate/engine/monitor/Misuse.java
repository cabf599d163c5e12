package io.jenkins.plugins.modelgate.engine.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.drift.DriftWords;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Dialect;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.monitor.misuse.Flood;
import io.jenkins.plugins.modelgate.engine.monitor.misuse.PromptMarkers;
import io.jenkins.plugins.modelgate.engine.monitor.misuse.Queries;
import io.jenkins.plugins.modelgate.engine.monitor.misuse.Sweep;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who uses the model against its owner: floods, copying and searching by queries, words that take over a language model. */
final class Misuse {
    /** So many of the busiest clients are looked at one by one. */
    private static final int CLIENTS = 20;

    private static final int COLUMNS = 64;
    /** A client with a smaller share of all queries floods nobody. */
    private static final double LEAST_SHARE = 0.05;
    /** A score so close to the boundary is one the model is unsure about. */
    private static final double UNSURE = 0.05;

    private final Table table;
    private final Dialect dialect;
    private final Roles roles;
    private final Policy policy;
    private final List<Column> features;
    private final String positive;

    /** @param features that the model is asked with */
    Misuse(Table table, Roles roles, Policy policy, List<Column> features, @CheckForNull String positive) {
        this.table = table;
        this.dialect = table.dialect();
        this.roles = roles;
        this.policy = policy;
        this.features = features.stream()
                .filter(column -> column.type() != ColumnType.NESTED && column.type() != ColumnType.OPAQUE)
                .filter(column -> !column.name().equals(roles.predictions()))
                .limit(COLUMNS)
                .toList();
        this.positive = positive;
    }

    /** @param condition SQL that the window's rows fulfil, or null for all */
    void examine(WindowRun run, @CheckForNull String condition) throws DatasetException, InterruptedException {
        String where = condition == null ? "" : " WHERE " + condition;
        if (roles.client() != null) {
            clients(run, where);
        }
        if (roles.text() != null) {
            texts(run, where);
        }
    }

    private void clients(WindowRun run, String where) throws DatasetException, InterruptedException {
        String client = dialect.asText(dialect.quote(roles.client()));
        Map<Long, Long> sizes = new HashMap<>();
        Map<String, Long> busiest = new LinkedHashMap<>();
        long[] nameless = {0};
        table.query(
                "SELECT c, count(*) AS n FROM (SELECT " + client + " AS c FROM " + table.relation() + where
                        + ") t GROUP BY c ORDER BY n DESC, c",
                row -> {
                    if (row.isNull(0)) {
                        nameless[0] = row.number(1);
                        return;
                    }
                    sizes.merge(row.number(1), 1L, Long::sum);
                    if (busiest.size() < CLIENTS) {
                        busiest.put(row.text(0), row.number(1));
                    }
                });
        if (nameless[0] > 0) {
            run.find(
                    MonitorRules.FLOOD,
                    Severity.LOW,
                    "client",
                    DriftWords.count(nameless[0], "row")
                            + " name no client; floods and sweeps among them are not seen.");
        }
        if (busiest.isEmpty()) {
            run.incomplete(MonitorRules.NOT_EXAMINED, "client", "No row names a client.");
            return;
        }
        flood(run, Flood.of(sizes), busiest.keySet().iterator().next());
        if (features.size() >= 2) {
            sweeps(run, where, busiest);
        }
    }

    private void flood(WindowRun run, Flood flood, String client) {
        run.measure("misuse.clients", flood.clients());
        run.measure("misuse.topClientShare", flood.share());
        double limit = policy.decimal("monitoring.clientShare").doubleValue();
        String sentence = "Client " + SafeText.quote(client) + " asked " + flood.busiest() + " times, "
                + DriftWords.percent(flood.share()) + " of all; of " + flood.clients()
                + " clients like the others the busiest would have asked up to "
                + DriftWords.number(Math.rint(Math.min(flood.usual(), 1e15))) + " times.";
        if (flood.isUnusual() && flood.share() >= limit / 2) {
            run.limit(MonitorRules.FLOOD, "misuse.flood", flood.share(), limit, sentence);
        } else {
            run.measure("misuse.flood", flood.isUnusual() ? flood.share() : 0);
            if (flood.isUnusual() && flood.share() >= LEAST_SHARE) {
                run.find(MonitorRules.FLOOD, Severity.LOW, "misuse.flood", sentence);
            }
        }
    }

    private void sweeps(WindowRun run, String where, Map<String, Long> busiest)
            throws DatasetException, InterruptedException {
        int most = 0;
        for (Map.Entry<String, Long> each : busiest.entrySet()) {
            if (each.getValue() < Sweep.FEWEST) {
                break;
            }
            Queries own = queries(where, " = ", each.getKey());
            Queries others = queries(where, " <> ", each.getKey());
            Sweep sweep = Sweep.of(own, others);
            most = Math.max(most, sweep.signs());
            if (sweep.signs() > 0) {
                run.find(
                        MonitorRules.EXTRACTION,
                        sweep.signs() > 1 ? Severity.HIGH : Severity.MEDIUM,
                        "client " + each.getKey(),
                        words(each.getKey(), each.getValue(), sweep));
            }
        }
        run.measure("misuse.sweepSigns", most);
    }

    private static String words(String client, long queries, Sweep sweep) {
        List<String> signs = new ArrayList<>();
        if (sweep.even() >= 0.6) {
            signs.add(DriftWords.percent(sweep.even()) + " of the uneven columns are filled evenly");
        }
        signs.add(DriftWords.percent(sweep.steps()) + " more rows than of the others are one step from another one");
        signs.add(DriftWords.percent(sweep.close()) + " more are unusually close to another one");
        signs.add(DriftWords.percent(sweep.boundary()) + " more are at the decision boundary");
        return "The " + queries + " queries of client " + SafeText.quote(client) + " are not like the others': "
                + String.join(", ", signs) + ".";
    }

    private Queries queries(String where, String relation, String client)
            throws DatasetException, InterruptedException {
        String columns = features.stream().map(this::number).collect(Collectors.joining(", "));
        String score = roles.scores() == null ? "NULL" : dialect.tryDouble(dialect.quote(roles.scores()));
        Queries queries = new Queries();
        double[] values = new double[features.size()];
        // Spread over the window, and the same ones whenever it is looked at.
        String order = dialect.hash(List.of(
                columns.isEmpty()
                        ? "1"
                        : features.stream()
                                .map(column -> dialect.asText(dialect.quote(column.name())))
                                .collect(Collectors.joining(", "))));
        table.query(
                "SELECT " + score + ", " + columns + " FROM " + table.relation()
                        + (where.isEmpty() ? " WHERE " : where + " AND ")
                        + dialect.asText(dialect.quote(roles.client())) + relation + dialect.literal(client)
                        + " ORDER BY "
                        + order + " LIMIT " + 2 * Queries.MOST,
                row -> {
                    for (int i = 0; i < values.length; i++) {
                        values[i] = row.isNull(i + 1) ? Double.NaN : row.decimal(i + 1);
                    }
                    queries.add(values, isUnsure(row.isNull(0) ? Double.NaN : row.decimal(0)));
                });
        return queries;
    }

    private boolean isUnsure(double score) {
        return positive == null ? score < 0.5 + UNSURE : Math.abs(score - 0.5) < UNSURE;
    }

    /** Texts as numbers that are equal exactly where the texts are, for all that is asked of them. */
    private String number(Column column) {
        String name = dialect.quote(column.name());
        if (column.type().isNumeric()) {
            return dialect.tryDouble(name);
        }
        return column.type() == ColumnType.BOOLEAN || column.type() == ColumnType.TEXT
                ? dialect.asDouble("(" + dialect.hash(List.of(dialect.asText(name))) + " % 1000003)")
                : dialect.epochSeconds(name);
    }

    private void texts(WindowRun run, String where) throws DatasetException, InterruptedException {
        String text = dialect.asText(dialect.quote(roles.text()));
        Map<PromptMarkers.Marker, Long> counts = new EnumMap<>(PromptMarkers.Marker.class);
        long[] rows = new long[4];
        table.query("SELECT " + text + " FROM " + table.relation() + where, row -> {
            String value = row.text(0);
            if (value == null) {
                // Whoever adds rows without a text must not make the marks of the others rare.
                rows[3]++;
                return;
            }
            rows[0]++;
            rows[2] += value.length() > PromptMarkers.MOST ? 1 : 0;
            var found = PromptMarkers.of(value);
            rows[1] += found.isEmpty() ? 0 : 1;
            found.forEach(marker -> counts.merge(marker, 1L, Long::sum));
        });
        if (rows[2] > 0) {
            run.incomplete(
                    MonitorRules.NOT_EXAMINED,
                    "text",
                    DriftWords.count(rows[2], "text") + " longer than " + PromptMarkers.MOST
                            + " characters were looked at so far and no farther.");
        }
        if (rows[0] == 0) {
            run.incomplete(MonitorRules.NOT_EXAMINED, "text", "No row has a text.");
            return;
        }
        run.measure("misuse.withoutText", rows[3] / (double) (rows[0] + rows[3]));
        double share = rows[1] / (double) rows[0];
        double limit = policy.decimal("monitoring.injectionShare").doubleValue();
        String kinds = counts.entrySet().stream()
                .map(each -> each.getKey().words() + " in " + each.getValue())
                .collect(Collectors.joining(", "));
        String sentence = DriftWords.count(rows[1], "text") + " of " + rows[0] + " bear marks of prompt injection: "
                + kinds + ".";
        run.limit(MonitorRules.INJECTION, "misuse.injectionShare", share, limit, sentence);
        if (rows[1] > 0 && share < limit / 2) {
            run.find(MonitorRules.INJECTION, Severity.LOW, "misuse.injectionShare", sentence);
        }
    }
}
