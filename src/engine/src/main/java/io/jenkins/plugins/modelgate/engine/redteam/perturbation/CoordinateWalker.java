package io.jenkins.plugins.modelgate.engine.redteam.perturbation;

import java.util.SplittableRandom;

/**
 * Moves one feature at a time and keeps what brings the answer nearer to wrong. In a cube both ends of a feature are tried, in
 * later rounds also places between them, which trees need; in a sphere steps become smaller round by round.
 */
final class CoordinateWalker implements Walker {
    private final Space space;
    private final double[] origin;
    private final SplittableRandom random;
    private final int[] order;
    private double[] best;
    private double margin = Double.NaN;
    private double[] asked;
    private int turn;
    private int round;

    CoordinateWalker(Attack.Start start) {
        this.space = start.space();
        this.origin = start.origin();
        this.random = start.random();
        this.best = origin;
        this.order = Shuffle.of(space.movable(), random);
    }

    @Override
    public double[][] next() {
        if (Double.isNaN(margin)) {
            asked = best;
            return new double[][] {asked};
        }
        if (order.length == 0) {
            return new double[0][];
        }
        if (turn >= 2 * order.length) {
            turn = 0;
            round++;
            Shuffle.shuffle(order, random);
        }
        int feature = order[turn / 2];
        double sign = turn % 2 == 0 ? 1 : -1;
        double[] wish = best.clone();
        if (space.norm() == Norm.LINF) {
            double reach = round == 0 ? 1 : round % 2 != 0 ? random.nextDouble() : 1;
            wish[feature] = origin[feature] + sign * reach * space.radius();
        } else {
            wish[feature] += sign * space.radius() * Math.max(0.05, 0.5 * Math.pow(0.6, round));
        }
        asked = space.admitted(origin, wish);
        return new double[][] {asked};
    }

    @Override
    public void tell(double[] margins) {
        if (Double.isNaN(margin)) {
            margin = margins[0];
            return;
        }
        if (margins[0] < margin) {
            margin = margins[0];
            best = asked;
            // The other end of the same feature cannot be better as well.
            turn += turn % 2 == 0 ? 2 : 1;
        } else {
            turn++;
        }
    }
}
