package io.jenkins.plugins.modelgate.engine.configuration.secret;

/**
 * A secret that was found; not its value.
 *
 * @param kind what it is
 * @param key name that it is given where it stands, or empty
 * @param line from 1
 * @param start first character of it in the text, from 0
 * @param length of the value, in characters
 * @param prefix what its issuer lets such values begin with, at most four characters; empty where the value has no such form
 * @param fingerprint the same for the same value, in 12 hexadecimal digits; empty for values that could be guessed from it
 */
record Secret(SecretKind kind, String key, int line, long start, int length, String prefix, String fingerprint) {

    /** A sentence for the report. */
    String detail() {
        StringBuilder text = new StringBuilder(kind.title());
        if (!key.isEmpty()) {
            text.append(" in ").append(key);
        }
        text.append(", ").append(length).append(" characters");
        if (!prefix.isEmpty()) {
            text.append(" beginning with ").append(prefix);
        }
        if (!fingerprint.isEmpty()) {
            text.append(", fingerprint ").append(fingerprint);
        }
        return text.toString();
    }
}
