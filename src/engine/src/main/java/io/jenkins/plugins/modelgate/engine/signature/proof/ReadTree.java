package io.jenkins.plugins.modelgate.engine.signature.proof;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Optional;

/**
 * Everything that has been read.
 *
 * @param files every name, in code-point order of the paths; for a single file also those beside it that belong to it
 * @param single path of the subject when it is a single file, else null
 * @param signature path of the signature file when it lies in the tree, else null: no signature covers itself
 */
public record ReadTree(
        List<ReadFile> files,
        @CheckForNull String single,
        @CheckForNull String signature) {

    public ReadTree {
        files = List.copyOf(files);
    }

    /** The single file that is the subject, if it is one. */
    public Optional<ReadFile> onlyFile() {
        return files.stream().filter(file -> file.path().equals(single)).findFirst();
    }
}
