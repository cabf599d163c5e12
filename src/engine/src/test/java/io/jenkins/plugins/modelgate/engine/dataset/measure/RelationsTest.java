package io.jenkins.plugins.modelgate.engine.dataset.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.Test;

/** How the measures relate: a normal baseline in its deciles, the current data shifted or stretched. */
public class RelationsTest {
    private static final NormalDistribution BASELINE = NormalDistribution.of(0, 1);
    private static final double FINE = 0.002;

    @Test
    public void shifts() {
        row(0.1, 1, 0.010, 0.0017, 0.042, 0.035, 0.035, 0.040, 0.10);
        row(0.2, 1, 0.038, 0.0069, 0.083, 0.069, 0.069, 0.080, 0.20);
        row(0.3, 1, 0.086, 0.0154, 0.124, 0.103, 0.104, 0.119, 0.30);
        row(0.5, 1, 0.238, 0.0419, 0.205, 0.170, 0.171, 0.197, 0.50);
        row(1.0, 1, 0.926, 0.1532, 0.391, 0.326, 0.333, 0.383, 1.00);
    }

    @Test
    public void stretches() {
        row(0, 1.2, 0.043, 0.0078, 0.088, 0.073, 0.074, 0.044, 0.16);
        row(0, 1.5, 0.194, 0.0344, 0.186, 0.154, 0.155, 0.097, 0.40);
        row(0, 2.0, 0.491, 0.0860, 0.293, 0.244, 0.246, 0.161, 0.80);
    }

    private static void row(double mean, double deviation, double... expected) {
        NormalDistribution current = NormalDistribution.of(mean, deviation);
        double[] p = deciles(BASELINE);
        double[] q = deciles(current);
        double bits = JsDivergence.between(p, q);
        Cdf from = fine(BASELINE);
        Cdf to = fine(current);
        String id = "N(" + mean + ", " + deviation + ") ";
        assertThat(Psi.between(p, q, 0, 0)).as(id + "PSI").isCloseTo(expected[0], within(0.00051));
        assertThat(bits).as(id + "JSD").isCloseTo(expected[1], within(0.000051));
        // 0.18549 stands there as 0.186.
        assertThat(Math.sqrt(bits)).as(id + "distance").isCloseTo(expected[2], within(0.00052));
        assertThat(Math.sqrt(bits * Math.log(2))).as(id + "base e").isCloseTo(expected[3], within(0.00051));
        assertThat(Hellinger.between(p, q)).as(id + "Hellinger").isCloseTo(expected[4], within(0.00051));
        assertThat(new KsDistance().value(from, to)).as(id + "D").isCloseTo(expected[5], within(0.00051));
        assertThat(new Wasserstein().value(from, to)).as(id + "W1").isCloseTo(expected[6], within(0.0051));
        if (Math.abs(mean) <= 0.2 && deviation == 1) {
            assertThat(Psi.between(p, q, 0, 0)).as("PSI = 5.545 JSD").isCloseTo(5.545 * bits, within(0.0005));
            assertThat(Hellinger.between(p, q))
                    .as("H = 0.354 sqrt(PSI)")
                    .isCloseTo(0.354 * Math.sqrt(Psi.between(p, q, 0, 0)), within(0.0005));
        }
    }

    private static double[] deciles(NormalDistribution distribution) {
        double[] shares = new double[10];
        double below = 0;
        for (int i = 1; i <= 10; i++) {
            double until =
                    i == 10 ? 1 : distribution.cumulativeProbability(BASELINE.inverseCumulativeProbability(i / 10.0));
            shares[i - 1] = until - below;
            below = until;
        }
        return shares;
    }

    private static Cdf fine(NormalDistribution distribution) {
        int cells = (int) (24 / FINE);
        double[] values = new double[cells];
        double[] weights = new double[cells];
        for (int i = 0; i < cells; i++) {
            double from = -12 + i * FINE;
            values[i] = from + FINE / 2;
            weights[i] = distribution.probability(from, from + FINE);
        }
        return Cdf.weighted(values, weights, 1_000_000);
    }
}
