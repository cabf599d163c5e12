package io.jenkins.plugins.modelgate.engine.redteam.matrix;

import java.util.List;

/**
 * Scenario by gate.
 *
 * @param rows in the order in which they were played
 */
public record Matrix(List<Row> rows) {
    /** Name beside the report. */
    public static final String FILE = "red-team.json";

    public Matrix {
        rows = List.copyOf(rows);
    }

    /** How many ended so. */
    public long count(Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }
}
