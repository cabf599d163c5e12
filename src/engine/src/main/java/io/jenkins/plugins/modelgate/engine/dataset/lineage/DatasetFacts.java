package io.jenkins.plugins.modelgate.engine.dataset.lineage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import java.time.Instant;
import java.util.List;

/**
 * What is known of the dataset.
 *
 * @param namespace {@code file} for files, else the database's address
 * @param name path of the file or of the directory that holds all files, or the table; see OpenLineage's Naming.md
 * @param uri of the same
 * @param digest SHA-256 of the dataset, or null
 * @param storage {@code file} or the database's kind
 * @param format of the files, in lower case, or null
 * @param files number of files
 * @param bytes sum of sizes
 * @param rows number of rows, or null when they were not read
 * @param lastUpdated newest change of a file, or null
 * @param schema columns, empty when the rows were not read
 */
public record DatasetFacts(
        String namespace,
        String name,
        String uri,
        @CheckForNull String digest,
        String storage,
        @CheckForNull String format,
        long files,
        long bytes,
        @CheckForNull Long rows,
        @CheckForNull Instant lastUpdated,
        List<Column> schema) {
    public DatasetFacts {
        schema = List.copyOf(schema);
    }
}
