package io.jenkins.plugins.modelgate.engine.scan.protobuf;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** One field of a message type; belongs to exactly one {@link Message}. */
public final class Field {
    private final int number;
    private final String name;
    private final Kind kind;
    private final Message type;
    private final boolean repeated;
    private final int index;

    Field(int number, String name, Kind kind, @CheckForNull Message type, boolean repeated, int index) {
        this.number = number;
        this.name = name;
        this.kind = kind;
        this.type = type;
        this.repeated = repeated;
        this.index = index;
    }

    public int number() {
        return number;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** Type of a {@link Kind#MESSAGE}, else null. */
    @CheckForNull
    public Message type() {
        return type;
    }

    public boolean repeated() {
        return repeated;
    }

    /** Place in its message, from 0. */
    int index() {
        return index;
    }

    boolean accepts(int wireType) {
        return wireType == kind.wireType() || isPacked(wireType);
    }

    boolean isPacked(int wireType) {
        return wireType == Kind.DELIMITED && repeated && kind.packable();
    }

    @Override
    public String toString() {
        return name;
    }
}
