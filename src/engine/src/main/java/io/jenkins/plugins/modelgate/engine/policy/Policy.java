package io.jenkins.plugins.modelgate.engine.policy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The policy in force: every field of the document with its value, after all layers. Immutable.
 *
 * <p>Layers are the admin's policy, the folder's, the step's; {@link #tightenedBy} adds one and refuses whatever would
 * loosen a field.
 */
public final class Policy {
    /** Name of the policy when nobody gave one. */
    public static final String DEFAULT_NAME = "default";

    /**
     * Half-width of the interval of a metric's difference with which a comparison still decides, where {@code noise} does
     * not say otherwise.
     */
    public static final BigDecimal DEFAULT_NOISE = new BigDecimal("0.05");

    private final String name;
    private final TreeMap<String, Object> values;

    private Policy(String name, TreeMap<String, Object> values) {
        this.name = name;
        this.values = values;
    }

    /** The documented defaults. */
    public static Policy defaults() {
        TreeMap<String, Object> values = new TreeMap<>();
        PolicyFields.table().forEach((path, field) -> {
            if (field.byDefault() != null) {
                values.put(path, field.byDefault());
            }
        });
        return new Policy(DEFAULT_NAME, values);
    }

    /** The first layer: it may set any field to any value. */
    public static Policy of(PolicyLayer layer) {
        TreeMap<String, Object> values = new TreeMap<>(defaults().values);
        values.putAll(layer.values());
        return new Policy(layer.name() == null ? DEFAULT_NAME : layer.name(), values);
    }

    /**
     * This policy with a later layer on it.
     *
     * @throws PolicyException naming the first field that the layer would loosen
     */
    public Policy tightenedBy(PolicyLayer layer) throws PolicyException {
        TreeMap<String, Object> merged = new TreeMap<>(values);
        for (Map.Entry<String, Object> set : layer.values().entrySet()) {
            FieldKind kind = PolicyFields.table().get(set.getKey()).kind();
            Object inForce = merged.get(set.getKey());
            Object value = inForce == null ? set.getValue() : kind.tighten(set.getKey(), inForce, set.getValue());
            merged.put(set.getKey(), value);
        }
        Trust.requireNobodyAdded(values, merged);
        return new Policy(name, merged);
    }

    /**
     * Makes sure that whoever gets this policy instead of {@code floor} gets nothing looser.
     *
     * @throws PolicyException naming the first field that is looser than in {@code floor}
     */
    public void requireNoLooserThan(Policy floor) throws PolicyException {
        // What only adds up, such as demanded approvals, is never refused as a layer; then the sum is not this policy.
        Policy both = floor.tightenedBy(asLayer());
        for (Map.Entry<String, Object> strict : both.values.entrySet()) {
            Object own = values.get(strict.getKey());
            if (!strict.getValue().equals(own)) {
                throw new PolicyException("policy field " + strict.getKey() + ": " + (own == null ? "unset" : own)
                        + " would loosen " + floor.values.get(strict.getKey()));
            }
        }
    }

    /** Name of the first layer. */
    public String name() {
        return name;
    }

    /** SHA-256 of the canonical JSON of all values, lower-case hexadecimal. The name does not count. */
    public String digest() {
        try {
            byte[] json = CanonicalJson.of(values).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** All values as a layer of their own, to hand the policy on to a worker. */
    public PolicyLayer asLayer() {
        return new PolicyLayer(name, values);
    }

    /** A whole number. */
    public long number(String path) {
        return (Long) value(path);
    }

    /** A number. */
    public BigDecimal decimal(String path) {
        return (BigDecimal) value(path);
    }

    /** Yes or no. */
    public boolean flag(String path) {
        return (Boolean) value(path);
    }

    /** A word or text; null if the field has no default and nobody set it. */
    public String text(String path) {
        return (String) values.get(checked(path));
    }

    /** A list of words. */
    @SuppressWarnings("unchecked") // the field's kind has made it a list of strings
    public List<String> texts(String path) {
        return List.copyOf((List<String>) value(path));
    }

    /** A list of small records. */
    @SuppressWarnings("unchecked") // the field's kind has made it a list of such maps
    public List<Map<String, Object>> entries(String path) {
        return List.copyOf((List<Map<String, Object>>) value(path));
    }

    /** Small records by name. */
    @SuppressWarnings("unchecked") // the field's kind has made it a map of such maps
    public Map<String, Map<String, Object>> named(String path) {
        return new TreeMap<>((Map<String, Map<String, Object>>) value(path));
    }

    private Object value(String path) {
        return values.get(checked(path));
    }

    private static String checked(String path) {
        if (!PolicyFields.table().containsKey(path)) {
            throw new IllegalArgumentException("no policy field " + path);
        }
        return path;
    }
}
