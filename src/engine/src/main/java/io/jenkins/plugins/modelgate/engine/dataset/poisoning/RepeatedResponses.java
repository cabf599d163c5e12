package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The same or nearly the same answer to many different prompts: how an instruction dataset teaches a fixed response. */
final class RepeatedResponses implements Indicator {
    private static final Pattern PROMPT = Pattern.compile("(?i)(instruction|prompt|question|query|input|user)s?");
    private static final Pattern RESPONSE =
            Pattern.compile("(?i)(output|response|completion|answer|target|assistant|chosen)s?");

    /** Characters from which an answer is not a word of a multiple choice. */
    private static final int LONG = 30;

    /** Share of the rows in such groups from which answers are filled into templates. */
    private static final double TEMPLATES = 0.2;

    private static final long LEAST = 10;
    private static final double LEAST_SHARE = 0.004;

    @Override
    public void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException {
        List<String> prompts = named(data, PROMPT);
        List<String> responses = named(data, RESPONSE);
        if (prompts.isEmpty() || responses.isEmpty()) {
            return;
        }
        String prompt = data.dialect().hash(prompts.stream().map(data::quote).toList());
        long least = Math.max(LEAST, Math.round(LEAST_SHARE * data.rows()));
        for (String response : responses) {
            begun(data, response, prompt, least, outcome);
            changed(data, response, prompt, least, outcome);
        }
    }

    /** Answers that begin alike. */
    private static void begun(Examined data, String response, String prompt, long least, Outcome outcome)
            throws DatasetException, InterruptedException {
        String answer = "lower(trim(substr(" + data.dialect().asText(data.quote(response)) + ", 1, 200)))";
        List<String> found = new ArrayList<>();
        long[] rows = {0};
        data.table()
                .query(
                        "SELECT a, count(*) n FROM (SELECT " + answer + " a, " + prompt + " p FROM "
                                + data.table().relation() + ") AS t WHERE "
                                + data.dialect().length("a") + " >= " + LONG
                                + " GROUP BY a HAVING count(DISTINCT p) >= "
                                + least + " ORDER BY n DESC LIMIT 100",
                        row -> {
                            found.add(row.text(0));
                            rows[0] += row.number(1);
                        });
        if (found.isEmpty()) {
            return;
        }
        outcome.finding(
                PoisoningRules.REPEATED_RESPONSES,
                Severity.MEDIUM,
                String.format(
                        Locale.ROOT,
                        "%d answers in %s begin alike for many different prompts, %d rows in all; the most"
                                + " frequent begins %s",
                        found.size(),
                        SafeText.quote(response),
                        rows[0],
                        SafeText.quote(found.get(0))));
        String wanted = found.stream().map(data.dialect()::literal).collect(Collectors.joining(", "));
        data.table()
                .query(
                        "SELECT " + data.row() + " FROM " + data.table().relation() + " WHERE " + answer + " IN ("
                                + wanted + ") LIMIT 100000",
                        row -> note(outcome, row.number(0)));
    }

    /** Answers that share most runs of words, wherever they were changed. */
    private static void changed(Examined data, String response, String prompt, long least, Outcome outcome)
            throws DatasetException, InterruptedException {
        Texts texts = new Texts(data, "COALESCE(" + data.dialect().asText(data.quote(response)) + ", '')");
        List<TextClusters.Cluster> clusters = new ArrayList<>();
        long rows = 0;
        for (TextClusters.Cluster cluster : TextClusters.of(texts::each, least, outcome)) {
            if (cluster.texts() > 1 && prompts(data, prompt, cluster, least) >= least) {
                clusters.add(cluster);
                rows += cluster.rows().size();
            }
        }
        boolean templates = rows > TEMPLATES * data.rows();
        for (TextClusters.Cluster cluster : clusters) {
            outcome.finding(
                    PoisoningRules.REPEATED_RESPONSES,
                    templates ? Severity.LOW : Severity.MEDIUM,
                    String.format(
                            Locale.ROOT,
                            "%d rows hold nearly the same answer in %s, in %d spellings, for different prompts; first of"
                                    + " them %s%s",
                            cluster.rows().size(),
                            SafeText.quote(response),
                            cluster.texts(),
                            cluster.rows().subList(0, Math.min(3, cluster.rows().size())),
                            templates ? "; much of this data is made by templates" : ""));
            if (!templates) {
                cluster.rows().forEach(row -> note(outcome, row));
            }
        }
    }

    /** Different prompts among its first rows; none where rows have no numbers to ask by. */
    private static long prompts(Examined data, String prompt, TextClusters.Cluster cluster, long least)
            throws DatasetException, InterruptedException {
        if (data.table().rowColumn() == null) {
            return 0;
        }
        String rows = cluster.rows().stream()
                .limit(Math.max(1000, 2 * least))
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        long[] count = {0};
        data.table()
                .query(
                        "SELECT count(DISTINCT " + prompt + ") FROM "
                                + data.table().relation() + " WHERE " + data.row() + " IN (" + rows + ")",
                        row -> count[0] = row.number(0));
        return count[0];
    }

    private static void note(Outcome outcome, long row) {
        outcome.row(row, PoisoningRules.REPEATED_RESPONSES, "answers as many other rows do");
    }

    private static List<String> named(Examined data, Pattern pattern) {
        return data.table().columns().stream()
                .map(Column::name)
                .filter(name -> pattern.matcher(name).matches()
                        && data.facts(name).role() != ColumnRole.LABEL
                        && !data.table().column(name).type().isNumeric())
                .toList();
    }
}
