package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Locale;

/** ODCS {@code logicalType}. */
public enum LogicalType {
    STRING,
    DATE,
    TIMESTAMP,
    TIME,
    NUMBER,
    INTEGER,
    OBJECT,
    ARRAY,
    BOOLEAN;

    /** The standard's word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @CheckForNull
    static LogicalType of(String word) {
        for (LogicalType type : values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        return null;
    }

    boolean isNumeric() {
        return this == NUMBER || this == INTEGER;
    }

    boolean isTemporal() {
        return this == DATE || this == TIMESTAMP || this == TIME;
    }
}
