package io.jenkins.plugins.modelgate.engine.lineage;

import java.nio.charset.StandardCharsets;

/**
 * A thing. Two things are one if kind and id are the same; a name never joins them.
 *
 * @param kind what it is
 * @param id digest, id or address; 1 to {@link #MAX_ID} bytes of UTF-8, hostile text
 */
public record Node(Kind kind, String id) {
    /** Longest id, in bytes of UTF-8. */
    public static final int MAX_ID = 4096;

    public Node {
        if (id.isEmpty() || id.getBytes(StandardCharsets.UTF_8).length > MAX_ID) {
            throw new IllegalArgumentException("an id has 1 to " + MAX_ID + " bytes");
        }
    }

    /** All deployments that started, in the order of the trail. */
    public static final Node DEPLOYMENTS = new Node(Kind.LIST, "deployments");

    /** Evidence that the trail names and that is gone. */
    public static final Node MISSING = new Node(Kind.LIST, "missing");

    /** What a job became that was deleted. */
    public static final Node GONE = new Node(Kind.LIST, "gone");

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
