package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A node of a YAML document: a mapping, a sequence, a scalar, or nothing at all. Lines count from 1. */
public final class YamlNode {
    /** What stands where nothing stands. */
    public static final YamlNode NONE = new YamlNode(Kind.NONE, 0, "", false);

    private final Kind kind;
    private final int line;
    private final String text;
    private final boolean quoted;
    private final Map<String, YamlNode> entries = new LinkedHashMap<>();
    private final Map<String, Integer> keyLines = new LinkedHashMap<>();
    private final List<YamlNode> items = new ArrayList<>();
    private long size = 1;
    private int height = 1;

    YamlNode(Kind kind, int line, String text, boolean quoted) {
        this.kind = kind;
        this.line = line;
        this.text = text;
        this.quoted = quoted;
    }

    enum Kind {
        NONE,
        MAPPING,
        SEQUENCE,
        SCALAR
    }

    void put(String key, int keyLine, YamlNode value) {
        entries.put(key, value);
        keyLines.put(key, keyLine);
        size = Math.min(Long.MAX_VALUE / 2, size + value.size + 1);
        height = Math.max(height, value.height + 1);
    }

    void add(YamlNode item) {
        items.add(item);
        size = Math.min(Long.MAX_VALUE / 2, size + item.size);
        height = Math.max(height, item.height + 1);
    }

    Kind kind() {
        return kind;
    }

    /** Number of nodes when aliases are followed. */
    long size() {
        return size;
    }

    /** Levels when aliases are followed. */
    int height() {
        return height;
    }

    int lineOfKey(String key) {
        return keyLines.getOrDefault(key, line);
    }

    /** Where it begins; 0 for nothing. */
    public int line() {
        return line;
    }

    /** Where the key of an entry stands; where there is no such entry, where this node begins. */
    public int line(String key) {
        return lineOfKey(key);
    }

    /** Whether something is there. */
    public boolean isThere() {
        return kind != Kind.NONE;
    }

    /** Whether it is a mapping. */
    public boolean isMapping() {
        return kind == Kind.MAPPING;
    }

    /** Whether it is a sequence. */
    public boolean isSequence() {
        return kind == Kind.SEQUENCE;
    }

    /** What stands below these keys, or {@link #NONE}. */
    public YamlNode get(String... keys) {
        YamlNode at = this;
        for (String key : keys) {
            at = at.entries.getOrDefault(key, NONE);
        }
        return at;
    }

    /** Whether there is an entry. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Entries of a mapping, else none. */
    public Map<String, YamlNode> entries() {
        return java.util.Collections.unmodifiableMap(entries);
    }

    /** Items of a sequence, else none. */
    public List<YamlNode> items() {
        return java.util.Collections.unmodifiableList(items);
    }

    /** A scalar's text, else the empty text. */
    public String text() {
        return text;
    }

    /** Whether it is the scalar with this text, in whatever case. */
    public boolean is(String word) {
        return kind == Kind.SCALAR && text.equalsIgnoreCase(word);
    }

    /** Whether a reader of YAML 1.1 or 1.2 may take it for yes; a quoted one too, since many programs do. */
    public boolean isTrue() {
        return kind == Kind.SCALAR
                && switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "on", "y" -> true;
                    case "1", "t" -> quoted;
                    default -> false;
                };
    }

    /** Whether it is written as no. */
    public boolean isFalse() {
        return kind == Kind.SCALAR
                && switch (text.toLowerCase(Locale.ROOT)) {
                    case "false", "no", "off", "n" -> true;
                    case "0", "f" -> quoted;
                    default -> false;
                };
    }

    /**
     * The same with other texts of scalars; what is shared by aliases stays shared.
     *
     * @param change of a scalar's text; keys stay as they are
     */
    public YamlNode withTexts(UnaryOperator<String> change) {
        return withTexts(change, new IdentityHashMap<>());
    }

    private YamlNode withTexts(UnaryOperator<String> change, Map<YamlNode, YamlNode> done) {
        YamlNode before = done.get(this);
        if (before != null) {
            return before;
        }
        String changed = kind == Kind.SCALAR ? change.apply(text) : text;
        YamlNode copy = new YamlNode(kind, line, changed, quoted);
        entries.forEach((key, value) -> copy.put(key, lineOfKey(key), value.withTexts(change, done)));
        items.forEach(item -> copy.add(item.withTexts(change, done)));
        done.put(this, copy);
        return copy;
    }

    /** This node and everything below it. */
    public void walk(Consumer<YamlNode> visitor) {
        visitor.accept(this);
        entries.values().forEach(value -> value.walk(visitor));
        items.forEach(item -> item.walk(visitor));
    }
}
