package io.jenkins.plugins.modelgate.engine.audit.store;

import java.nio.file.Path;

/**
 * Names in a log's directory. {@code checkpoint} and {@code tile/} are C2SP tlog-tiles; an export adds {@code keys},
 * {@code version} and {@code evidence/}; the rest belongs to the writer.
 */
public final class LogLayout {
    /** The published checkpoint. */
    public static final String CHECKPOINT = "checkpoint";

    /** Verifier keys of the log, oldest first, one a line. */
    public static final String KEYS = "keys";

    /** Version of this layout. */
    public static final String VERSION = "version";

    /** Content of {@link #VERSION}. */
    public static final String VERSION_TEXT = "modelgate audit log 1\n";

    /** Empty; the writer holds a lock on it. Whoever opens it in the writer's JVM drops that lock. */
    public static final String LOCK = "lock";

    /** Tiles and bundles. */
    public static final String TILES = "tile";

    /** Evidence by SHA-256. */
    public static final String EVIDENCE = "evidence";

    /** Batches that are durable and not yet in tiles. */
    public static final String JOURNAL = "journal";

    /** Search segments: derived, never believed. */
    public static final String INDEX = "index";

    /** Unfinished files; emptied when the writer opens. */
    public static final String TEMPORARY = "tmp";

    private LogLayout() {}

    /** Journal that begins behind {@code size} entries. */
    public static Path journal(Path log, long size) {
        return log.resolve(JOURNAL).resolve(String.format("%019d.journal", size));
    }
}
