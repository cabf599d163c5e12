package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an accepted version leaves behind for the next one to be held against: counts and hashes, bounded, and no row that could be read.
 *
 * @param rows of that version
 * @param labels classes by falling number of rows; empty when it had none that can be compared
 * @param labelRows number of rows of each
 * @param excess share of rows beyond the first of their kind, -1 when rows could not be told apart
 * @param conflicts share of rows whose twins carry another label, -1 when that was not counted
 * @param markup rows that hold each kind of instruction markup; empty when there was no prose
 * @param spreads bounds of the columns of numbers
 * @param neighbours what the nearest rows said about each class, or null
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
        return of(Examined.of(table, options.withBaseline(null)));
    }

    static KnownSigns of(Examined data) throws DatasetException, InterruptedException {
        boolean told = !data.identity().isEmpty();
        boolean prose = !data.columns(ColumnRole.TEXT).isEmpty();
        boolean labelled = data.labels().usable();
        return new KnownSigns(
                data.rows(),
                labelled ? data.labels().names() : List.of(),
                labelled
                        ? java.util.Arrays.stream(data.labels().rows()).boxed().toList()
                        : List.of(),
                told ? data.repeats().excess() : -1,
                told && labelled ? data.repeats().conflicts() : -1,
                prose ? InstructionMarkup.counts(data) : Map.of(),
                Spread.of(data.sample()),
                NeighbourDisagreement.comparable(data) ? KnownNeighbours.of(data) : null,
                KnownRows.of(data),
                prose && labelled ? KnownWords.of(data.text()) : null);
    }

    /** Number of a class, -1 for an unknown one. */
    int label(String name) {
        return labels.indexOf(name);
    }

    /** Share of a class among the rows with a label, 0 for an unknown one. */
    double share(int label) {
        long all = labelRows.stream().mapToLong(Long::longValue).sum();
        return label < 0 || all == 0 ? 0 : labelRows.get(label) / (double) all;
    }
}
