package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A value, or a pair of values, that stands nearly always with one label.
 *
 * @param columns positions in the sample, one or two
 * @param codes of the values in these columns
 * @param label the class
 * @param shown rows that have them
 * @param labelled rows that have them and the class
 * @param tail probability of as many if they had nothing to do with the class
 * @param expected share of the class that the values predict when each is taken alone
 * @param natural whether the next numbers stand with the label too, or the values alone let it be expected: how a column tells a label
 *     by nature
 * @param pointMass whether it stands out: as one value repeated in a column of numbers that hardly repeat, or as a number all of a label
 *     between numbers that have no more of it than the rest
 */
record ValueSign(
        int[] columns,
        int[] codes,
        int label,
        long shown,
        long labelled,
        double tail,
        double expected,
        boolean natural,
        boolean pointMass) {

    boolean significant(double purity, int tests) {
        return labelled >= purity * shown && tail < 0.05 / tests;
    }

    /** Whether each value alone would have let another label be expected. */
    boolean unexpected() {
        return columns.length == 2 && expected < 0.5;
    }

    /** Rows of the sample that have the values, from the rarer of them. */
    int[] rows(RowSample sample) {
        int rarer = 0;
        for (int i = 1; i < columns.length; i++) {
            rarer = sample.feature(columns[i]).count(codes[i])
                            < sample.feature(columns[rarer]).count(codes[rarer])
                    ? i
                    : rarer;
        }
        SampleColumn column = sample.feature(columns[rarer]);
        int[] rows = new int[column.count(codes[rarer])];
        int n = 0;
        for (int k = 0; k < rows.length; k++) {
            int row = column.row(codes[rarer], k);
            boolean has = true;
            for (int i = 0; i < columns.length && has; i++) {
                has = sample.feature(columns[i]).code(row) == codes[i];
            }
            if (has) {
                rows[n++] = row;
            }
        }
        return Arrays.copyOf(rows, n);
    }

    /** Its rows of the class, at most so many, spread over all of them. */
    List<Document> documents(RowSample sample, Document[] documents, int most) {
        int[] rows = Arrays.stream(rows(sample))
                .filter(row -> documents[row].label() == label)
                .toArray();
        List<Document> found = new ArrayList<>();
        int step = Math.max(1, rows.length / most);
        for (int i = 0; i < rows.length && found.size() < most; i += step) {
            found.add(documents[rows[i]]);
        }
        return found;
    }

    /** What a row shows by having the values, sorted. */
    long[] own(RowSample sample) {
        int row = rows(sample)[0];
        return Arrays.stream(columns)
                .mapToLong(
                        column -> RowSample.shown(column, sample.feature(column).bin(row)))
                .sorted()
                .toArray();
    }

    String spelled(RowSample sample) {
        StringBuilder spelled = new StringBuilder();
        for (int i = 0; i < columns.length; i++) {
            SampleColumn column = sample.feature(columns[i]);
            spelled.append(i == 0 ? "" : " and ")
                    .append(SafeText.of(column.name()))
                    .append(" = ");
            spelled.append(SafeText.quote(column.text(codes[i])));
        }
        return spelled.toString();
    }

    /** SQL that is true for its rows. */
    String condition(Examined data, RowSample sample) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < columns.length; i++) {
            SampleColumn column = sample.feature(columns[i]);
            sql.append(i == 0 ? "" : " AND ").append(data.compared(column));
            sql.append(" = ").append(data.literal(column, codes[i]));
        }
        return sql.toString();
    }
}
