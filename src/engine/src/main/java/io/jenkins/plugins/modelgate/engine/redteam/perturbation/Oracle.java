package io.jenkins.plugins.modelgate.engine.redteam.perturbation;

import java.io.IOException;

/** The model under attack, of which nothing is known but its answers. */
public interface Oracle {
    /**
     * How right the answers to points are, in any unit: above 0 for a right answer, otherwise at most 0. The smaller the nearer
     * to wrong.
     *
     * @param points to be answered
     * @param examples number of the example whose right answer counts, for each point
     * @throws IOException when the model gives no answer
     */
    double[] margins(double[][] points, int[] examples) throws IOException, InterruptedException;
}
