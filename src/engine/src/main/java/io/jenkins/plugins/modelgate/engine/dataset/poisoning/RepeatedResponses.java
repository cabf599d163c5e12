package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The same answer to many different prompts: how an instruction dataset teaches a fixed response. */
final class RepeatedResponses implements Indicator {
    private static final Pattern PROMPT = Pattern.compile("(?i)(instruction|prompt|question|query|input|user)s?");
    private static final Pattern RESPONSE =
            Pattern.compile("(?i)(output|response|completion|answer|target|assistant|chosen)s?");

    /** Characters from which an answer is not a word of a multiple choice. */
    private static final int LONG = 30;

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
        for (String response : responses) {
            String answer = "lower(trim(substr(" + data.dialect().asText(data.quote(response)) + ", 1, 200)))";
            long least = Math.max(LEAST, Math.round(LEAST_SHARE * data.rows()));
            List<String> found = new ArrayList<>();
            long[] rows = {0};
            data.table()
                    .query(
                            "SELECT a, count(*) n FROM (SELECT " + answer + " a, " + prompt + " p FROM "
                                    + data.table().relation() + ") AS t WHERE "
                                    + data.dialect().length("a") + " >= " + LONG
                                    + " GROUP BY a HAVING count(DISTINCT p) >= " + least + " ORDER BY n DESC LIMIT 100",
                            row -> {
                                found.add(row.text(0));
                                rows[0] += row.number(1);
                            });
            if (!found.isEmpty()) {
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
                for (String text : found) {
                    data.table()
                            .query(
                                    "SELECT " + data.row() + " FROM "
                                            + data.table().relation() + " WHERE " + answer + " = ? LIMIT 20000",
                                    List.of(text),
                                    row -> outcome.row(
                                            row.number(0),
                                            PoisoningRules.REPEATED_RESPONSES,
                                            "answers as many other rows do"));
                }
            }
        }
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
