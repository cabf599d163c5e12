package io.jenkins.plugins.modelgate.engine.dataset.input;

import java.nio.file.Path;

/**
 * One file of rows, digested.
 *
 * @param path relative to the workspace, {@code /} as separator, for reports
 * @param real where it is, no link in it
 * @param format what it holds
 * @param compression how it is packed
 * @param bytes size
 * @param sha256 of its bytes, lower-case hexadecimal
 */
public record DataFile(String path, Path real, DataFormat format, Compression compression, long bytes, String sha256) {}
