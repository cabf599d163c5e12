package io.jenkins.plugins.modelgate.engine.image;

/**
 * What an image of an index runs on. Empty texts where nothing is said.
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64}
 * @param variant such as {@code v8}
 */
public record Platform(String os, String architecture, String variant) {
    /** What build tools give to what is no image, such as attestations: no system asks for it. */
    static final Platform UNKNOWN = new Platform("unknown", "unknown", "");

    /** {@code os/architecture} or {@code os/architecture/variant}. */
    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }

    /** Whether this is the platform that somebody has written; a variant counts only where it is written. */
    public boolean is(String written) {
        return written.equals(toString()) || written.equals(os + "/" + architecture);
    }
}
