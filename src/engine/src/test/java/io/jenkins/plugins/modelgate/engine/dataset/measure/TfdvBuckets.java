package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The upstream rule of TensorFlow Data Validation's metrics.cc, which is not ours: histograms with different buckets meet on the union
 * of their edges, mass spreads evenly inside a bucket, buckets without width stay apart, and NaN and infinite mass never matches.
 */
final class TfdvBuckets {
    private record Bucket(double from, double to, double rows) {}

    private final List<Bucket> buckets = new ArrayList<>();
    private double mismatching;

    TfdvBuckets bucket(double from, double to, double rows) {
        buckets.add(new Bucket(from, to, rows));
        return this;
    }

    TfdvBuckets point(double at, double rows) {
        return bucket(at, at, rows);
    }

    TfdvBuckets nan(double rows) {
        mismatching += rows;
        return this;
    }

    static double divergence(TfdvBuckets a, TfdvBuckets b) {
        TreeSet<Double> edges = new TreeSet<>();
        a.edges(edges);
        b.edges(edges);
        TreeMap<String, double[]> bins = new TreeMap<>();
        a.spread(edges, bins, 0);
        b.spread(edges, bins, 1);
        double[] p = bins.values().stream().mapToDouble(bin -> bin[0]).toArray();
        double[] q = bins.values().stream().mapToDouble(bin -> bin[1]).toArray();
        return JsDivergence.between(p, q);
    }

    private void edges(TreeSet<Double> edges) {
        for (Bucket bucket : buckets) {
            if (bucket.from < bucket.to && finite(bucket)) {
                edges.add(bucket.from);
                edges.add(bucket.to);
            }
        }
    }

    private static boolean finite(Bucket bucket) {
        return Double.isFinite(bucket.from) && Double.isFinite(bucket.to);
    }

    private void spread(TreeSet<Double> edges, TreeMap<String, double[]> bins, int side) {
        double rows = mismatching + buckets.stream().mapToDouble(Bucket::rows).sum();
        add(bins, "mismatching " + side, side, mismatching / rows);
        for (Bucket bucket : buckets) {
            double share = bucket.rows / rows;
            if (!finite(bucket)) {
                add(bins, "mismatching " + side, side, share);
            } else if (bucket.from == bucket.to) {
                add(bins, "point " + bucket.from, side, share);
            } else {
                for (Double from : edges.subSet(bucket.from, bucket.to)) {
                    double width = edges.higher(from) - from;
                    add(bins, "interval " + from, side, share * width / (bucket.to - bucket.from));
                }
            }
        }
    }

    private static void add(TreeMap<String, double[]> bins, String name, int side, double share) {
        bins.computeIfAbsent(name, key -> new double[2])[side] += share;
    }
}
