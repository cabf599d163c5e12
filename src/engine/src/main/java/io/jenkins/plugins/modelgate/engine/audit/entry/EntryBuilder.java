package io.jenkins.plugins.modelgate.engine.audit.entry;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Builds an entry. Nothing is cut or replaced on the way: a text that is too long or holds control characters makes
 * {@link #build()} refuse, because a log that says something else than it was told is worse than none. Null values leave
 * their field out.
 */
public final class EntryBuilder {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final SortedMap<String, Object> fields = new TreeMap<>();
    private final SortedMap<String, Object> detail = new TreeMap<>();
    private final List<Object> subjects = new ArrayList<>();
    private final List<Object> evidence = new ArrayList<>();

    EntryBuilder(EventType type, Instant time) {
        fields.put("v", (long) EntryFields.VERSION);
        fields.put("type", type.published());
        fields.put("time", TIME.format(time));
    }

    /** Full name of the job. */
    public EntryBuilder job(String job) {
        return field("job", job);
    }

    /** Build of the job, its number or id. */
    public EntryBuilder build(String build) {
        return field("build", build);
    }

    /** Opaque, stable id of who acted; never a name, which could not be erased. */
    public EntryBuilder actor(String actor) {
        return field("actor", actor);
    }

    /** The verdict or the decision. */
    public EntryBuilder decision(String decision) {
        return field("decision", decision);
    }

    /** SHA-256 of the previous entry of the same approval. */
    public EntryBuilder prev(String sha256) {
        return field("prev", sha256);
    }

    /** One more artifact that it is about. */
    public EntryBuilder subject(String name, String sha256) {
        subjects.add(new TreeMap<>(Map.of("name", name, "sha256", sha256)));
        return this;
    }

    /** One more file of the evidence store; put it there first. */
    public EntryBuilder evidence(String type, String sha256, long size) {
        evidence.add(new TreeMap<>(Map.of("type", type, "sha256", sha256, "size", size)));
        return this;
    }

    /** The policy in force. */
    public EntryBuilder policy(String uri, String sha256) {
        fields.put("policy", new TreeMap<>(Map.of("uri", uri, "sha256", sha256)));
        return this;
    }

    /** A text of the type's own. */
    public EntryBuilder detail(String name, String value) {
        return detailOf(name, value);
    }

    /** A whole number of the type's own, at most 2^53-1. */
    public EntryBuilder detail(String name, long value) {
        return detailOf(name, value);
    }

    /** A truth of the type's own. */
    public EntryBuilder detail(String name, boolean value) {
        return detailOf(name, value);
    }

    /** A list of texts of the type's own. */
    public EntryBuilder detail(String name, List<String> values) {
        return detailOf(name, new ArrayList<Object>(values));
    }

    /** Texts by name of the type's own, such as what changed in a policy. */
    public EntryBuilder detail(String name, Map<String, String> values) {
        return detailOf(name, new TreeMap<String, Object>(values));
    }

    /** @throws EntryException naming the field that is too long or not allowed */
    public Entry build() throws EntryException {
        if (!subjects.isEmpty()) {
            fields.put("subject", subjects);
        }
        if (!evidence.isEmpty()) {
            fields.put("evidence", evidence);
        }
        if (!detail.isEmpty()) {
            fields.put("detail", detail);
        }
        EntryFields.check(fields);
        return Entry.parse(CanonicalJson.write(fields));
    }

    private EntryBuilder field(String name, String value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    private EntryBuilder detailOf(String name, Object value) {
        if (value != null) {
            detail.put(name, value);
        }
        return this;
    }
}
