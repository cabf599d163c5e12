package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What makes two rows the same. A text that is long enough not to be written twice by chance does so alone, whatever else stands
 * in its row: who copies it to give it more weight, or with another label, can vary the rest. Rows with a short text, or none, are
 * the same when all their features are. Rows that have nothing in any feature are missing values and no twins.
 */
final class Likeness {
    /** Characters of a text that nobody repeats by chance: beyond greetings, names and "leave it with the neighbour". */
    private static final int LONG = 40;

    private final Examined data;
    private final List<String> texts;
    private final List<String> others;

    Likeness(Examined data) {
        this.data = data;
        this.texts = data.columns(ColumnRole.TEXT).stream().map(data::quote).toList();
        this.others = data.columns(ColumnRole.NUMERIC, ColumnRole.CATEGORY).stream()
                .map(data::quote)
                .toList();
    }

    /** Whether there is no feature to compare. */
    boolean isEmpty() {
        return texts.isEmpty() && others.isEmpty();
    }

    /** SQL of a value that is the same for rows that are. */
    String hash() {
        List<String> all = new ArrayList<>(texts);
        all.addAll(others);
        String whole = data.dialect().hash(all);
        return texts.isEmpty() || others.isEmpty()
                ? whole
                : "CASE WHEN " + data.dialect().length(data.prose()) + " >= " + LONG + " THEN "
                        + data.dialect().hash(texts) + " ELSE " + whole + " END";
    }

    /** The table's rows that have something to compare, with {@code WHERE}. */
    String from() {
        List<String> conditions = new ArrayList<>();
        for (String text : texts) {
            conditions.add(data.dialect().length(data.dialect().asText(text)) + " > 0");
        }
        others.forEach(other -> conditions.add(other + " IS NOT NULL"));
        return " FROM " + data.table().relation()
                + conditions.stream().collect(Collectors.joining(" OR ", " WHERE ", ""));
    }
}
