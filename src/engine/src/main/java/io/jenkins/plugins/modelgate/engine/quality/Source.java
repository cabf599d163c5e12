package io.jenkins.plugins.modelgate.engine.quality;

/**
 * One file, or one run's folder, that metrics or tests were read from.
 *
 * @param path as the report lists it
 * @param format of it, in words
 * @param binding what it says of the model
 */
public record Source(String path, String format, Binding binding) {
    /** Whether a source says which model it is about. */
    public enum Binding {
        /** It names the digest of the model that was given. */
        MATCHES,
        /** It names no model. */
        NONE,
        /** It names a digest, and no model was given to compare with. */
        UNCHECKED,
        /** It names another model: nothing in it counts. */
        OTHER
    }
}
