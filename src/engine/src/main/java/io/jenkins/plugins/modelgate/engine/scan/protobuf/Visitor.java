package io.jenkins.plugins.modelgate.engine.scan.protobuf;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.InputStream;

/** Sees the fields of one message as they go by. */
public interface Visitor {
    /** Looks at nothing. */
    Visitor NONE = new Visitor() {};

    /** A field that the schema has, before its value. */
    default void field(Field field, long offset) {}

    /** Whether {@link #text} shall see this string or bytes field; others are skipped unread. */
    default boolean wants(Field field) {
        return false;
    }

    /** A string or bytes field that was asked for. */
    default void text(Field field, Text value, long offset) throws IOException {}

    /** Whether {@link #content} shall see this string or bytes field; asked before {@link #wants}. */
    default boolean streams(Field field) {
        return false;
    }

    /**
     * All of a string or bytes field that was asked for as a stream; what is left unread is skipped.
     *
     * @param offset of its first byte
     */
    default void content(Field field, InputStream value, long length, long offset) throws IOException {}

    /** A number, as its 64 bits; packed numbers are checked, not shown. */
    default void number(Field field, long value, long offset) throws IOException {}

    /** The message has ended. Not called when the content breaks off before. */
    default void close(long offset) throws IOException {}

    /** Makes the visitor of a message that begins. */
    @FunctionalInterface
    interface Factory {
        /**
         * @param type of the message
         * @param via field of the parent that holds it, null at the root
         * @param parent visitor of the message around it, {@link #NONE} at the root
         * @param offset of the message's first byte
         */
        Visitor open(Message type, @CheckForNull Field via, Visitor parent, long offset) throws IOException;
    }
}
