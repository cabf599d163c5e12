package io.jenkins.plugins.modelgate.engine.scan.xml;

import java.util.Map;

/** What one kind of document means; sees its elements in order. */
interface ElementRule {
    /** An element begins. {@code attributes} by local name. */
    void start(String element, Map<String, String> attributes, long offset);

    /** Text directly inside the innermost element. */
    default void text(String text, long offset) {}

    /** An element ends. */
    default void end(String element) {}
}
