package io.jenkins.plugins.modelgate.engine.audit.verify;

/**
 * Something that is not as it should be.
 *
 * @param kind what
 * @param file relative path, empty for the log as a whole
 * @param offset in the file, or -1
 * @param detail which entry, tile or record, and what is wrong with it
 */
public record Problem(Kind kind, String file, long offset, String detail) {
    /** What can be wrong. */
    public enum Kind {
        CHECKPOINT,
        ROOT,
        TILE_DIFFERS,
        TILE_MISSING,
        BUNDLE_DIFFERS,
        BUNDLE_MISSING,
        ENTRY_MALFORMED,
        ENTRY_UNKNOWN_TYPE,
        EVIDENCE_DIFFERS,
        EVIDENCE_MISSING,
        KEYS,
        KEY_NOT_GIVEN,
        ROLLED_BACK,
        NOT_CONSISTENT,
        WITNESSES,
        JOURNAL,
        INDEX,
        LAYOUT,
        BEYOND_CHECKPOINT,
        UNKNOWN_FILE,
        UNFINISHED_FILE,
        UNREADABLE
    }
}
