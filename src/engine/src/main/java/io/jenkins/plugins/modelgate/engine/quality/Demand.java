package io.jenkins.plugins.modelgate.engine.quality;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the policy wants of one metric.
 *
 * @param address of the metric: its name, or name and slice as {@code name@slice} or {@code slice/name}
 * @param min least value; null without such a limit
 * @param max largest value; null without such a limit
 * @param drop allowed loss against the last approved version, in the metric's own unit; null without a comparison
 * @param noise largest half-width of the 95 % interval of the difference with which a comparison still decides
 * @param samples least number of samples; 0 without such a limit
 * @param slices parts that must be there too, each within the same limits
 * @param overall whether the value without a slice must be there
 * @param direction which way the metric gets worse
 */
record Demand(
        String address,
        @CheckForNull BigDecimal min,
        @CheckForNull BigDecimal max,
        @CheckForNull BigDecimal drop,
        BigDecimal noise,
        long samples,
        List<String> slices,
        boolean overall,
        Direction direction) {

    /** All demands of a policy, in the order of their names. */
    static List<Demand> of(Policy policy) {
        List<Demand> demands = new ArrayList<>();
        policy.named("quality.metrics").forEach((name, limits) -> demands.add(demand(name, limits)));
        return demands;
    }

    private static Demand demand(String name, Map<String, Object> limits) {
        BigDecimal min = decimal(limits, "min");
        BigDecimal max = decimal(limits, "max");
        Object better = limits.get("better");
        BigDecimal noise = decimal(limits, "noise");
        BigDecimal samples = decimal(limits, "samples");
        Direction direction = min != null && max == null
                ? Direction.HIGHER
                : max != null && min == null ? Direction.LOWER : Direction.EITHER;
        List<String> slices = new ArrayList<>();
        if (limits.get("slices") instanceof List<?> listed) {
            listed.forEach(each -> slices.add(each.toString()));
        }
        return new Demand(
                name,
                min,
                max,
                decimal(limits, "drop"),
                noise == null ? Policy.DEFAULT_NOISE : noise,
                samples == null ? 0 : samples.longValue(),
                slices,
                !"OPTIONAL".equals(limits.get("overall")),
                better == null ? direction : Direction.valueOf(better.toString()));
    }

    private static BigDecimal decimal(Map<String, Object> limits, String key) {
        Object value = limits.get(key);
        return value == null ? null : new BigDecimal(value.toString());
    }

    /** The limits in words, for tables. */
    String limit() {
        List<String> words = new ArrayList<>();
        if (min != null) {
            words.add("≥ " + Numbers.exact(min));
        }
        if (max != null) {
            words.add("≤ " + Numbers.exact(max));
        }
        if (drop != null) {
            words.add("loss ≤ " + Numbers.exact(drop));
        }
        if (samples > 0) {
            words.add("n ≥ " + samples);
        }
        return String.join(", ", words);
    }
}
