package io.jenkins.plugins.modelgate.engine.policy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one place says about the policy: only the fields it sets, checked.
 *
 * @param name of the policy, or null
 * @param values by path, in their normal form
 */
public record PolicyLayer(@CheckForNull String name, Map<String, Object> values) {

    public PolicyLayer {
        values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** Nothing set. */
    public static PolicyLayer none() {
        return new PolicyLayer(null, Map.of());
    }

    /** One field, as a step parameter or a command option sets it. */
    public static PolicyLayer of(String path, Object raw) throws PolicyException {
        PolicyFields.Field field = PolicyFields.table().get(path);
        return new PolicyLayer(null, Map.of(path, field.kind().read(path, raw)));
    }

    /**
     * A document as nested maps, as YAML, JSON or a form gives it.
     *
     * @throws PolicyException for a field that does not exist or a value that does not fit
     */
    public static PolicyLayer of(Map<?, ?> document) throws PolicyException {
        TreeMap<String, Object> values = new TreeMap<>();
        Object name = document.get("name");
        if (name != null && (!(name instanceof String) || ((String) name).isBlank())) {
            throw FieldKind.wrong("name", name, "a text");
        }
        collect("", document, values);
        checkDates(values);
        return new PolicyLayer((String) name, values);
    }

    private static void collect(String prefix, Map<?, ?> map, Map<String, Object> values) throws PolicyException {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String path = prefix + entry.getKey();
            PolicyFields.Field field = PolicyFields.table().get(path);
            if (path.equals("name")) {
                continue;
            }
            if (field != null) {
                if (entry.getValue() == null) {
                    throw new PolicyException("policy field " + path + " has no value; give one or leave it out");
                }
                values.put(path, field.kind().read(path, entry.getValue()));
            } else if (isSection(path) && entry.getValue() instanceof Map<?, ?> section) {
                collect(path + ".", section, values);
            } else {
                throw new PolicyException("policy field " + path + " is not known"
                        + (isSection(path) ? " as a single value; it is a section" : "") + "; known here: "
                        + String.join(", ", known(isSection(path) ? path + "." : prefix)));
            }
        }
    }

    private static boolean isSection(String path) {
        return PolicyFields.table().keySet().stream().anyMatch(known -> known.startsWith(path + "."));
    }

    private static Set<String> known(String prefix) {
        Set<String> names = new LinkedHashSet<>();
        if (prefix.isEmpty()) {
            names.add("name");
        }
        PolicyFields.table().keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()).split("\\.", 2)[0])
                .forEach(names::add);
        return names;
    }

    private static void checkDates(Map<String, Object> values) throws PolicyException {
        for (Object entry : (List<?>) values.getOrDefault("suppress", List.of())) {
            Object until = ((Map<?, ?>) entry).get("until");
            try {
                LocalDate.parse(String.valueOf(until));
            } catch (DateTimeParseException e) {
                throw FieldKind.wrong("suppress.until", until, "a date such as 2027-03-31");
            }
        }
    }
}
