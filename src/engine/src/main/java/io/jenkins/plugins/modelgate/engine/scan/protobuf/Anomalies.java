package io.jenkins.plugins.modelgate.engine.scan.protobuf;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** Hears of what real writers do not write and parsers read in different ways; the walk goes on. */
public interface Anomalies {
    /** A field that the schema does not have; its value is skipped. */
    void unknownField(Message type, int number, long offset);

    /** A known field in a wire type that is not its own; its value is skipped, as parsers do. */
    void wireType(Message type, Field field, int wireType, long offset);

    /** A field that may occur once occurs again: some parsers take the last, some merge. Each one is walked. */
    void duplicate(Message type, Field field, long offset);

    /** A number with more bytes than it needs. {@code field} is null for tags and lengths. */
    void overlong(Message type, @CheckForNull Field field, long offset);
}
