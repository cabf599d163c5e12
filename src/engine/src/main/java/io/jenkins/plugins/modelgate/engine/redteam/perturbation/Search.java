package io.jenkins.plugins.modelgate.engine.redteam.perturbation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Plays an attack on many examples at once, so that the model is asked in batches. Chance is of the seed, the attack and the example
 * alone: the same question has the same result, whatever else is asked beside it.
 */
public final class Search {
    /** Values in one batch, at most: 8 MiB of numbers. */
    private static final int BATCH = 1 << 20;

    /** Halvings of the way between an example and what was found. */
    private static final int HALVINGS = 12;

    private static final int NEIGHBOURS = 10;

    private final Space space;
    private final Oracle oracle;
    private final int queries;
    private final long seed;

    /**
     * @param queries of each example and attack, at least 1
     * @param seed of all chance
     */
    public Search(Space space, Oracle oracle, int queries, long seed) {
        this.space = space;
        this.oracle = oracle;
        this.queries = queries;
        this.seed = seed;
    }

    /**
     * What an attack finds.
     *
     * @param points of all examples
     * @param examples numbers of those to attack
     */
    public List<Found> play(Attack attack, double[][] points, int[] examples) throws IOException, InterruptedException {
        List<Hunt> hunts = new ArrayList<>();
        for (int example : examples) {
            SplittableRandom random =
                    new SplittableRandom(seed ^ (31L * attack.ordinal() + example) * 0x9E3779B97F4A7C15L);
            List<double[]> others = attack == Attack.BOUNDARY ? others(points, example) : List.of();
            hunts.add(new Hunt(
                    example,
                    points[example],
                    attack.walker(new Attack.Start(space, points[example], others, queries, random))));
        }
        List<Hunt> active = new ArrayList<>(hunts);
        while (!active.isEmpty()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted");
            }
            round(active);
            active.removeIf(hunt -> hunt.found != null || hunt.over);
        }
        List<Hunt> successful =
                hunts.stream().filter(hunt -> hunt.found != null).toList();
        nearer(successful);
        return successful.stream()
                .map(hunt -> new Found(
                        hunt.example, hunt.found, hunt.first, space.norm().distance(hunt.origin, hunt.found)))
                .toList();
    }

    /** Points of other examples, the nearest first. */
    private List<double[]> others(double[][] points, int example) {
        double[] origin = points[example];
        return IntStream.range(0, points.length)
                .filter(i -> i != example)
                .mapToObj(i -> points[i])
                .sorted(Comparator.comparingDouble(point -> space.norm().distance(origin, point)))
                .limit(4L * NEIGHBOURS)
                .toList();
    }

    private void round(List<Hunt> active) throws IOException, InterruptedException {
        List<double[]> points = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (Hunt hunt : active) {
            double[][] next = hunt.walker.next();
            int allowed = Math.min(next.length, queries - hunt.asked);
            hunt.over = allowed == 0;
            hunt.points = Arrays.copyOf(next, allowed);
            for (double[] point : hunt.points) {
                points.add(point);
                owners.add(hunt.example);
            }
        }
        double[] margins = ask(points, owners);
        int at = 0;
        for (Hunt hunt : active) {
            int count = hunt.points.length;
            if (count > 0) {
                hunt.told(space, Arrays.copyOfRange(margins, at, at + count));
                at += count;
            }
            hunt.over |= hunt.asked >= queries;
        }
    }

    private double[] ask(List<double[]> points, List<Integer> owners) throws IOException, InterruptedException {
        double[] margins = new double[points.size()];
        int most = Math.max(1, BATCH / Math.max(1, space.size()));
        for (int from = 0; from < margins.length; from += most) {
            int to = Math.min(margins.length, from + most);
            double[] answers = oracle.margins(
                    points.subList(from, to).toArray(double[][]::new),
                    owners.subList(from, to).stream()
                            .mapToInt(Integer::intValue)
                            .toArray());
            System.arraycopy(answers, 0, margins, from, to - from);
        }
        return margins;
    }

    /** Goes back towards the example as long as the answer stays wrong: the smallest change tells most. */
    private void nearer(List<Hunt> hunts) throws IOException, InterruptedException {
        double[] low = new double[hunts.size()];
        double[] high = new double[hunts.size()];
        Arrays.fill(high, 1);
        double[][] ends = hunts.stream().map(hunt -> hunt.found).toArray(double[][]::new);
        for (int halving = 0; halving < HALVINGS && !hunts.isEmpty(); halving++) {
            List<double[]> points = new ArrayList<>();
            List<Integer> owners = new ArrayList<>();
            for (int i = 0; i < ends.length; i++) {
                double[] origin = hunts.get(i).origin;
                double share = (low[i] + high[i]) / 2;
                double[] point = origin.clone();
                for (int j = 0; j < point.length; j++) {
                    point[j] += share * (ends[i][j] - origin[j]);
                }
                points.add(space.admitted(origin, point));
                owners.add(hunts.get(i).example);
            }
            double[] margins = ask(points, owners);
            for (int i = 0; i < ends.length; i++) {
                if (isWrong(margins[i])) {
                    high[i] = (low[i] + high[i]) / 2;
                    hunts.get(i).found = points.get(i);
                } else {
                    low[i] = (low[i] + high[i]) / 2;
                }
            }
        }
    }

    /** A model that answers with no number has been turned as well. */
    private static boolean isWrong(double margin) {
        return !(margin > 0);
    }

    /** One example under attack. */
    private static final class Hunt {
        private final int example;
        private final double[] origin;
        private final Walker walker;
        private double[][] points = {};
        private double[] found;
        private int asked;
        private int first;
        private boolean over;

        Hunt(int example, double[] origin, Walker walker) {
            this.example = example;
            this.origin = origin;
            this.walker = walker;
        }

        void told(Space space, double[] margins) {
            for (int i = 0; i < margins.length; i++) {
                asked++;
                if (isWrong(margins[i]) && space.reaches(origin, points[i])) {
                    found = points[i];
                    first = asked;
                    return;
                }
            }
            walker.tell(margins);
        }
    }
}
