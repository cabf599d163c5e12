package io.jenkins.plugins.modelgate.engine.redteam.perturbation;

/** One attack on one example: proposes points and is told how right the answers are. */
interface Walker {
    /** Points to ask next; none when the attack has no more ideas. */
    double[][] next();

    /** The answers to what {@link #next} gave last, in its order; fewer when the budget ran out. */
    void tell(double[] margins);
}
