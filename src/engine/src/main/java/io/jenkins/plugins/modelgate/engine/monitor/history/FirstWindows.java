package io.jenkins.plugins.modelgate.engine.monitor.history;

import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first windows that passed beside one baseline, for each figure that is compared with how it began: whoever changes slowly
 * moves what was, if only the newest windows are looked at. Windows come in any order.
 */
public final class FirstWindows {
    /** So many have a figure. */
    public static final int EACH = 10;

    private static final List<String> FIGURES = List.of(
            "drift.psi",
            "prediction.psi",
            "performance.accuracy",
            "performance.f1",
            "performance.auc",
            "performance.mae",
            "performance.rmse");

    private final String model;
    private final String baseline;
    private final Map<String, TreeMap<Instant, Window>> first = new HashMap<>();

    /**
     * @param model SHA-256 of it
     * @param baseline SHA-256 of it
     */
    public FirstWindows(String model, String baseline) {
        this.model = model;
        this.baseline = baseline;
    }

    /** Takes a window if it is one of them. */
    public void add(Window window) {
        if (window.verdict() != Verdict.PASSED
                || !window.model().equals(model)
                || !window.baseline().equals(baseline)) {
            return;
        }
        for (String figure : FIGURES) {
            if (window.measures().containsKey(figure)) {
                TreeMap<Instant, Window> earliest = first.computeIfAbsent(figure, name -> new TreeMap<>());
                earliest.put(window.from(), window);
                if (earliest.size() > EACH) {
                    earliest.pollLastEntry();
                }
            }
        }
    }

    /** All of them, oldest first. */
    public List<Window> windows() {
        TreeMap<Instant, Window> all = new TreeMap<>();
        first.values().forEach(all::putAll);
        return new ArrayList<>(all.values());
    }
}
