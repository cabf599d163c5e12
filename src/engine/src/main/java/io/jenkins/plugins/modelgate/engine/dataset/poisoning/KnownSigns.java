package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an accepted version leaves behind for the next one to be held against: counts and hashes, bounded, and no row that could be read.
 *
 * @param rows of that version
 * @param labels hashes of the classes' names, by falling number of rows; empty when it had none that can be compared
 * @param labelRows number of rows of each
 * @param excess share of rows beyond the first of their kind, -1 when rows could not be told apart
 * @param conflicts share of rows whose twins carry another label, -1 when that was not counted
 * @param markup rows that hold each kind of instruction markup; empty when there was no prose
 * @param spreads bounds of the columns of numbers
 * @param neighbours what the nearest rows said about each class, or null
 * @param distances how far rows lay from their nearest, or null
 * @param cells hashed values of some rows
 * @param words hashed words with their classes, or null when there was no prose
 */
public record KnownSigns(
        long rows,
        List<String> labels,
        List<Long> labelRows,
        double excess,
        double conflicts,
        Map<String, Long> markup,
        Map<String, Spread> spreads,
        @CheckForNull KnownNeighbours neighbours,
        @CheckForNull KnownDistances distances,
        KnownRows cells,
        @CheckForNull KnownWords words) {

    public KnownSigns {
        labels = List.copyOf(labels);
        labelRows = List.copyOf(labelRows);
        markup = Collections.unmodifiableMap(new TreeMap<>(markup));
        spreads = Collections.unmodifiableMap(new TreeMap<>(spreads));
        if (labels.size() != labelRows.size()) {
            throw new IllegalArgumentException("there are not as many numbers of rows as labels");
        }
    }

    /**
     * The signs of these rows.
     *
     * @param options the label and the columns of origin and prose
     */
    public static KnownSigns of(Table table, PoisoningOptions options) throws DatasetException, InterruptedException {
        return of(Examined.of(table, options.withBaseline(null)), Set.of());
    }

    /** @param sensitive columns of which nothing is kept; if the label is one of them, nothing about labels is */
    static KnownSigns of(Examined data, Set<String> sensitive) throws DatasetException, InterruptedException {
        boolean told = !data.likeness().isEmpty();
        List<String> prose = data.columns(ColumnRole.TEXT);
        boolean labelled =
                data.labels().usable() && !sensitive.contains(data.options().label());
        Map<String, Spread> spreads = Spread.of(data.sample());
        spreads.keySet().removeAll(sensitive);
        return new KnownSigns(
                data.rows(),
                labelled ? data.labels().names().stream().map(KnownSigns::hash).toList() : List.of(),
                labelled ? Arrays.stream(data.labels().rows()).boxed().toList() : List.of(),
                told ? data.repeats().excess() : -1,
                told && labelled ? data.repeats().conflicts() : -1,
                prose.isEmpty() ? Map.of() : data.markup(),
                spreads,
                labelled && NeighbourDisagreement.comparable(data) ? KnownNeighbours.of(data) : null,
                FarRows.comparable(data) ? KnownDistances.of(data) : null,
                KnownRows.of(data, labelled, sensitive),
                labelled && !prose.isEmpty() && Collections.disjoint(prose, sensitive)
                        ? KnownWords.of(data.text())
                        : null);
    }

    private static String hash(String label) {
        return Long.toHexString(TextFeatures.hash(label));
    }

    /** Number of a class, -1 for an unknown one. */
    int label(String name) {
        return labels.indexOf(hash(name));
    }
}
