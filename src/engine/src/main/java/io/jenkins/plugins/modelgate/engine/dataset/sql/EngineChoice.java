package io.jenkins.plugins.modelgate.engine.dataset.sql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.List;

/**
 * Who runs the queries.
 *
 * @param url JDBC address of a database, or null for the embedded engine
 * @param driver jars of its driver
 * @param user name to connect with, or null
 * @param password for it, or null
 */
public record EngineChoice(
        @CheckForNull String url,
        List<Path> driver,
        @CheckForNull String user,
        @CheckForNull String password) {
    public EngineChoice {
        driver = List.copyOf(driver);
    }

    /** DuckDB in this process. */
    public static EngineChoice embedded() {
        return new EngineChoice(null, List.of(), null, null);
    }

    /** Whether it is the embedded one. */
    public boolean isEmbedded() {
        return url == null;
    }

    @Override
    public String toString() {
        // Records print everything; a password must not reach a log.
        return url == null ? "embedded" : JdbcUrl.shown(url);
    }
}
