package io.jenkins.plugins.modelgate.engine.redteam.perturbation;

/**
 * What an attacker may do to an input. Points are given in units of each feature's range: 0 is its lower bound, 1 the upper.
 *
 * @param norm in which the budget is measured
 * @param radius the budget, above 0
 * @param low lower bound of each feature in its own unit
 * @param high upper bound of each feature in its own unit
 * @param movable whether the attacker reaches the feature
 * @param whole whether the feature takes whole numbers alone
 * @param grid how the features lie to each other
 */
public record Space(
        Norm norm, double radius, double[] low, double[] high, boolean[] movable, boolean[] whole, Grid grid) {
    /** Beyond what rounding explains. */
    private static final double SLACK = 1e-9;

    /** Number of features. */
    public int size() {
        return low.length;
    }

    /** The point of an input; a feature whose bounds are one number stays at 0. */
    public double[] point(double[] input) {
        double[] point = new double[input.length];
        for (int i = 0; i < point.length; i++) {
            double range = high[i] - low[i];
            point[i] = range > 0 ? (input[i] - low[i]) / range : 0;
        }
        return point;
    }

    /** The input at a point. */
    public double[] input(double[] point) {
        double[] input = new double[point.length];
        for (int i = 0; i < input.length; i++) {
            double value = low[i] + point[i] * (high[i] - low[i]);
            input[i] = whole[i] ? Math.rint(value) : value;
        }
        return input;
    }

    /** Whether an attacker can move a point there within the budget. */
    public boolean reaches(double[] origin, double[] point) {
        return norm.distance(origin, point) <= radius + SLACK;
    }

    /** The nearest thing to a wish that is an input an attacker can make, however far away. */
    public double[] possible(double[] origin, double[] wish) {
        double[] point = new double[wish.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = movable[i] ? Math.min(1, Math.max(0, wish[i])) : origin[i];
            if (whole[i] && movable[i]) {
                point[i] = snapped(i, origin[i], point[i], false);
            }
        }
        return point;
    }

    /** The same within the budget. */
    public double[] admitted(double[] origin, double[] wish) {
        double[] point = possible(origin, wish);
        double distance = norm.distance(origin, point);
        if (distance <= radius) {
            return point;
        }
        for (int i = 0; i < point.length; i++) {
            double step = point[i] - origin[i];
            point[i] = origin[i]
                    + (norm == Norm.L2 ? step * radius / distance : Math.min(radius, Math.max(-radius, step)));
            if (whole[i]) {
                point[i] = snapped(i, origin[i], point[i], true);
            }
        }
        return point;
    }

    /** At a whole number: the nearest, or the next one towards the origin, which is in the ball because the wish was. */
    private double snapped(int feature, double origin, double wish, boolean inwards) {
        double range = high[feature] - low[feature];
        if (range <= 0) {
            return wish;
        }
        double steps = (wish - origin) * range;
        double kept = inwards ? Math.signum(steps) * Math.floor(Math.abs(steps) + SLACK) : Math.rint(steps);
        double value = low[feature] + origin * range + kept;
        if (value < low[feature] - SLACK || value > high[feature] + SLACK) {
            kept -= Math.signum(kept);
        }
        return origin + kept / range;
    }
}
