package io.jenkins.plugins.modelgate.engine.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * What was checked.
 *
 * @param name file or directory name
 * @param sha256 of the single file, or of the tree (see the artifact room), null when something could not be read
 * @param files number of files
 * @param bytes sum of their sizes
 */
public record Subject(String name, @CheckForNull String sha256, long files, long bytes) {}
