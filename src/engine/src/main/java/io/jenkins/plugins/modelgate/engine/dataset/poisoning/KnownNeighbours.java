package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import java.util.Arrays;

/**
 * What the nearest rows said about the rows of each class.
 *
 * @param rows that were compared, by class
 * @param own those with mostly their own class around them
 * @param against those that nearly all their neighbours contradict
 * @param torn those that most of their neighbours contradict
 */
record KnownNeighbours(long[] rows, long[] own, long[] against, long[] torn) {
    /** Neighbours of ten that disagree: a row is flagged, and a row is torn. */
    static final int AGAINST = 9;

    private static final int TORN = 7;

    /** Share of a class's rows with mostly their own kind around them from which the class is recognisable. */
    private static final double RECOGNISABLE = 0.8;

    KnownNeighbours {
        if (own.length != rows.length || against.length != rows.length || torn.length != rows.length) {
            throw new IllegalArgumentException("neighbours of different numbers of classes");
        }
    }

    static KnownNeighbours of(Examined data) throws DatasetException, InterruptedException {
        RowSample sample = data.sample();
        Neighbours neighbours = data.neighbours();
        int classes = data.labels().count();
        KnownNeighbours found =
                new KnownNeighbours(new long[classes], new long[classes], new long[classes], new long[classes]);
        for (int q = 0; q < neighbours.size(); q++) {
            int label = sample.label(neighbours.asking(q));
            if (label < 0) {
                continue;
            }
            int own = 0;
            for (int k = 0; k < Neighbours.K; k++) {
                own += sample.label(neighbours.nearest(q, k)) == label ? 1 : 0;
            }
            found.rows[label]++;
            found.own[label] += own > Neighbours.K / 2 ? 1 : 0;
            found.against[label] += Neighbours.K - own >= AGAINST ? 1 : 0;
            found.torn[label] += Neighbours.K - own < AGAINST && Neighbours.K - own >= TORN ? 1 : 0;
        }
        return found;
    }

    /** Whether rows of the class have mostly their own kind around them; rows of other classes are outvoted by nature. */
    boolean isRecognisable(int label) {
        return own[label] >= RECOGNISABLE * rows[label];
    }

    long all() {
        return Arrays.stream(rows).sum();
    }

    /** Sum over the classes that are told. */
    static long sum(long[] counts, boolean[] classes) {
        long sum = 0;
        for (int c = 0; c < counts.length; c++) {
            sum += classes[c] ? counts[c] : 0;
        }
        return sum;
    }
}
