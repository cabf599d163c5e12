package io.jenkins.plugins.modelgate.engine.configuration.secret;

/**
 * A name and the value that it is given.
 *
 * @param key as it is written
 * @param value without its quotation marks
 * @param start first character of the value in the text
 * @param literal whether it stands there as it is: in quotation marks, or where no language computes values; what does not may be an expression
 * @param expands whether {@code $name} in it may be put in from elsewhere
 */
record Assignment(String key, String value, int start, boolean literal, boolean expands) {
    /** Same value under another name. */
    Assignment named(String name) {
        return new Assignment(name, value, start, literal, expands);
    }

    /** Another text in its place: what the value says once it is decoded. */
    Assignment saying(String text) {
        return new Assignment(key, text, start, true, false);
    }
}
