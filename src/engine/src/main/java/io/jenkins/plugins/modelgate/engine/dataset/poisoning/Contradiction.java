package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.BinomialTail;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Tells a planted trigger from a word or value that the class really uses. Without the trigger and what always comes with it, rows
 * of a planted trigger speak for another label than theirs; rows of a real sign still speak for their own, about as often as the
 * rest of the class.
 */
final class Contradiction {
    /** How far from what rows of other classes would show towards what the class shows, at most. */
    private static final double EFFECT = 0.35;

    /** That for a contradiction that leaves no doubt, and rows from which there may be one. */
    private static final double STRONG = 0.12;

    private static final int MANY = 15;

    /** The class must be recognisable at all: as often as this. */
    private static final double RECOGNISABLE = 0.6;

    /** Chance of one false alarm in a dataset. */
    private static final double LEVEL = 0.001;

    /** Share of the rows from which something counts as coming with the trigger, and how much more often than in its class. */
    private static final double COMPANION = 0.5;

    private static final double COMPANION_LIFT = 2;

    /** Words of a topic: how many, in how many of its rows, and how much more often than elsewhere. */
    private static final int TOPIC_WORDS = 3;

    private static final int TOPIC_ROWS = 4;
    private static final double TOPIC_SHARE = 0.1;
    private static final double TOPIC_LIFT = 6;

    /** How much more alike than rows of the most uniform class. */
    private static final double CLUSTER = 1.1;

    private static final long[] NOTHING = {};

    private final boolean table;
    private double alike;
    private final FeatureBayes bayes;
    private final LongCounts counts;
    private final long[] rowsOf;
    private final double[] usual;

    /**
     * A judge.
     *
     * @param table whether features are columns, so that what comes with a sign by nature is whole columns, not words
     */
    Contradiction(boolean table, LongCounts counts, long[] rowsOf, List<List<Document>> controls) {
        this.table = table;
        this.bayes = new FeatureBayes(counts, rowsOf);
        this.counts = counts;
        this.rowsOf = rowsOf.clone();
        this.usual = new double[rowsOf.length];
        for (List<Document> control : controls) {
            alike = table ? Math.max(alike, Alikeness.of(control, NOTHING)) : 0;
        }
        for (int c = 0; c < usual.length; c++) {
            List<Document> control = controls.get(c);
            usual[c] = control.isEmpty() ? 0 : bayes.agreeing(control, NOTHING) / control.size();
        }
    }

    /**
     * What the rest of the rows says.
     *
     * @param agreeing share of the rows whose rest speaks for their label
     * @param usual that share among all rows of the class
     * @param contradicted whether the difference is a trace
     * @param strongly whether the rows agree no more than rows of other classes would
     */
    record Result(double agreeing, double usual, boolean contradicted, boolean strongly) {}

    /**
     * Judges rows that share a sign and a label.
     *
     * @param documents rows, all of that label
     * @param without features to leave out, besides what comes with the sign; sorted
     * @param tests number of signs that are judged
     */
    Result judge(int label, Collection<Document> documents, long[] without, int tests) {
        long[] left = LongStream.concat(Arrays.stream(without), Arrays.stream(companions(label, documents)))
                .sorted()
                .toArray();
        double agreeing = bayes.agreeing(documents, left);
        int n = documents.size();
        double share = n == 0 ? 1 : agreeing / n;
        double expected = Math.min(usual[label], 0.99);
        boolean contradicted = n >= 5
                && usual[label] >= RECOGNISABLE
                && share <= planted(label) + EFFECT * (usual[label] - planted(label))
                && BinomialTail.atLeast(n - (long) Math.ceil(agreeing), n, 1 - expected) < LEVEL / Math.max(1, tests)
                && !(table ? isCluster(documents, without) : isTopic(documents, left));
        boolean strongly =
                contradicted && n >= MANY && share <= planted(label) + STRONG * (usual[label] - planted(label));
        return new Result(share, usual[label], contradicted, strongly);
    }

    /**
     * Whether the rows share more than the sign: a topic has words of its own, each in a part of its rows, that no class has as
     * often. A trigger that was put into rows of all kinds has none.
     */
    private boolean isTopic(Collection<Document> documents, long[] without) {
        int[] words = {0};
        runs(documents, (feature, seen) -> {
            double expected = documents.size() * mostInAClass(feature);
            if (seen >= TOPIC_ROWS
                    && seen >= TOPIC_SHARE * documents.size()
                    && seen >= TOPIC_LIFT * expected
                    && Arrays.binarySearch(without, feature) < 0) {
                words[0]++;
            }
        });
        return words[0] >= TOPIC_WORDS;
    }

    private double mostInAClass(long feature) {
        double most = 0;
        for (int c = 0; c < rowsOf.length; c++) {
            most = Math.max(most, counts.of(feature, c) / (double) Math.max(1, rowsOf[c]));
        }
        return most;
    }

    private interface RunSink {
        void word(long feature, int rows);
    }

    /** In how many of the rows each word stands. */
    private static void runs(Collection<Document> documents, RunSink sink) {
        long[] words = documents.stream()
                .flatMapToLong(document -> Arrays.stream(document.features()))
                .filter(TextFeatures::isWord)
                .sorted()
                .toArray();
        for (int from = 0, to; from < words.length; from = to) {
            to = from + 1;
            while (to < words.length && words[to] == words[from]) {
                to++;
            }
            sink.word(words[from], to - from);
        }
    }

    /**
     * Whether the rows are more alike than rows of any class are: a variety of the class that has its own look. Rows that a trigger was
     * put into are as different as rows of their classes.
     */
    private boolean isCluster(Collection<Document> documents, long[] without) {
        return Alikeness.of(documents, without) >= CLUSTER * alike;
    }

    private long[] companions(int label, Collection<Document> documents) {
        LongStream.Builder companions = LongStream.builder();
        double n = documents.size();
        runs(documents, (feature, seen) -> {
            double inClass = counts.of(feature, label) / (double) Math.max(1, rowsOf[label]);
            if (seen / n >= COMPANION && seen / n >= COMPANION_LIFT * inClass) {
                companions.add(feature);
            }
        });
        return companions.build().toArray();
    }

    /** How often rows of other classes speak for this label: what is left of a planted row without its trigger. */
    private double planted(int label) {
        double wrong = 0;
        int others = 0;
        for (int c = 0; c < usual.length; c++) {
            if (c != label && rowsOf[c] > 0) {
                wrong += 1 - usual[c];
                others++;
            }
        }
        return others == 0 ? 0 : wrong / others / others;
    }

    /** How often the rows of a class speak for their label. */
    double usual(int label) {
        return usual[label];
    }
}
