package io.jenkins.plugins.modelgate.engine.audit.entry;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One statement of the log. What is hashed is {@link #bytes()} exactly as stored; the accessors are views of it.
 * Optional fields that are not there read as null.
 */
public final class Entry {
    /** Longest entry, in bytes. */
    public static final int MAX_BYTES = EntryFields.MAX_ENTRY;

    /** Longest text of a field, in bytes of UTF-8. */
    public static final int MAX_TEXT = EntryFields.MAX_TEXT;

    private final byte[] bytes;
    private final SortedMap<String, Object> fields;

    private Entry(byte[] bytes, SortedMap<String, Object> fields) {
        this.bytes = bytes;
        this.fields = fields;
    }

    /** Starts an entry of that type and time. */
    public static EntryBuilder of(EventType type, Instant time) {
        return new EntryBuilder(type, time);
    }

    /**
     * Reads stored bytes.
     *
     * @throws EntryException when they are not canonical JSON, too long, or break a rule of a field
     */
    public static Entry parse(byte[] bytes) throws EntryException {
        if (bytes.length > MAX_BYTES) {
            throw new EntryException("an entry has at most " + MAX_BYTES + " bytes, this one " + bytes.length);
        }
        SortedMap<String, Object> fields = CanonicalJson.read(bytes);
        EntryFields.check(fields);
        return new Entry(bytes, fields);
    }

    /** The canonical JSON. */
    public byte[] bytes() {
        return bytes;
    }

    /** Published name of what happened. */
    public String type() {
        return String.valueOf(fields.get("type"));
    }

    /** What happened, if this version knows it. */
    public Optional<EventType> event() {
        return EventType.of(type());
    }

    /** When, by the writer's clock. */
    public Instant time() {
        return EntryFields.instant((String) fields.get("time"));
    }

    /** Full name of the job. */
    public String job() {
        return (String) fields.get("job");
    }

    /** Build of the job. */
    public String build() {
        return (String) fields.get("build");
    }

    /** Opaque id of who acted. */
    public String actor() {
        return (String) fields.get("actor");
    }

    /** The verdict or the decision. */
    public String decision() {
        return (String) fields.get("decision");
    }

    /** SHA-256 of the previous entry of the same approval. */
    public String prev() {
        return (String) fields.get("prev");
    }

    /** The artifacts that it is about. */
    public List<Subject> subjects() {
        return list("subject").stream()
                .map(map -> new Subject((String) map.get("name"), (String) map.get("sha256")))
                .toList();
    }

    /** What lies in the evidence store. */
    public List<Evidence> evidence() {
        return list("evidence").stream()
                .map(map -> new Evidence((String) map.get("type"), (String) map.get("sha256"), (Long) map.get("size")))
                .toList();
    }

    /** The policy in force, or null. */
    public Policy policy() {
        return fields.get("policy") instanceof Map<?, ?> map
                ? new Policy((String) map.get("uri"), (String) map.get("sha256"))
                : null;
    }

    /** What the type adds. */
    @SuppressWarnings("unchecked") // the parser makes such maps
    public Map<String, Object> detail() {
        return fields.get("detail") instanceof Map<?, ?> map
                ? Collections.unmodifiableMap((Map<String, Object>) map)
                : Map.of();
    }

    @SuppressWarnings("unchecked") // checked by EntryFields
    private List<Map<String, Object>> list(String field) {
        return fields.get(field) instanceof List<?> list ? (List<Map<String, Object>>) list : List.of();
    }

    @Override
    public String toString() {
        return type() + " at " + time();
    }

    /**
     * An artifact.
     *
     * @param name for people
     * @param sha256 64 lower-case hexadecimal digits
     */
    public record Subject(String name, String sha256) {}

    /**
     * A file of the evidence store.
     *
     * @param type media type or kind
     * @param sha256 of its exact bytes
     * @param size in bytes
     */
    public record Evidence(String type, String sha256, long size) {}

    /**
     * A policy.
     *
     * @param uri where it comes from
     * @param sha256 of its canonical JSON
     */
    public record Policy(String uri, String sha256) {}
}
