package io.jenkins.plugins.modelgate.engine.dataset.chart;

import java.util.List;

/**
 * What is shown of one column.
 *
 * @param column its name; hostile text
 * @param type its type in a word
 * @param state how it stands
 * @param sentence the same in words
 * @param compared whether there is a baseline to see
 * @param drift how far the column is from the baseline, in limits of the measure that is farthest: 1 is at the limit; NaN where
 *     nothing was compared
 * @param bars its distribution, empty where none is known; at most {@link #MOST}
 * @param figures measures and counts; at most {@link #MOST}
 */
public record ColumnChart(
        String column,
        String type,
        State state,
        String sentence,
        boolean compared,
        double drift,
        List<Bar> bars,
        List<Figure> figures) {
    /** Most bars, and most figures. */
    public static final int MOST = 40;

    /** How a column stands to its baseline. */
    public enum State {
        SAME,
        DRIFTED,
        /** Not compared, or with too few rows. */
        OPEN
    }

    public ColumnChart {
        bars = List.copyOf(bars);
        figures = List.copyOf(figures);
        if (bars.size() > MOST || figures.size() > MOST) {
            throw new IllegalArgumentException("a chart has more than " + MOST + " bars or figures");
        }
        if (drift < 0) {
            throw new IllegalArgumentException("a column's drift is negative");
        }
    }
}
