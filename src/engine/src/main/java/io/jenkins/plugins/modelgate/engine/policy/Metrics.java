package io.jenkins.plugins.modelgate.engine.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Demands on named metrics: {@code {accuracy: {min: 0.9, drop: 0.01, slices: [...]}}}. */
record Metrics() implements FieldKind {
    private static final String EITHER = "EITHER";
    private static final Map<String, FieldKind> KEYS = new LinkedHashMap<>();

    static {
        KEYS.put("min", new Figure(true));
        KEYS.put("max", new Figure(false));
        KEYS.put("drop", Bound.number("0", "1e300"));
        KEYS.put("noise", Bound.number("0", "1e300"));
        KEYS.put("samples", new Least(1, 1_000_000_000_000L));
        KEYS.put("slices", new Texts(Texts.Direction.GROW));
        KEYS.put("overall", Level.of("OPTIONAL", "REQUIRED"));
        KEYS.put("better", Level.of("HIGHER", "LOWER", EITHER));
    }

    /** What holds of a metric that a layer before has named without saying it. */
    private static final Map<String, Object> UNSAID = Map.of("noise", Policy.DEFAULT_NOISE, "overall", "REQUIRED");

    @Override
    public Object read(String field, Object raw) throws PolicyException {
        if (!(raw instanceof Map<?, ?> metrics)) {
            throw FieldKind.wrong(field, raw, "a map from metric names to limits");
        }
        Map<String, Object> result = new TreeMap<>();
        for (Map.Entry<?, ?> metric : metrics.entrySet()) {
            String name = String.valueOf(metric.getKey());
            if (!(metric.getValue() instanceof Map<?, ?> limits) || limits.isEmpty()) {
                throw FieldKind.wrong(field + "." + name, metric.getValue(), "a map with some of " + KEYS.keySet());
            }
            result.put(name, limits(field + "." + name, limits));
        }
        return result;
    }

    private static Map<String, Object> limits(String field, Map<?, ?> raw) throws PolicyException {
        Map<String, Object> limits = new TreeMap<>();
        for (Map.Entry<?, ?> limit : raw.entrySet()) {
            String key = String.valueOf(limit.getKey());
            FieldKind kind = KEYS.get(key);
            if (kind == null) {
                throw new PolicyException(
                        "policy field " + field + "." + key + " is not known; known: " + KEYS.keySet());
            }
            limits.put(key, kind.read(field + "." + key, limit.getValue()));
        }
        return limits;
    }

    @Override
    public Object tighten(String field, Object inForce, Object later) throws PolicyException {
        Map<String, Object> result = new TreeMap<>();
        ((Map<?, ?>) inForce).forEach((name, limits) -> result.put((String) name, limits));
        for (Map.Entry<?, ?> metric : ((Map<?, ?>) later).entrySet()) {
            String name = (String) metric.getKey();
            Map<?, ?> before = (Map<?, ?>) result.get(name);
            Map<?, ?> wanted = (Map<?, ?>) metric.getValue();
            result.put(name, before == null ? wanted : tightened(field + "." + name, before, wanted));
        }
        return result;
    }

    private static Map<String, Object> tightened(String field, Map<?, ?> before, Map<?, ?> later)
            throws PolicyException {
        Map<String, Object> merged = new TreeMap<>();
        before.forEach((key, value) -> merged.put((String) key, value));
        for (Map.Entry<?, ?> limit : later.entrySet()) {
            String key = (String) limit.getKey();
            Object old = merged.getOrDefault(key, UNSAID.get(key));
            Object value = limit.getValue();
            merged.put(key, old == null ? value : KEYS.get(key).tighten(field + "." + key, old, value));
        }
        String was = direction(before);
        String now = direction(merged);
        if (!now.equals(was) && !now.equals(EITHER)) {
            if (later.containsKey("better")) {
                throw FieldKind.loosened(field + ".better", was, now, "EITHER is stricter");
            }
            // A limit added to a metric that may move neither way must not give it a good direction.
            merged.put("better", EITHER);
        }
        return merged;
    }

    /** Which values are better, as the limits say: with one limit the side away from it, else neither. */
    private static String direction(Map<?, ?> limits) {
        if (limits.get("better") instanceof String said) {
            return said;
        }
        boolean min = limits.containsKey("min");
        return min == limits.containsKey("max") ? EITHER : min ? "HIGHER" : "LOWER";
    }
}
