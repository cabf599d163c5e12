package io.jenkins.plugins.modelgate.engine.policy;

import io.jenkins.plugins.modelgate.engine.policy.Texts.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A list of small records, each with the same keys.
 *
 * @param required keys that every entry has
 * @param optional keys that an entry may have
 * @param direction what a later layer may do to it
 */
record Entries(Set<String> required, Set<String> optional, Direction direction) implements FieldKind {
    @Override
    public Object read(String field, Object raw) throws PolicyException {
        if (!(raw instanceof Collection<?> values)) {
            throw FieldKind.wrong(field, raw, "a list");
        }
        List<Object> entries = new ArrayList<>();
        for (Object value : values) {
            entries.add(entry(field + "[" + entries.size() + "]", value));
        }
        return entries;
    }

    private Map<String, Object> entry(String field, Object raw) throws PolicyException {
        if (!(raw instanceof Map<?, ?> map)) {
            throw FieldKind.wrong(field, raw, "a map with " + String.join(", ", required));
        }
        Map<String, Object> entry = new TreeMap<>();
        for (Map.Entry<?, ?> pair : map.entrySet()) {
            String key = String.valueOf(pair.getKey());
            if (!required.contains(key) && !optional.contains(key)) {
                throw new PolicyException("policy field " + field + "." + key + " is not known here; known: "
                        + String.join(", ", new java.util.TreeSet<>(required)) + " (optional: "
                        + String.join(", ", new java.util.TreeSet<>(optional)) + ")");
            }
            entry.put(key, Plain.of(field + "." + key, pair.getValue()));
        }
        for (String key : required) {
            if (!entry.containsKey(key) || String.valueOf(entry.get(key)).isBlank()) {
                throw new PolicyException("policy field " + field + ": " + key + " is missing");
            }
        }
        return entry;
    }

    @Override
    public Object tighten(String field, Object inForce, Object later) throws PolicyException {
        List<?> before = (List<?>) inForce;
        List<?> wanted = (List<?>) later;
        if (direction == Direction.GROW) {
            List<Object> union = new ArrayList<>(before);
            wanted.stream().filter(entry -> !union.contains(entry)).forEach(union::add);
            return union;
        }
        if (direction.loosens(before, wanted)) {
            throw FieldKind.loosened(field, inForce, later, "leaving out is stricter");
        }
        return later;
    }
}
