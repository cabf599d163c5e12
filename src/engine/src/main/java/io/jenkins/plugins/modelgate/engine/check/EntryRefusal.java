package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;

/** Why something in a tree is not opened. */
final class EntryRefusal {
    private EntryRefusal() {}

    /** @param largest size in bytes from which on a file is not read, {@code limits.fileBytes}; null when it is opened */
    @CheckForNull
    static Rule rule(TreeEntry entry, long largest) {
        return switch (entry.kind()) {
            case FILE, LINK -> entry.size() > largest ? ArtifactRules.TOO_LARGE : null;
            case DIRECTORY_LINK -> ArtifactRules.DIRECTORY_LINK;
            case ESCAPING_LINK -> ArtifactRules.ESCAPING_LINK;
            case DANGLING_LINK -> ArtifactRules.DANGLING_LINK;
            case SPECIAL -> ArtifactRules.SPECIAL;
            case UNREADABLE -> ArtifactRules.UNREADABLE;
        };
    }

    /** The same in words. */
    static String detail(TreeEntry entry, long largest) {
        return switch (entry.kind()) {
            case FILE, LINK -> entry.size() + " bytes, limits.fileBytes is " + largest;
            case UNREADABLE -> String.valueOf(entry.problem());
            case SPECIAL -> "not a regular file; it was not opened";
            default -> "the link points to " + SafeText.quote(String.valueOf(entry.target()));
        };
    }
}
