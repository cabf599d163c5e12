package io.jenkins.plugins.modelgate.engine.signature.proof;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;

/**
 * A name of the tree after the reading.
 *
 * @param entry as the walk found it
 * @param bytes number that was read
 * @param sha256 of them, lower-case hexadecimal; null when there was nothing to read or it was not read to its end
 * @param model whether it is a model or what a loader takes for one, as the scan says
 * @param loadable whether loading a model may open or run it: models, configuration, code, programs
 */
public record ReadFile(
        TreeEntry entry, long bytes, @CheckForNull String sha256, boolean model, boolean loadable) {

    /** Path relative to the tree, {@code /} as separator. */
    public String path() {
        return entry.path();
    }
}
