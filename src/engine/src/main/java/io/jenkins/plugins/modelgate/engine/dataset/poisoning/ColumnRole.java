package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

/** What a column is for. */
enum ColumnRole {
    LABEL,
    /** Where a row comes from. */
    SOURCE,
    /** Prose. */
    TEXT,
    NUMERIC,
    CATEGORY,
    /** Tells rows apart and nothing else. */
    IDENTIFIER,
    /** Nothing that an indicator can compare. */
    OTHER
}
