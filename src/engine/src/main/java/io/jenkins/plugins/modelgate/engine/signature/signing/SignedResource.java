package io.jenkins.plugins.modelgate.engine.signature.signing;

/**
 * One digest of a statement.
 *
 * @param name of the resource: the path, or {@code path:start:end} of a shard
 * @param path of the file
 * @param sha256 lower-case hexadecimal
 * @param whole whether it is the digest of the whole file
 */
public record SignedResource(String name, String path, String sha256, boolean whole) {}
