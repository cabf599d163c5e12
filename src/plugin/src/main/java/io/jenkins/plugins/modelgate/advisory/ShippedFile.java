package io.jenkins.plugins.modelgate.advisory;

import java.io.Serializable;

/**
 * A file of a snapshot, for agents.
 *
 * @param path relative to the snapshot, with {@code /}
 * @param size in bytes
 * @param sha256 of its bytes, lower-case hexadecimal
 */
record ShippedFile(String path, long size, String sha256) implements Serializable {}
