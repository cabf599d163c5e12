package io.jenkins.plugins.modelgate.engine.dataset.sql;

import io.jenkins.plugins.modelgate.engine.dataset.input.DataFile;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFormat;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * DuckDB in this process, locked down: it reads the given files and its own scratch folder, nothing else, no network, no
 * extensions, and its settings cannot be changed any more. The lock is a fence for reading; what keeps it from writing is that only
 * statements of this engine's own making run. Loaded rows lie in a database file of the scratch folder, which the caller deletes.
 */
public final class EmbeddedEngine implements AutoCloseable {
    private static final String DATABASE = "scratch";

    private final Connection connection;
    private final Path scratch;
    private final EngineLimits limits;
    private final MemoryCeiling memory;
    private final Set<String> taken = new HashSet<>();

    private EmbeddedEngine(Connection connection, Path scratch, EngineLimits limits) {
        this.connection = connection;
        this.scratch = scratch;
        this.limits = limits;
        this.memory = MemoryCeiling.above(limits);
    }

    /**
     * Starts an engine that can read exactly these files.
     *
     * @param scratch an empty folder of its own
     * @throws DatasetException when the native library does not load here, or the engine does not start
     */
    public static EmbeddedEngine open(List<DataFile> files, Path scratch, EngineLimits limits) throws DatasetException {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        try {
            Connection connection = DriverLoader.embedded(scratch, properties);
            EmbeddedEngine engine = new EmbeddedEngine(connection, scratch, limits);
            engine.lock(files, scratch);
            return engine;
        } catch (SQLException | LinkageError e) {
            throw new DatasetException("the embedded engine does not start: " + DatabaseMessage.of(e), e);
        }
    }

    private void lock(List<DataFile> files, Path scratch) throws SQLException {
        Dialect dialect = new DuckDbDialect();
        String allowed = files.stream()
                .map(file -> dialect.literal(file.real().toString()))
                .collect(Collectors.joining(", ", "[", "]"));
        try (Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "SET temp_directory="
                            + dialect.literal(scratch.resolve("spill").toString()),
                    "SET max_temp_directory_size='" + limits.scratchBytes() + "B'",
                    "SET memory_limit='" + limits.memoryBytes() + "B'",
                    "SET threads=" + limits.threads(),
                    "SET preserve_insertion_order=true",
                    "SET autoinstall_known_extensions=false",
                    "SET autoload_known_extensions=false",
                    "SET allow_community_extensions=false",
                    "SET allow_persistent_secrets=false",
                    "SET enable_progress_bar=false",
                    "ATTACH " + dialect.literal(scratch.resolve("rows.db").toString()) + " AS " + DATABASE,
                    "USE " + DATABASE,
                    "SET allowed_paths=" + allowed,
                    "SET enable_external_access=false",
                    "SET lock_configuration=true")) {
                statement.execute(sql);
            }
        }
    }

    /**
     * Reads all files, once, into a table.
     *
     * @param name of the dataset, for reports
     * @param files of one format, in the order of their rows
     * @throws DatasetException naming the row that breaks the format
     */
    public Table load(String name, List<DataFile> files) throws DatasetException, InterruptedException {
        return load(name, files, Set.of());
    }

    /**
     * Reads all files, some columns of files without types as they are written: "007" is not 7, and a date keeps its format.
     *
     * @param texts names of columns that are to be text; those that the files do not have are passed over
     * @throws DatasetException naming the row that breaks the format
     */
    public Table load(String name, List<DataFile> files, Set<String> texts)
            throws DatasetException, InterruptedException {
        Dialect dialect = new DuckDbDialect();
        String relation = DATABASE + ".main." + dialect.quote(free(name));
        boolean text = files.get(0).format() == DataFormat.CSV || files.get(0).format() == DataFormat.TSV;
        try {
            Set<String> kept = new TreeSet<>(texts);
            if (text && !kept.isEmpty()) {
                kept.retainAll(names(FileReading.typed(files, dialect, Set.of())));
            }
            create(relation, FileReading.typed(files, dialect, kept));
        } catch (DatasetException e) {
            if (files.get(0).format() == DataFormat.PARQUET) {
                throw new DatasetException("the Parquet cannot be read to its end: " + e.getMessage(), e);
            }
            if (!text || !DatabaseMessage.isConversion(e)) {
                throw e;
            }
            // A value is not what the first rows promised: as text it can still be examined, and the contract names it.
            create(relation, FileReading.asText(files, dialect));
        }
        return JdbcTable.of(connection, name, dialect, relation, "rowid", limits.time())
                .watchedBy((time, statement) -> new StatementWatch(scratch, limits, memory, time, statement));
    }

    /** Two tables of one name, which the database also finds in other case, must not become one. */
    private String free(String name) {
        String free = name;
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = name + " " + i;
        }
        return free;
    }

    private Set<String> names(String source) throws DatasetException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + source + " WHERE 1 = 0")) {
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                names.add(none.getMetaData().getColumnLabel(i));
            }
        } catch (SQLException e) {
            throw new DatasetException(DatabaseMessage.of(e), e);
        }
        return names;
    }

    private void create(String relation, String source) throws DatasetException {
        // What unpacks to more than there is room for must end by our limit, not by a full disk.
        try (Statement statement = connection.createStatement();
                StatementWatch watch = new StatementWatch(scratch, limits, memory, limits.time(), statement)) {
            statement.setQueryTimeout(Math.max(1, (int) limits.time().toSeconds()));
            try {
                statement.execute("DROP TABLE IF EXISTS " + relation);
                statement.execute("CREATE TABLE " + relation + " AS SELECT * FROM " + source);
                watch.check();
            } catch (SQLException e) {
                throw watch.explain(e, "");
            }
        } catch (SQLException e) {
            throw new DatasetException(DatabaseMessage.of(e), e);
        }
    }

    @Override
    public void close() throws DatasetException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DatasetException("the embedded engine does not stop: " + DatabaseMessage.of(e), e);
        }
    }
}
