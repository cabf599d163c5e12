package io.jenkins.plugins.modelgate.engine.dependency;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Pattern;

/** How firmly an input says which files will be installed. */
public enum Pin {
    /** One version, and digests of its files. */
    HASHED,
    /** One version; a registry decides which files that is. */
    VERSION,
    /** A full commit of a repository. */
    COMMIT,
    /** A branch, a tag or a short commit: can be moved. */
    REFERENCE,
    /** A URL or a local file without a digest. */
    LOCATION,
    /** Several versions satisfy it. */
    RANGE,
    /** Any version does. */
    NOTHING;

    private static final Pattern FULL = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    /** How firm a revision of a repository is: a full commit, of SHA-1 or SHA-256, or what can be moved. */
    public static Pin ofRevision(@CheckForNull String revision) {
        return revision != null && FULL.matcher(revision).matches() ? COMMIT : REFERENCE;
    }
}
