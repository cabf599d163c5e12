package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

/** Bounds of what is read: far above what any database has, far below what would fill the memory. */
final class OsvLimits {
    /** Bytes of one record; the longest of osv.dev, about Linux, have some 10 MB. */
    static final long RECORD = 64L << 20;

    /** Bytes of all of them, unpacked; osv.dev had some 10 GB. */
    static final long ALL = 64L << 30;

    /** Files and members of zip files. */
    static final int RECORDS = 5_000_000;

    /** Times that a member may grow when unpacked, once it is larger than {@link #UNSUSPICIOUS}: JSON grows 5 to 30 times. */
    static final int RATIO = 250;

    /** Bytes of a member that may be as dense as it likes. */
    static final long UNSUSPICIOUS = 1 << 20;

    static final int DEPTH = 64;
    static final int NUMBER = 100;

    /** Characters of an id, an alias, a version, a vector, the name of an ecosystem. */
    static final int WORD = 400;

    /** Characters of a package's name. */
    static final int NAME = 1000;

    /** Characters of a summary; the rest is left out. */
    static final int SUMMARY = 300;

    /** Entries of any list of one record. */
    static final int LIST = 500_000;

    private OsvLimits() {}
}
