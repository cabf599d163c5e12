package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.dataset.measure.RobustZ;
import io.jenkins.plugins.modelgate.engine.monitor.history.Window;
import java.util.List;
import java.util.Map;

/** What the performance should be: as it was told, else the median of the first windows that passed, so that a slow decline moves no limit. */
final class References {
    private static final int FIRST = 5;

    private final Map<String, Double> expected;
    private final List<Window> passed;

    /** @param passed windows of this model whose gate passed, oldest first */
    References(Map<String, Double> expected, List<Window> passed) {
        this.expected = expected;
        this.passed = passed;
    }

    /** NaN where nothing is known. @param name behind {@code performance.} */
    double of(String name) {
        Double told = expected.get(name);
        if (told != null) {
            return told;
        }
        double[] first = passed.stream()
                .map(window -> window.measures().get("performance." + name))
                .filter(value -> value != null)
                .limit(FIRST)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return first.length == 0 ? Double.NaN : RobustZ.of(first).median();
    }
}
