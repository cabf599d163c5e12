package io.jenkins.plugins.modelgate.engine.dataset.sql;

import io.jenkins.plugins.modelgate.engine.dataset.input.FileDigest;
import io.jenkins.plugins.modelgate.engine.policy.PathGlob;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A database that runs the queries where the data lives. Its address must be one that the policy lists ({@code dataset.engines}): the
 * drivers of databases take options from the address that load classes and read files.
 */
public final class JdbcEngine implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("jdbc:[a-z0-9]+:[!-~]{1,2000}");

    private final Connection connection;
    private final Dialect dialect;
    private final Duration time;

    private JdbcEngine(Connection connection, Dialect dialect, Duration time) {
        this.connection = connection;
        this.dialect = dialect;
        this.time = time;
    }

    /**
     * Refuses what the policy does not allow, before anything is loaded or connected.
     *
     * @param workspace a driver from there could have been put there by anybody
     */
    public static void refuseUnlessAllowed(EngineChoice choice, Policy policy, Path workspace) throws IOException {
        String url = choice.url();
        if (!ADDRESS.matcher(url).matches()) {
            throw new DatasetException("--engine " + JdbcUrl.shown(url) + " is neither embedded nor an address as"
                    + " jdbc:hive2://host/schema");
        }
        Map<String, Object> entry = policy.entries("dataset.engines").stream()
                .filter(each -> matches(String.valueOf(each.get("match")), url))
                .findFirst()
                .orElseThrow(() -> new DatasetException("--engine " + JdbcUrl.shown(url)
                        + " is not allowed by the policy; an admin can list it in dataset.engines, with its parameters"
                        + " written out"));
        Dialects.of(url);
        if (choice.driver().isEmpty()) {
            throw new DatasetException("--driver is missing: the jar of the JDBC driver for " + JdbcUrl.shown(url));
        }
        for (Path jar : choice.driver()) {
            driver(jar, entry.get("driver"), workspace);
        }
    }

    private static void driver(Path jar, Object digest, Path workspace) throws IOException {
        Path real;
        try {
            real = jar.toRealPath();
        } catch (IOException e) {
            throw new DatasetException("--driver " + jar + ": no such jar", e);
        }
        if (digest == null) {
            if (real.startsWith(workspace.toRealPath())) {
                throw new DatasetException(
                        "--driver " + jar + " lies in the workspace, where anybody may have put it; keep it"
                                + " elsewhere, or write its SHA-256 as driver into the policy's dataset.engines");
            }
        } else if (!FileDigest.of(real).equals(digest)) {
            throw new DatasetException("--driver " + jar + " has not the SHA-256 " + digest + " of dataset.engines");
        }
    }

    /** Parameters of an address are as powerful as the address: a pattern does not cover them. */
    private static boolean matches(String pattern, String url) {
        int parameters = parameters(url);
        if (parameters < 0) {
            return new PathGlob(pattern).matches(url);
        }
        int own = parameters(pattern);
        return own >= 0
                && pattern.substring(own).equals(url.substring(parameters))
                && new PathGlob(pattern.substring(0, own)).matches(url.substring(0, parameters));
    }

    /** Where {@code ;}, {@code #} or a {@code ?} with a name behind it begins parameters, or -1. */
    private static int parameters(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            boolean question = c == '?' && url.indexOf('=', i) > 0;
            if (c == ';' || c == '#' || c == '&' || question) {
                return i;
            }
        }
        return -1;
    }

    /** Connects; {@link #refuseUnlessAllowed} comes first. */
    public static JdbcEngine open(EngineChoice choice, Duration time) throws DatasetException {
        Properties properties = new Properties();
        if (choice.user() != null) {
            properties.setProperty("user", choice.user());
        }
        if (choice.password() != null) {
            properties.setProperty("password", choice.password());
        }
        try {
            Connection connection = DriverLoader.named(choice.driver(), choice.url(), properties);
            return new JdbcEngine(connection, Dialects.of(choice.url()), time);
        } catch (SQLException | LinkageError e) {
            throw new DatasetException(JdbcUrl.shown(choice.url()) + " cannot be reached: " + DatabaseMessage.of(e), e);
        }
    }

    /** @param name {@code table}, {@code schema.table} or {@code catalog.schema.table}; a part in double quotes may hold dots */
    public Table table(String name) throws DatasetException {
        String relation = parts(name).stream().map(dialect::quote).collect(Collectors.joining("."));
        return JdbcTable.of(connection, name, dialect, relation, null, time);
    }

    static List<String> parts(String name) throws DatasetException {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (char c : name.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        if (quoted || parts.size() > 3 || parts.stream().anyMatch(String::isBlank)) {
            throw new DatasetException(name + " is no name of a table such as catalog.schema.table");
        }
        return parts;
    }

    @Override
    public void close() throws DatasetException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DatasetException("the database's connection does not close: " + DatabaseMessage.of(e), e);
        }
    }
}
