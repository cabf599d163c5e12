package io.jenkins.plugins.modelgate.engine.redteam.perturbation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Starts from a point that is answered wrongly, however far away, walks back to the boundary, guesses the boundary's direction from
 * which points around are wrong, goes along it, and again. Needs to know only whether an answer is right.
 */
final class BoundaryWalker implements Walker {
    private enum Phase {
        NEIGHBOURS,
        CHANCE,
        BACK,
        AROUND,
        STEP
    }

    private static final int FIRST_DIRECTIONS = 20;
    private static final int DRAWN = 32;
    private static final double PRECISE = 0.01;
    private static final double PROBE = 0.05;

    private final Space space;
    private final double[] origin;
    private final double[][] neighbours;
    private final SplittableRandom random;
    private Phase phase = Phase.NEIGHBOURS;
    private double[] wrong;
    private double right;
    private double turned = 1;
    private double[] gradient;
    private double step;
    private int round = 1;
    private double[][] asked;

    BoundaryWalker(Attack.Start start) {
        this.space = start.space();
        this.origin = start.origin();
        this.neighbours = start.others().toArray(double[][]::new);
        this.random = start.random();
    }

    @Override
    public double[][] next() {
        asked = switch (phase) {
            case NEIGHBOURS -> neighbours.length == 0 ? drawn() : possible(neighbours);
            case CHANCE -> drawn();
            case BACK -> new double[][] {towards((right + turned) / 2)};
            case AROUND -> around();
            case STEP -> new double[][] {stepped()};
        };
        return asked;
    }

    private double[][] possible(double[][] wishes) {
        return Arrays.stream(wishes).map(wish -> space.possible(origin, wish)).toArray(double[][]::new);
    }

    private double[][] drawn() {
        double[][] points = new double[DRAWN][];
        for (int i = 0; i < DRAWN; i++) {
            points[i] = space.possible(origin, random.doubles(origin.length).toArray());
        }
        return points;
    }

    /** Between the origin, 0, and the wrong point, 1. */
    private double[] towards(double share) {
        double[] point = origin.clone();
        double most = share * space.norm().distance(origin, wrong);
        for (int i = 0; i < point.length; i++) {
            double way = wrong[i] - origin[i];
            point[i] += space.norm() == Norm.L2 ? share * way : Math.min(most, Math.max(-most, way));
        }
        return space.possible(origin, point);
    }

    private double[][] around() {
        double size = PROBE * Math.max(space.norm().distance(origin, wrong), space.radius() / 10);
        double[][] points = new double[(int) (FIRST_DIRECTIONS * Math.sqrt(round))][];
        for (int i = 0; i < points.length; i++) {
            double[] direction = new double[origin.length];
            double length = 0;
            for (int j = 0; j < direction.length; j++) {
                direction[j] = space.movable()[j] ? random.nextGaussian() : 0;
                length += direction[j] * direction[j];
            }
            double scale = size
                    * (space.norm() == Norm.L2 ? 1 : Math.sqrt(direction.length))
                    / Math.max(Math.sqrt(length), Double.MIN_NORMAL);
            double[] point = wrong.clone();
            for (int j = 0; j < point.length; j++) {
                point[j] += direction[j] * scale;
            }
            points[i] = space.possible(origin, point);
        }
        return points;
    }

    private double[] stepped() {
        double[] point = wrong.clone();
        for (int i = 0; i < point.length; i++) {
            point[i] += step * gradient[i];
        }
        return space.possible(origin, point);
    }

    @Override
    public void tell(double[] margins) {
        switch (phase) {
            case NEIGHBOURS, CHANCE -> begin(margins);
            case BACK -> back(margins[0] <= 0);
            case AROUND -> direction(margins);
            case STEP -> step(margins[0] <= 0);
        }
    }

    private void begin(double[] margins) {
        for (int i = 0; i < margins.length; i++) {
            if (margins[i] <= 0
                    && (wrong == null
                            || space.norm().distance(origin, asked[i])
                                    < space.norm().distance(origin, wrong))) {
                wrong = asked[i];
            }
        }
        phase = Phase.CHANCE;
        if (wrong != null) {
            bisect();
        }
    }

    private void bisect() {
        right = 0;
        turned = 1;
        phase = Phase.BACK;
    }

    private void back(boolean isWrong) {
        if (isWrong) {
            turned = (right + turned) / 2;
        } else {
            right = (right + turned) / 2;
        }
        if (turned - right < PRECISE) {
            wrong = towards(turned);
            phase = Phase.AROUND;
        }
    }

    private void direction(double[] margins) {
        double mean = Arrays.stream(margins).map(BoundaryWalker::sign).average().orElse(0);
        gradient = new double[origin.length];
        for (int i = 0; i < margins.length; i++) {
            // All on one side tell the direction of that side.
            double weight = Math.abs(mean) == 1 ? mean : sign(margins[i]) - mean;
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += weight * (asked[i][j] - wrong[j]);
            }
        }
        double length = Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] = space.norm() == Norm.LINF
                    ? Math.signum(gradient[j])
                    : gradient[j] / Math.max(length, Double.MIN_NORMAL);
        }
        step = space.norm().distance(origin, wrong) / Math.sqrt(round);
        phase = Phase.STEP;
    }

    private static double sign(double margin) {
        return margin <= 0 ? 1 : -1;
    }

    private void step(boolean isWrong) {
        if (isWrong) {
            wrong = asked[0];
            round++;
            bisect();
        } else {
            step /= 2;
            if (step < space.radius() / 1000) {
                round++;
                phase = Phase.AROUND;
            }
        }
    }
}
