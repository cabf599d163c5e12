package io.jenkins.plugins.modelgate.engine.dataset.sql;

import java.util.Map;
import java.util.TreeMap;

/** The dialects by the word behind {@code jdbc:}: one line each. */
final class Dialects {
    private static final Map<String, Dialect> BY_KIND = new TreeMap<>(Map.of(
            "hive2", new SparkDialect(), //
            "spark", new SparkDialect(), //
            "databricks", new SparkDialect()));

    private Dialects() {}

    static Dialect of(String url) throws DatasetException {
        Dialect dialect = BY_KIND.get(JdbcUrl.kind(url));
        if (dialect == null) {
            throw new DatasetException("--engine " + JdbcUrl.shown(url)
                    + ": the SQL of that database is not known; known are " + String.join(", ", BY_KIND.keySet()));
        }
        return dialect;
    }
}
