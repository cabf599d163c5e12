package io.jenkins.plugins.modelgate.engine.redteam.perturbation;

import java.util.List;
import java.util.SplittableRandom;

/** A way to search. A new one is a {@link Walker} and one line here. */
public enum Attack {
    /** Points drawn from the ball and from its surface, each on its own: what chance finds. */
    RANDOM(RandomWalker::new),
    /** One feature after the other, after SimBA (Guo et al. 2019, arXiv:1905.07121). */
    COORDINATE(CoordinateWalker::new),
    /** Groups of neighbouring features at once, after the Square Attack (Andriushchenko et al. 2020, arXiv:1912.00049). */
    SQUARE(SquareWalker::new),
    /** Along the boundary between two answers, after HopSkipJump (Chen et al. 2020, arXiv:1904.02144); needs no scores. */
    BOUNDARY(BoundaryWalker::new);

    private final Maker maker;

    Attack(Maker maker) {
        this.maker = maker;
    }

    Walker walker(Start start) {
        return maker.make(start);
    }

    /** As reports call it. */
    public String words() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Where an attack begins.
     *
     * @param space what is allowed
     * @param origin the point of the example
     * @param others points of other examples, the nearest first
     * @param queries how many may be asked
     * @param random of this example and attack alone
     */
    record Start(Space space, double[] origin, List<double[]> others, int queries, SplittableRandom random) {}

    @FunctionalInterface
    private interface Maker {
        Walker make(Start start);
    }
}
