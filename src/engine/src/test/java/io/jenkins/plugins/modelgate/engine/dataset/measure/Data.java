package io.jenkins.plugins.modelgate.engine.dataset.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Inputs that several published vectors share. */
final class Data {
    /** deequ's KLLDistanceTest: expected and actual counts of ten buckets. */
    static final long[] P1_REFERENCE = {428, 425, 414, 427, 440, 447, 380, 386, 444, 386};

    static final long[] P1_CURRENT = {426, 437, 429, 391, 469, 433, 360, 443, 371, 418};

    private Data() {}

    static BinPair p1() {
        return BinPair.of(P1_REFERENCE, P1_CURRENT);
    }

    /** deequ's KLLDistanceTest: categories of which each side lacks one. */
    static BinPair l4() {
        return BinPair.of(counts("a22 b20 c25 d12 e13 f15"), counts("a207 b20 c25 d14 e25 g13"));
    }

    static BinPair p4() {
        return BinPair.of(new long[] {50, 50, 0}, new long[] {45, 45, 10});
    }

    /** Categories written as one letter and a count. */
    static Map<String, Long> counts(String text) {
        Map<String, Long> counts = new TreeMap<>();
        for (String part : text.split(" ")) {
            if (!part.isEmpty()) {
                counts.put(part.substring(0, 1), Long.valueOf(part.substring(1)));
            }
        }
        return counts;
    }

    /** How often each value occurs. */
    static Map<String, Long> values(double... values) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (double value : values) {
            counts.merge(Double.toString(value), 1L, Long::sum);
        }
        return counts;
    }

    static double[] doubles(long... values) {
        return java.util.Arrays.stream(values).mapToDouble(value -> value).toArray();
    }

    /** from, from + step … */
    static double[] range(double from, double step, int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = from + step * i;
        }
        return values;
    }
}
