package io.jenkins.plugins.modelgate.engine.policy;

import io.jenkins.plugins.modelgate.engine.policy.Texts.Direction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who is trusted: a list of entries, any one of which must match. Each type of entry has its own fields. Leaving an entry
 * out is stricter. Where nobody is trusted, signatures are not looked at, so that naming somebody is stricter too, unless a
 * signature is required: then nothing passes, and naming somebody would open the gate.
 */
record Trust() implements FieldKind {
    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "key", Set.of("publicKey"),
            "certificate", Set.of("roots"),
            "sigstore", Set.of("identity", "issuer", "trustedRoot"),
            "openpgp", Set.of("publicKey"));

    /** A certificate entry names its signer by one of these at least: a CA alone would trust everybody below it. */
    private static final Set<String> SIGNER = Set.of("subject", "san", "fingerprint", "spki");

    private static final Map<String, Set<String>> OPTIONAL = Map.of(
            "key", Set.of(),
            "certificate", Set.of("subject", "san", "fingerprint", "spki", "crl", "validity", "timestampRoots"),
            "sigstore", Set.of(),
            "openpgp", Set.of("fingerprint"));

    /** Sections with a field {@code trust} and a field {@code signature}. */
    private static final List<String> SECTIONS = List.of("modelArtifact", "containerImage");

    private static final Set<String> COMMON = Set.of("type", "name", "notBefore", "notAfter");

    private static final Entries ENTRIES = new Entries(Set.of("type"), known(), Direction.NARROW_EMPTY_IS_ALL);

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(COMMON);
        REQUIRED.values().forEach(known::addAll);
        OPTIONAL.values().forEach(known::addAll);
        known.remove("type");
        return known;
    }

    @Override
    public Object read(String field, Object raw) throws PolicyException {
        List<?> entries = (List<?>) ENTRIES.read(field, raw);
        for (int i = 0; i < entries.size(); i++) {
            check(field + "[" + i + "]", (Map<?, ?>) entries.get(i));
        }
        return entries;
    }

    private static void check(String place, Map<?, ?> entry) throws PolicyException {
        String type = String.valueOf(entry.get("type"));
        Set<String> required = REQUIRED.get(type);
        if (required == null) {
            throw FieldKind.wrong(
                    place + ".type", type, "one of " + String.join(", ", new TreeSet<>(REQUIRED.keySet())));
        }
        for (Map.Entry<?, ?> field : new TreeMap<>(entry).entrySet()) {
            String name = String.valueOf(field.getKey());
            if (!COMMON.contains(name)
                    && !required.contains(name)
                    && !OPTIONAL.get(type).contains(name)) {
                throw new PolicyException("policy field " + place + "." + name + " has no meaning for type " + type);
            }
            if (!(field.getValue() instanceof String text) || text.isBlank()) {
                throw FieldKind.wrong(place + "." + name, field.getValue(), "a text");
            }
        }
        for (String name : required) {
            if (!entry.containsKey(name)) {
                throw new PolicyException("policy field " + place + ": " + name + " is missing");
            }
        }
        if (type.equals("certificate") && SIGNER.stream().noneMatch(entry::containsKey)) {
            throw new PolicyException(
                    "policy field " + place + ": name the signer by subject, san, fingerprint or spki;"
                            + " a CA alone would trust everybody it certifies");
        }
        Object validity = entry.get("validity");
        if (validity != null && !Set.of("NOW", "SIGNING_TIME", "UNPROVEN").contains(validity)) {
            throw FieldKind.wrong(place + ".validity", validity, "NOW, SIGNING_TIME or UNPROVEN");
        }
    }

    /**
     * Refuses a layer that names somebody where a signature is required and nobody is trusted.
     *
     * @param before values of the layers so far
     * @param after values with the next layer
     */
    static void requireNobodyAdded(Map<String, Object> before, Map<String, Object> after) throws PolicyException {
        for (String section : SECTIONS) {
            Object trusted = before.get(section + ".trust");
            boolean closed = "REQUIRED".equals(before.get(section + ".signature"))
                    && List.of().equals(trusted);
            if (closed && !List.of().equals(after.get(section + ".trust"))) {
                throw FieldKind.loosened(
                        section + ".trust",
                        "nobody",
                        "somebody",
                        "where a signature is required, the first layer says who is trusted");
            }
        }
    }

    @Override
    public Object tighten(String field, Object inForce, Object later) throws PolicyException {
        return ENTRIES.tighten(field, inForce, later);
    }
}
