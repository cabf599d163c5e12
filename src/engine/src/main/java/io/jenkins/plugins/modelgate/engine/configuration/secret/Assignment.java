package io.jenkins.plugins.modelgate.engine.configuration.secret;

/**
 * A name and the value that it is given.
 *
 * @param key as it is written
 * @param value without its quotation marks
 * @param start first character of the value in the text
 * @param quoted whether it is a literal of a programming language or of JSON; what is not may be an expression
 */
record Assignment(String key, String value, int start, boolean quoted) {
    /** Same value under another name. */
    Assignment named(String name) {
        return new Assignment(name, value, start, quoted);
    }
}
