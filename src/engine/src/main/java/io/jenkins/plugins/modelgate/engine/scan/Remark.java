package io.jenkins.plugins.modelgate.engine.scan;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * A fact about one file that means something only together with others, for a {@link TreeScanner}.
 *
 * @param kind what kind of fact, a constant of the room that reads it
 * @param file path of the file in the tree
 * @param member path inside the file, or null
 * @param value the fact
 */
public record Remark(String kind, String file, @CheckForNull String member, String value) {}
