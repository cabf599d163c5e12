package io.jenkins.plugins.modelgate.engine.monitor.misuse;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a client's queries look like that copies a model or searches for its weak points, beside the queries of all other clients:
 *
 * <ul>
 *   <li>even: values fill the range evenly where the others' do not (grids, random queries as in Tramèr et al. 2016)
 *   <li>steps: rows that differ from another row of the client in one column alone (line searches, finite differences)
 *   <li>close: rows far closer to another one of the client than the others' are (perturbations of one input)
 *   <li>boundary: rows that the model is unsure about (searches along the decision boundary)
 * </ul>
 *
 * <p>Each is a rate of this client minus that of the others; a client who asks as the others do, however often, shows none of them.
 * Queries drawn from the others' own distribution cannot be told from theirs.
 *
 * @param even share of the columns with an uneven distribution that this client fills evenly; NaN where there are fewer than two
 * @param steps share of rows that are one step from another one, above that of the others
 * @param close share of rows that are closer to another one than nearly all of the others' are, above the expected share
 * @param boundary share of rows that the model is unsure about, above that of the others
 */
public record Sweep(double even, double steps, double close, double boundary) {
    /** With fewer different rows nothing is said. */
    public static final int FEWEST = 100;

    private static final int BINS = 10;
    private static final double UNEVEN = 0.1;
    private static final int COMPARED = 400;
    private static final double RARE = 0.02;

    /** Compares a client with the others; both need {@link #FEWEST} different rows. */
    public static Sweep of(Queries client, Queries others) {
        int size = Math.min(client.rows().size(), others.rows().size());
        if (size < FEWEST) {
            return new Sweep(Double.NaN, 0, 0, Math.max(0, client.boundary() - others.boundary()));
        }
        List<double[]> own = client.rows().subList(0, size);
        List<double[]> theirs = others.rows().subList(0, size);
        return new Sweep(
                even(client, others),
                Math.max(0, steps(own) - steps(theirs)),
                close(own, theirs),
                Math.max(0, client.boundary() - others.boundary()));
    }

    private static double even(Queries client, Queries others) {
        int columns = client.rows().get(0).length;
        int uneven = 0;
        int even = 0;
        double[] flat = new double[BINS];
        Arrays.fill(flat, 1.0 / BINS);
        for (int i = 0; i < columns; i++) {
            double[] usual = others.column(i);
            double[] own = client.column(i);
            if (usual.length < FEWEST || own.length < FEWEST || distinct(usual) <= BINS) {
                continue;
            }
            double from = Math.min(usual[usual.length / 200], own[own.length / 200]);
            double to = Math.max(usual[usual.length - 1 - usual.length / 200], own[own.length - 1 - own.length / 200]);
            double[] before = shares(usual, from, to);
            if (!(to > from) || divergence(before, flat) < UNEVEN) {
                continue;
            }
            uneven++;
            double[] now = shares(own, from, to);
            even += divergence(now, flat) < divergence(now, before) / 2 ? 1 : 0;
        }
        return uneven < 2 ? Double.NaN : even / (double) uneven;
    }

    private static long distinct(double[] sorted) {
        return Arrays.stream(sorted).distinct().limit(BINS + 1L).count();
    }

    private static double[] shares(double[] values, double from, double to) {
        double[] shares = new double[BINS];
        for (double value : values) {
            int bin = (int) ((value - from) / (to - from) * BINS);
            shares[Math.max(0, Math.min(BINS - 1, bin))] += 1.0 / values.length;
        }
        return shares;
    }

    /** Jensen-Shannon divergence in bits. */
    private static double divergence(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            double middle = (p[i] + q[i]) / 2;
            sum += part(p[i], middle) + part(q[i], middle);
        }
        return sum / 2;
    }

    private static double part(double share, double middle) {
        return share > 0 ? share * Math.log(share / middle) / Math.log(2) : 0;
    }

    /** Share of the rows that another row equals in all columns but one. */
    private static double steps(List<double[]> rows) {
        int columns = rows.get(0).length;
        if (columns < 2) {
            return 0;
        }
        Set<Integer> stepped = new HashSet<>();
        for (int left = 0; left < columns; left++) {
            Map<List<Double>, Integer> first = new HashMap<>();
            for (int i = 0; i < rows.size(); i++) {
                Double[] key = new Double[columns];
                for (int j = 0; j < columns; j++) {
                    key[j] = j == left ? 0.0 : rows.get(i)[j];
                }
                Integer other = first.putIfAbsent(Arrays.asList(key), i);
                if (other != null) {
                    stepped.add(other);
                    stepped.add(i);
                }
            }
        }
        return stepped.size() / (double) rows.size();
    }

    private static double close(List<double[]> own, List<double[]> theirs) {
        int size = Math.min(COMPARED, own.size());
        double[] scale = scale(theirs);
        double[] usual = nearest(theirs.subList(0, size), scale);
        double[] now = nearest(own.subList(0, size), scale);
        Arrays.sort(usual);
        // So close that of the others' rows hardly one in fifty is.
        double limit = usual[(int) (RARE * size)] / 2;
        return Math.max(
                0, Arrays.stream(now).filter(distance -> distance < limit).count() / (double) size - RARE);
    }

    /** Middle half of each column's range, so that one outlier scales nothing. */
    private static double[] scale(List<double[]> rows) {
        double[] scale = new double[rows.get(0).length];
        for (int i = 0; i < scale.length; i++) {
            int column = i;
            double[] values = rows.stream()
                    .mapToDouble(row -> row[column])
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            double width = values.length == 0 ? 0 : values[values.length * 3 / 4] - values[values.length / 4];
            scale[i] = width > 0 ? width : 1;
        }
        return scale;
    }

    private static double[] nearest(List<double[]> rows, double[] scale) {
        double[] nearest = new double[rows.size()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int i = 0; i < nearest.length; i++) {
            for (int j = 0; j < i; j++) {
                double distance = distance(rows.get(i), rows.get(j), scale);
                nearest[i] = Math.min(nearest[i], distance);
                nearest[j] = Math.min(nearest[j], distance);
            }
        }
        return nearest;
    }

    private static double distance(double[] a, double[] b, double[] scale) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = Double.isNaN(a[i]) && Double.isNaN(b[i]) ? 0 : (a[i] - b[i]) / scale[i];
            sum += Double.isNaN(difference) ? 1 : difference * difference;
        }
        return Math.sqrt(sum);
    }

    /** How many of the four signs are there, each with a margin that no honest client is known to pass. */
    public int signs() {
        return (even >= 0.6 ? 1 : 0) + (steps >= 0.3 ? 1 : 0) + (close >= 0.3 ? 1 : 0) + (boundary >= 0.3 ? 1 : 0);
    }
}
