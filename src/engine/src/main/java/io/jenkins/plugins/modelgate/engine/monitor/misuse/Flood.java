package io.jenkins.plugins.modelgate.engine.monitor.misuse;

import java.util.Map;
import java.util.TreeMap;

/**
 * One client beside the others: what the busiest of so many usual clients would ask, from the median and the median absolute deviation
 * of the logarithms of their counts, the busiest one left out. Neither moves for a few loud clients.
 *
 * @param busiest queries of the busiest client
 * @param usual most queries that a usual client would have; infinite with fewer than {@link #FEWEST} other clients
 * @param share of all queries that are the busiest client's, 0 to 1
 * @param clients how many there are
 */
public record Flood(long busiest, double usual, double share, long clients) {
    /** With fewer other clients nobody knows what is usual. */
    public static final int FEWEST = 5;

    private static final double NORMAL = 1.4826;
    /** Deviations of the logarithm: one in 30,000 of a normal distribution is farther out, and a client's habits are not normal. */
    private static final double DEVIATIONS = 5;
    /** Least deviation of a logarithm: equally busy clients still differ by a fifth. */
    private static final double LEAST = 0.2;

    /** @param clients number of clients by their number of queries */
    public static Flood of(Map<Long, Long> clients) {
        TreeMap<Long, Long> sorted = new TreeMap<>(clients);
        long number = sorted.values().stream().mapToLong(Long::longValue).sum();
        if (number == 0) {
            return new Flood(0, Double.POSITIVE_INFINITY, 0, 0);
        }
        double all = sorted.entrySet().stream()
                .mapToDouble(each -> (double) each.getKey() * each.getValue())
                .sum();
        long busiest = sorted.lastKey();
        sorted.merge(busiest, -1L, (before, one) -> before + one == 0 ? null : before + one);
        double usual = Double.POSITIVE_INFINITY;
        if (number - 1 >= FEWEST) {
            TreeMap<Double, Long> logs = new TreeMap<>();
            sorted.forEach((queries, count) -> logs.merge(Math.log(queries), count, Long::sum));
            double median = median(logs, number - 1);
            TreeMap<Double, Long> distances = new TreeMap<>();
            logs.forEach((log, count) -> distances.merge(Math.abs(log - median), count, Long::sum));
            double deviation = Math.max(LEAST, NORMAL * median(distances, number - 1));
            usual = Math.exp(median + DEVIATIONS * deviation);
        }
        return new Flood(busiest, usual, busiest / all, number);
    }

    private static double median(TreeMap<Double, Long> counts, long number) {
        long below = 0;
        double lower = Double.NaN;
        for (Map.Entry<Double, Long> each : counts.entrySet()) {
            long from = below;
            below += each.getValue();
            if (from < (number + 1) / 2 && below >= (number + 1) / 2) {
                lower = each.getKey();
            }
            if (below >= number / 2 + 1) {
                return (lower + each.getKey()) / 2;
            }
        }
        return lower;
    }

    /** Whether no usual client would ask so much. */
    public boolean isUnusual() {
        return busiest > usual;
    }
}
