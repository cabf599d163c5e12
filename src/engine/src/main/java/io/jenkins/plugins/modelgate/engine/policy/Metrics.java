package io.jenkins.plugins.modelgate.engine.policy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Demands on named metrics: {@code {accuracy: {min: 0.9, drop: 0.01, slices: [...]}}}. */
record Metrics() implements FieldKind {
    private static final Set<String> KEYS = Set.of("min", "max", "drop", "slices");

    @Override
    public Object read(String field, Object raw) throws PolicyException {
        if (!(raw instanceof Map<?, ?> metrics)) {
            throw FieldKind.wrong(field, raw, "a map from metric names to limits");
        }
        Map<String, Object> result = new TreeMap<>();
        for (Map.Entry<?, ?> metric : metrics.entrySet()) {
            String name = field + "." + metric.getKey();
            if (!(metric.getValue() instanceof Map<?, ?> limits) || limits.isEmpty()) {
                throw FieldKind.wrong(name, metric.getValue(), "a map with min, max, drop or slices");
            }
            for (Object key : limits.keySet()) {
                if (!KEYS.contains(String.valueOf(key))) {
                    throw new PolicyException("policy field " + name + "." + key + " is not known; known: " + KEYS);
                }
            }
            result.put(String.valueOf(metric.getKey()), Plain.of(name, limits));
        }
        return result;
    }

    @Override
    public Object tighten(String field, Object inForce, Object later) throws PolicyException {
        Map<String, Object> result = new TreeMap<>();
        ((Map<?, ?>) inForce).forEach((name, limits) -> result.put((String) name, limits));
        for (Map.Entry<?, ?> metric : ((Map<?, ?>) later).entrySet()) {
            String name = (String) metric.getKey();
            Map<?, ?> before = (Map<?, ?>) result.getOrDefault(name, Map.of());
            result.put(name, limits(field + "." + name, before, (Map<?, ?>) metric.getValue()));
        }
        return result;
    }

    private static Map<String, Object> limits(String field, Map<?, ?> before, Map<?, ?> later) throws PolicyException {
        Map<String, Object> merged = new TreeMap<>();
        before.forEach((key, value) -> merged.put((String) key, value));
        for (Map.Entry<?, ?> limit : later.entrySet()) {
            String key = (String) limit.getKey();
            Object old = merged.get(key);
            if (old != null && looser(key, old, limit.getValue())) {
                throw FieldKind.loosened(field + "." + key, old, limit.getValue(), "min up, max and drop down");
            }
            merged.put(key, limit.getValue());
        }
        return merged;
    }

    private static boolean looser(String key, Object old, Object later) {
        if (key.equals("slices")) {
            return !((java.util.List<?>) later).containsAll((java.util.List<?>) old);
        }
        int order = new BigDecimal(later.toString()).compareTo(new BigDecimal(old.toString()));
        return key.equals("min") ? order < 0 : order > 0;
    }
}
