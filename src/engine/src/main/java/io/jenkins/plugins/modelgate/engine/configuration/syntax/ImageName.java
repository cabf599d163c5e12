package io.jenkins.plugins.modelgate.engine.configuration.syntax;

/**
 * Name of a container image: {@code registry/path:tag@digest}. Source: distribution/reference, grammar of references.
 *
 * @param text as it is written
 */
public record ImageName(String text) {
    /** Whether a digest says which image is meant. */
    public boolean isPinned() {
        return text.matches("(?s).*@sha256:[0-9a-f]{64}");
    }

    /** The tag, empty if there is none or nobody knows it. */
    public String tag() {
        String name = text.replaceFirst("@.*", "");
        String last = name.substring(name.lastIndexOf('/') + 1);
        int colon = last.indexOf(':');
        String tag = colon < 0 ? "" : last.substring(colon + 1);
        return tag.startsWith("$") ? "" : tag;
    }

    /** Whether nothing says which version is meant. */
    public boolean moves() {
        return !text.isBlank() && !isPinned() && (tag().isEmpty() || tag().equals("latest"));
    }

    /** Whether a version is named, and no digest. */
    public boolean hasTagAlone() {
        return !text.isBlank() && !isPinned() && !moves();
    }
}
