package io.jenkins.plugins.modelgate.engine.dataset.contract;

import io.jenkins.plugins.modelgate.engine.dataset.input.Compression;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFile;
import io.jenkins.plugins.modelgate.engine.dataset.input.DataFormat;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EmbeddedEngine;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EngineLimits;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.rules.TemporaryFolder;

/** Real tables in the real engine, for tests of contracts. */
final class ContractLab implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final TemporaryFolder folder;
    private final Map<String, DataFile> files = new LinkedHashMap<>();
    private final Map<String, Table> tables = new HashMap<>();
    private EmbeddedEngine engine;
    private ContractOutcome outcome;

    ContractLab(TemporaryFolder folder) {
        this.folder = folder;
    }

    /** A table of the rows that a query gives, typed, as a Parquet file. */
    ContractLab parquet(String name, String query) throws Exception {
        Path path = folder.getRoot().toPath().resolve(name + ".parquet").toAbsolutePath();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + path + "' (FORMAT parquet)");
        }
        return add(name, path);
    }

    ContractLab file(String fileName, String text) throws Exception {
        Path path = folder.getRoot().toPath().resolve(fileName).toAbsolutePath();
        Files.writeString(path, text);
        return add(fileName.substring(0, fileName.indexOf('.')), path);
    }

    private ContractLab add(String name, Path path) throws Exception {
        String file = path.getFileName().toString();
        files.put(
                name,
                new DataFile(
                        file,
                        path.toRealPath(),
                        DataFormat.of(file).orElseThrow(),
                        Compression.of(file),
                        Files.size(path),
                        ""));
        return this;
    }

    Table table(String name) throws Exception {
        if (engine == null) {
            engine = EmbeddedEngine.open(
                    List.copyOf(files.values()), folder.newFolder().toPath(), EngineLimits.usual());
        }
        if (!tables.containsKey(name)) {
            tables.put(name, engine.load(name, List.of(files.get(name))));
        }
        return tables.get(name);
    }

    /** The findings of a contract whose only object is given from its second line on. */
    List<Finding> check(String table, String object) throws Exception {
        return check(table, contract("schema:\n- name: " + table + "\n" + object.indent(2)), usual());
    }

    List<Finding> check(String table, Contract contract, ContractOptions options) throws Exception {
        Table checked = table(table);
        Map<String, Table> others = new HashMap<>();
        for (String name : files.keySet()) {
            if (!name.equals(table)) {
                others.put(name, table(name));
            }
        }
        List<Finding> findings = new ArrayList<>();
        outcome = ContractCheck.run(checked, others, contract, options, findings::add);
        return findings;
    }

    ContractOutcome outcome() {
        return outcome;
    }

    ContractOptions usual() {
        boolean untyped = files.values().stream().anyMatch(file -> file.format() == DataFormat.CSV);
        return ContractOptions.usual(untyped, NOW);
    }

    ContractOptions withSql() {
        ContractOptions usual = usual();
        return new ContractOptions(
                usual.untyped(),
                true,
                Duration.ofSeconds(2),
                usual.now(),
                usual.unexpectedColumn(),
                Map.of(),
                usual.custom());
    }

    static String document(String rest) {
        return """
                apiVersion: v3.1.0
                kind: DataContract
                id: test
                version: 1.0.0
                status: active
                """ + rest;
    }

    static Contract contract(String rest) throws ContractException {
        return ContractFile.yaml(document(rest), "test.yaml");
    }

    @Override
    public void close() throws IOException {
        if (engine != null) {
            engine.close();
        }
    }
}
