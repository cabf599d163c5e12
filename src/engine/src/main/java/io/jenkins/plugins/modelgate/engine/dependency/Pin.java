package io.jenkins.plugins.modelgate.engine.dependency;

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
    NOTHING
}
