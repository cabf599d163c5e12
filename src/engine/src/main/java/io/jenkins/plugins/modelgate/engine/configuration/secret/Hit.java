package io.jenkins.plugins.modelgate.engine.configuration.secret;

/**
 * A secret while its text is at hand; never leaves the search.
 *
 * @param start first character in the text that is searched
 * @param end after its last character there
 * @param value what is secret
 * @param key name that it is given, or empty
 * @param rank 0 for what its own form proves, more for what is less certain: of two in one place the lower one counts
 * @param prefix how many characters of it are its issuer's
 */
record Hit(SecretKind kind, int start, int end, String value, String key, int rank, int prefix) {
    boolean overlaps(Hit other) {
        return start < other.end && other.start < end;
    }
}
