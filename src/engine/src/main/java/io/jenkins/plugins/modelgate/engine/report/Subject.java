package io.jenkins.plugins.modelgate.engine.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * What was checked.
 *
 * @param name file or directory name
 * @param sha256 of the single file; of a tree, the SHA-256 of its {@code sha256sum} listing in path order, so that
 *     names count as well as contents; null when something could not be read to its end
 * @param omsRoot root digest of the OpenSSF Model Signing specification (v1.0, 6.3), which signatures carry; null when
 *     something could not be read to its end
 * @param files number of files
 * @param bytes sum of their sizes
 */
public record Subject(
        String name,
        @CheckForNull String sha256,
        @CheckForNull String omsRoot,
        long files,
        long bytes) {}
