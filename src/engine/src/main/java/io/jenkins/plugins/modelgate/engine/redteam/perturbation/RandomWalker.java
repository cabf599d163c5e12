package io.jenkins.plugins.modelgate.engine.redteam.perturbation;

import java.util.SplittableRandom;

/** Draws points, every second one from the surface of the ball, without looking at the answers. */
final class RandomWalker implements Walker {
    private static final int AT_ONCE = 16;

    private final Space space;
    private final double[] origin;
    private final SplittableRandom random;

    RandomWalker(Attack.Start start) {
        this.space = start.space();
        this.origin = start.origin();
        this.random = start.random();
    }

    @Override
    public double[][] next() {
        double[][] points = new double[AT_ONCE][];
        for (int i = 0; i < AT_ONCE; i++) {
            points[i] = space.admitted(origin, space.norm() == Norm.LINF ? cube(i % 2 == 0) : sphere(i % 2 == 0));
        }
        return points;
    }

    private double[] cube(boolean corner) {
        double[] point = origin.clone();
        for (int i = 0; i < point.length; i++) {
            double draw = 2 * random.nextDouble() - 1;
            point[i] += space.radius() * (corner ? Math.signum(draw) : draw);
        }
        return point;
    }

    private double[] sphere(boolean surface) {
        double[] direction = new double[origin.length];
        double square = 0;
        int movable = 0;
        for (int i = 0; i < direction.length; i++) {
            if (space.movable()[i]) {
                direction[i] = random.nextGaussian();
                square += direction[i] * direction[i];
                movable++;
            }
        }
        double draw = random.nextDouble();
        double length = space.radius() * (surface ? 1 : Math.pow(draw, 1.0 / Math.max(1, movable)));
        double[] point = origin.clone();
        for (int i = 0; i < point.length; i++) {
            point[i] += direction[i] * length / Math.max(Math.sqrt(square), Double.MIN_NORMAL);
        }
        return point;
    }

    @Override
    public void tell(double[] margins) {
        // Chance learns nothing.
    }
}
