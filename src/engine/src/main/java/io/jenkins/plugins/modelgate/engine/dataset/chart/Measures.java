package io.jenkins.plugins.modelgate.engine.dataset.chart;

import io.jenkins.plugins.modelgate.engine.report.HtmlWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the names of measures mean, for people who have not met them. */
final class Measures {
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(
                "PSI",
                "Population stability index: compares the bars one by one and adds up what changed. 0 is no change; from 0.1"
                        + " it is worth a look, from 0.25 the column is commonly called another one.");
        WORDS.put(
                "Kolmogorov-Smirnov distance",
                "The greatest share of the rows, from 0 to 1, that lies below some value in one dataset and not in the"
                        + " other.");
        WORDS.put(
                "Jensen-Shannon distance",
                "How well one can tell from which dataset a row is by its value: 0 not at all, 1 always.");
        WORDS.put(
                "Wasserstein distance",
                "How far the values would have to be moved on average, in the column's own unit, to get from one dataset to"
                        + " the other.");
        WORDS.put("L-infinity", "The share of the rows by which the one value changed that changed most.");
        WORDS.put(
                "Chi-squared",
                "A classical test. It is shown and decides nothing: with many rows it calls everything significant.");
        WORDS.put(
                "Null share",
                "By how much the share of empty rows differs; NaN and infinite shares likewise for values that are no"
                        + " numbers.");
        WORDS.put(
                "Limit",
                "From this value on the policy counts a column as drifted; from half of it on the report says so.");
    }

    private Measures() {}

    static void write(HtmlWriter html) throws IOException {
        html.mark("<details class=\"measures\"><summary>What the measures mean</summary><dl>");
        for (Map.Entry<String, String> each : WORDS.entrySet()) {
            html.mark("<dt>")
                    .text(each.getKey())
                    .mark("</dt><dd>")
                    .text(each.getValue())
                    .mark("</dd>");
        }
        html.mark("</dl></details>");
    }
}
