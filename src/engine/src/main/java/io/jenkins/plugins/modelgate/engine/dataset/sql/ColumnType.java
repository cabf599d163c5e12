package io.jenkins.plugins.modelgate.engine.dataset.sql;

/** What a column holds, whatever its database calls it. */
public enum ColumnType {
    INTEGER,
    NUMBER,
    TEXT,
    BOOLEAN,
    DATE,
    TIME,
    TIMESTAMP,
    /** Lists, structs and maps. */
    NESTED,
    /** Bytes, and types that no check looks into. */
    OPAQUE;

    /** Whether its values have a size and a distance. */
    public boolean isNumeric() {
        return this == INTEGER || this == NUMBER;
    }

    /** Whether its values have an order of time. */
    public boolean isTemporal() {
        return this == DATE || this == TIME || this == TIMESTAMP;
    }
}
