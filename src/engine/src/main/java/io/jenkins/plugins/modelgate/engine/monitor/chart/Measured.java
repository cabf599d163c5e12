package io.jenkins.plugins.modelgate.engine.monitor.chart;

import java.util.List;

/**
 * One figure of a window.
 *
 * @param name of the measure
 * @param value finite
 * @param limit from where on it counts; NaN for none
 * @param state what follows
 * @param before the same figure in the windows before, oldest first; NaN where a window has none
 */
public record Measured(String name, double value, double limit, State state, List<Double> before) {
    /** What a figure says. */
    public enum State {
        /** Nobody set a limit. */
        TOLD("no limit"),
        /** Below half of its limit. */
        WITHIN("within"),
        /** At least half of the limit. */
        NEAR("half of the limit or more"),
        /** At the limit or beyond. */
        CROSSED("limit crossed");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /** Most windows before that are kept. */
    public static final int MOST = 60;

    /** @throws IllegalArgumentException naming what cannot be so */
    public Measured {
        before = List.copyOf(before);
        if (!Double.isFinite(value) || Double.isInfinite(limit)) {
            throw new IllegalArgumentException("a figure of a window is no finite number");
        }
        if (before.size() > MOST || before.stream().anyMatch(each -> each.isInfinite())) {
            throw new IllegalArgumentException("a figure has more than " + MOST + " values before, or an infinite one");
        }
    }
}
