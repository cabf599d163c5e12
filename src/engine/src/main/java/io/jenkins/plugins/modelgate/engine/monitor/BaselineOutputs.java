package io.jenkins.plugins.modelgate.engine.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Numbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the model answered when it was approved, or what the labels it learned from were.
 *
 * @param shares of each class; empty where the outputs are numbers, or nothing is known
 * @param numbers the outputs where they are numbers and no classes, or null
 */
record BaselineOutputs(
        Map<String, Double> shares, @CheckForNull Numbers numbers) {
    BaselineOutputs {
        shares = Map.copyOf(shares);
    }

    static BaselineOutputs of(@CheckForNull ColumnProfile column) {
        Map<String, Double> shares = new HashMap<>();
        if (column == null) {
            return new BaselineOutputs(shares, null);
        }
        double values = Math.max(1, column.rows() - column.missing().rows());
        Numbers numbers = column.numbers();
        if (column.categories() != null) {
            column.categories()
                    .counts()
                    .forEach((value, rows) ->
                            shares.merge(String.valueOf(Answer.canonical(value)), rows / values, Double::sum));
        } else if (numbers != null && numbers.bins().discrete()) {
            List<Long> counts = numbers.histogram(0, 0, 0).counts();
            List<Double> points = numbers.bins().points();
            for (int i = 0; i < points.size(); i++) {
                shares.merge(
                        String.valueOf(Answer.canonical(String.valueOf(points.get(i)))),
                        counts.get(i) / values,
                        Double::sum);
            }
        }
        return new BaselineOutputs(shares, shares.isEmpty() && numbers != null && numbers.rows() > 0 ? numbers : null);
    }

    /** Whether the outputs are numbers and no classes. */
    boolean isContinuous() {
        return numbers != null;
    }

    double share(String output) {
        return shares.getOrDefault(output, 0.0);
    }
}
