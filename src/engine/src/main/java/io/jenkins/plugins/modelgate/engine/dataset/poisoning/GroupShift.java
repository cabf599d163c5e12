package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.measure.Floors;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Psi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How far each group of rows lies from the rest by PSI, and which groups do so unlike the others. Data that is sorted, or sources that
 * are all different, have many such groups: none of them is a trace.
 *
 * @param group its name
 * @param psi against all other rows
 * @param shifted whether that is beyond the threshold and above its floor
 * @param outlying whether it is, and the other groups lie much closer
 */
record GroupShift(String group, double psi, boolean shifted, boolean outlying) {
    private static final double THRESHOLD = 0.2;

    /** PSI for each median PSI of the other groups. */
    private static final double FAR = 5;

    /** Rows per bin below which the floor does not hold. */
    private static final int ROWS_PER_BIN = 20;

    /** All groups of a column. */
    static List<GroupShift> of(Map<String, long[]> counts, int tests) {
        int bins = counts.values().stream().findFirst().map(row -> row.length).orElse(0);
        long[] total = new long[bins];
        counts.values().forEach(row -> {
            for (int b = 0; b < bins; b++) {
                total[b] += row[b];
            }
        });
        long all = Arrays.stream(total).sum();
        double[] psi = new double[counts.size()];
        boolean[] real = new boolean[counts.size()];
        double alpha = Floors.alpha(Floors.ALPHA, 0.05, Math.max(1, tests));
        List<String> names = new ArrayList<>(counts.keySet());
        for (int g = 0; g < psi.length; g++) {
            long[] own = counts.get(names.get(g));
            long n = Arrays.stream(own).sum();
            long rest = all - n;
            if (n == 0 || rest == 0 || bins < 2 || Math.min(n, rest) < (long) ROWS_PER_BIN * bins) {
                continue;
            }
            double[] p = new double[bins];
            double[] q = new double[bins];
            for (int b = 0; b < bins; b++) {
                p[b] = (total[b] - own[b]) / (double) rest;
                q[b] = own[b] / (double) n;
            }
            psi[g] = Psi.between(p, q, Math.min(1e-4, 0.5 / rest), Math.min(1e-4, 0.5 / n));
            real[g] = psi[g] >= THRESHOLD && psi[g] > Floors.chiSquared(rest, n, bins, alpha);
        }
        List<GroupShift> shifts = new ArrayList<>();
        for (int g = 0; g < psi.length; g++) {
            boolean alone = psi.length >= 4 && psi[g] >= FAR * medianWithout(psi, g);
            shifts.add(new GroupShift(names.get(g), psi[g], real[g], real[g] && alone));
        }
        return shifts;
    }

    private static double medianWithout(double[] psi, int left) {
        double[] others = new double[psi.length - 1];
        for (int i = 0, j = 0; i < psi.length; i++) {
            if (i != left) {
                others[j++] = psi[i];
            }
        }
        Arrays.sort(others);
        // The upper third, not the middle: half of a file may be in order and the other half not.
        return others[others.length * 2 / 3];
    }
}
