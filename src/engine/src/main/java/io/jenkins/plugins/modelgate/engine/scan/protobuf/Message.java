package io.jenkins.plugins.modelgate.engine.scan.protobuf;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** One message type of a {@link Schema}. */
public final class Message {
    /** What stands for the content of groups: no schema here has any, so nothing in them is known. */
    static final Message GROUP = new Message("group");

    /** Seen singular fields are kept in one long. */
    private static final int MAX_FIELDS = 64;

    private final String name;
    private final Map<Integer, Field> fields = new HashMap<>();

    Message(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    @CheckForNull
    Field field(int number) {
        return fields.get(number);
    }

    /** All of them, in any order. */
    Collection<Field> fields() {
        return fields.values();
    }

    void add(int number, String fieldName, Kind kind, @CheckForNull Message type, boolean repeated) {
        if (fields.size() == MAX_FIELDS) {
            throw new IllegalArgumentException(name + " has more than " + MAX_FIELDS + " fields");
        }
        Field field = new Field(number, fieldName, kind, type, repeated, fields.size());
        if (fields.put(number, field) != null) {
            throw new IllegalArgumentException(name + " has two fields " + number);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
