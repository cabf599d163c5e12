package io.jenkins.plugins.modelgate.engine.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many people of which role must agree: {@code [{role: ml-lead, count: 1}, …]}. All rules must hold, each with people of
 * its own. The empty list admits nobody, so that it is the strictest of all: a later layer cannot open it.
 */
record Quorum() implements FieldKind {
    private static final int NAME = 200;
    private static final Bound COUNT = Bound.whole(1, ApprovalLimits.COUNT);

    @Override
    public Object read(String field, Object raw) throws PolicyException {
        if (!(raw instanceof Collection<?> rules)) {
            throw FieldKind.wrong(field, raw, "a list of rules such as {role: ml-lead, count: 1}");
        }
        if (rules.size() > ApprovalLimits.RULES) {
            throw new PolicyException("policy field " + field + ": more than " + ApprovalLimits.RULES + " rules");
        }
        Map<String, Long> counts = new TreeMap<>();
        List<Object> read = new ArrayList<>();
        for (Object rule : rules) {
            String place = field + "[" + read.size() + "]";
            String role = role(place, rule);
            long count = (Long) COUNT.read(place + ".count", ((Map<?, ?>) rule).get("count"));
            if (counts.put(role, count) != null) {
                throw new PolicyException(
                        "policy field " + place + ": " + role + " has a rule already; write one rule with the sum");
            }
            read.add(rule(role, count));
        }
        return read;
    }

    private static String role(String place, Object rule) throws PolicyException {
        if (!(rule instanceof Map<?, ?> map)
                || !Set.of("role", "count").equals(map.keySet())
                || !(map.get("role") instanceof String role)
                || role.isBlank()
                || role.length() > NAME) {
            throw FieldKind.wrong(place, rule, "a rule with role and count, such as {role: ml-lead, count: 1}");
        }
        return role.trim();
    }

    @Override
    public Object tighten(String field, Object inForce, Object later) throws PolicyException {
        Map<String, Long> demanded = counts(inForce);
        Map<String, Long> wanted = counts(later);
        if (demanded.isEmpty() && !wanted.isEmpty()) {
            throw FieldKind.loosened(field, inForce, later, "no rule admits nobody; the first layer writes the rules");
        }
        List<Object> merged = new ArrayList<>();
        for (Map.Entry<String, Long> rule : demanded.entrySet()) {
            long count = wanted.getOrDefault(rule.getKey(), rule.getValue());
            if (count < rule.getValue()) {
                throw FieldKind.loosened(field, inForce, later, "more people of " + rule.getKey() + " are stricter");
            }
            merged.add(rule(rule.getKey(), count));
        }
        for (Map.Entry<String, Long> rule : wanted.entrySet()) {
            if (!demanded.containsKey(rule.getKey())) {
                merged.add(rule(rule.getKey(), rule.getValue()));
            }
        }
        if (merged.size() > ApprovalLimits.RULES) {
            throw new PolicyException(
                    "policy field " + field + ": the layers have more than " + ApprovalLimits.RULES + " rules");
        }
        return merged;
    }

    private static Map<String, Object> rule(String role, long count) {
        return new TreeMap<>(Map.of("role", role, "count", count));
    }

    private static Map<String, Long> counts(Object rules) {
        Map<String, Long> counts = new java.util.LinkedHashMap<>();
        for (Object rule : (List<?>) rules) {
            counts.put((String) ((Map<?, ?>) rule).get("role"), (Long) ((Map<?, ?>) rule).get("count"));
        }
        return counts;
    }
}
