package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A value, or a pair of values, that stands nearly always with one label.
 *
 * @param columns positions in the sample, one or two
 * @param names of the columns
 * @param values as text
 * @param label the class
 * @param shown rows that have them
 * @param labelled rows that have them and the class
 * @param tail probability of as many if they had nothing to do with the class
 * @param expected share of the class that the values predict when each is taken alone
 * @param natural whether the next numbers stand with the label too, or the values alone let it be expected: how a column tells a label
 *     by nature
 * @param pointMass whether it stands out as one value repeated in a column of numbers that hardly repeat
 */
record ValueSign(
        List<Integer> columns,
        List<String> names,
        List<String> values,
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
        return columns.size() == 2 && expected < 0.5;
    }

    void collect(RowSample sample, Document[] documents, List<Document> rows, Set<Long> own, int most) {
        float[] wanted = new float[columns.size()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = sample.encoded(columns.get(i), values.get(i));
        }
        List<Document> all = new ArrayList<>();
        for (int r = 0; r < documents.length; r++) {
            boolean has = documents[r].label() == label;
            for (int i = 0; i < wanted.length && has; i++) {
                has = sample.value(r, columns.get(i)) == wanted[i];
            }
            if (has) {
                all.add(documents[r]);
                for (int column : columns) {
                    own.add(RowSample.feature(column, sample.bin(r, column)));
                }
            }
        }
        int step = Math.max(1, all.size() / most);
        for (int i = 0; i < all.size() && rows.size() < most; i += step) {
            rows.add(all.get(i));
        }
    }

    String spelled() {
        StringBuilder spelled = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            spelled.append(i == 0 ? "" : " and ")
                    .append(SafeText.of(names.get(i)))
                    .append(" = ");
            spelled.append(SafeText.quote(values.get(i)));
        }
        return spelled.toString();
    }

    /** SQL that is true for its rows. */
    String condition(Examined data) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            sql.append(i == 0 ? "" : " AND ").append(data.value(names.get(i)));
            sql.append(" = ").append(data.dialect().literal(values.get(i)));
        }
        return sql.toString();
    }
}
