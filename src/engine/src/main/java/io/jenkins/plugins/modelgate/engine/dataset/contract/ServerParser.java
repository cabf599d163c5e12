package io.jenkins.plugins.modelgate.engine.dataset.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** ODCS {@code servers}. */
final class ServerParser {
    private static final Set<String> FIELDS = Set.of(
            "account",
            "catalog",
            "customProperties",
            "database",
            "dataset",
            "delimiter",
            "description",
            "endpointUrl",
            "environment",
            "format",
            "host",
            "id",
            "location",
            "path",
            "port",
            "project",
            "region",
            "regionName",
            "roles",
            "schema",
            "server",
            "serviceName",
            "stagingDir",
            "stream",
            "type",
            "warehouse");
    private static final Set<String> TYPES = Set.of(
            "api",
            "athena",
            "azure",
            "bigquery",
            "clickhouse",
            "databricks",
            "denodo",
            "dremio",
            "duckdb",
            "glue",
            "cloudsql",
            "db2",
            "hive",
            "impala",
            "informix",
            "kafka",
            "kinesis",
            "local",
            "mysql",
            "oracle",
            "postgresql",
            "postgres",
            "presto",
            "pubsub",
            "redshift",
            "s3",
            "sftp",
            "snowflake",
            "sqlserver",
            "synapse",
            "trino",
            "vertica",
            "zen",
            "custom");
    private static final Set<String> LOCAL_FORMATS = Set.of("json", "parquet", "delta", "csv");

    private ServerParser() {}

    static List<Server> servers(Fields fields) throws ContractException {
        List<Server> servers = new ArrayList<>();
        for (Fields server : fields.list("servers")) {
            server.only(FIELDS);
            Documentary.element(server);
            Documentary.roles(server);
            String type = server.requiredText("type");
            if (!TYPES.contains(type)) {
                throw server.wrong("type", "is no type of server that ODCS 3.1.0 knows");
            }
            String format = server.text("format");
            String location = server.text("location");
            if (type.equals("local")) {
                location = server.requiredText("path");
                if (!LOCAL_FORMATS.contains(server.requiredText("format"))) {
                    throw server.wrong("format", "must be json, parquet, delta or csv");
                }
            }
            servers.add(new Server(server.requiredText("server"), type, server.text("environment"), location, format));
        }
        return servers;
    }
}
