package io.jenkins.plugins.modelgate.engine.redteam.perturbation;

import java.util.SplittableRandom;

/**
 * Moves a group of features to the surface of the ball at once: a square of a picture, a random choice of a table's columns.
 * Groups become smaller as the search goes on.
 */
final class SquareWalker implements Walker {
    /** Share of the features in the first group, as the paper has it for small pictures. */
    private static final double FIRST_SHARE = 0.8;

    /** Of 10,000 queries, those after which the share is halved (section 3 of the paper). */
    private static final int[] HALVED = {10, 50, 200, 500, 1000, 2000, 4000, 6000, 8000};

    private final Space space;
    private final double[] origin;
    private final SplittableRandom random;
    private final int queries;
    private final int[] movable;
    private double[] best;
    private double margin = Double.POSITIVE_INFINITY;
    private double[] asked;
    private int query;

    SquareWalker(Attack.Start start) {
        this.space = start.space();
        this.origin = start.origin();
        this.random = start.random();
        this.queries = start.queries();
        this.movable = Shuffle.of(space.movable(), random);
        this.best = stripes();
    }

    /** Columns of a picture in one direction each; every feature of a table on its own. */
    private double[] stripes() {
        Grid grid = space.grid();
        double[] point = origin.clone();
        double size =
                space.norm() == Norm.LINF ? space.radius() : space.radius() / Math.sqrt(Math.max(1, movable.length));
        for (int channel = 0; channel < grid.channels(); channel++) {
            for (int column = 0; column < grid.width(); column++) {
                double sign = sign();
                for (int row = 0; row < grid.height(); row++) {
                    point[grid.index(channel, row, column)] += sign * size;
                }
            }
        }
        return space.admitted(origin, point);
    }

    @Override
    public double[][] next() {
        if (movable.length == 0) {
            return new double[0][];
        }
        asked = query == 0 ? best : space.admitted(origin, space.norm() == Norm.LINF ? moved() : shifted());
        return new double[][] {asked};
    }

    private double[] moved() {
        double[] point = best.clone();
        Grid grid = space.grid();
        if (!grid.isPicture()) {
            for (int i : group()) {
                point[i] = origin[i] + sign() * space.radius();
            }
            return point;
        }
        int side = side();
        int top = random.nextInt(grid.height() - side + 1);
        int left = random.nextInt(grid.width() - side + 1);
        for (int channel = 0; channel < grid.channels(); channel++) {
            double sign = sign();
            for (int row = top; row < top + side; row++) {
                for (int column = left; column < left + side; column++) {
                    int i = grid.index(channel, row, column);
                    point[i] = origin[i] + sign * space.radius();
                }
            }
        }
        return point;
    }

    /** Takes what one group and another have of the budget, and what nobody has yet, and gives all of it to the one. */
    private double[] shifted() {
        double[] point = best.clone();
        int[] to = group();
        int[] from = group();
        for (int i : from) {
            point[i] = origin[i];
        }
        double kept = 0;
        for (int i : to) {
            point[i] = origin[i];
        }
        for (int i = 0; i < point.length; i++) {
            kept += (point[i] - origin[i]) * (point[i] - origin[i]);
        }
        double left = Math.sqrt(Math.max(0, space.radius() * space.radius() - kept));
        double[] shape = new double[to.length];
        double length = 0;
        for (int i = 0; i < shape.length; i++) {
            // Half of what was there, half of chance: a group that did well keeps its direction.
            shape[i] = (best[to[i]] - origin[to[i]]) / space.radius() + sign() / Math.sqrt(to.length);
            length += shape[i] * shape[i];
        }
        for (int i = 0; i < shape.length; i++) {
            point[to[i]] = origin[to[i]] + shape[i] * left / Math.max(Math.sqrt(length), Double.MIN_NORMAL);
        }
        return point;
    }

    private int[] group() {
        int count = Math.max(1, (int) Math.round(share() * movable.length));
        for (int i = 0; i < count; i++) {
            int j = i + random.nextInt(movable.length - i);
            int kept = movable[i];
            movable[i] = movable[j];
            movable[j] = kept;
        }
        return java.util.Arrays.copyOf(movable, count);
    }

    private int side() {
        int smaller = Math.min(space.grid().height(), space.grid().width());
        double cells = share() * space.grid().height() * space.grid().width();
        return Math.min(smaller, Math.max(1, (int) Math.round(Math.sqrt(cells))));
    }

    private double share() {
        double share = FIRST_SHARE;
        long scaled = 10_000L * query / Math.max(1, queries);
        for (int limit : HALVED) {
            share = scaled > limit ? share / 2 : share;
        }
        return share;
    }

    private double sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    @Override
    public void tell(double[] margins) {
        query++;
        if (margins[0] < margin) {
            margin = margins[0];
            best = asked;
        }
    }
}
