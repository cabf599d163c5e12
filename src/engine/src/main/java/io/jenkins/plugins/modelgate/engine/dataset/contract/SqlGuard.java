package io.jenkins.plugins.modelgate.engine.dataset.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks through the syntax tree of a contract's query, as the database itself parses it: one statement that only selects, from the
 * given tables alone, without functions that read files or leave something behind.
 */
final class SqlGuard {
    private static final Set<String> SOURCES =
            Set.of("BASE_TABLE", "SUBQUERY", "JOIN", "EXPRESSION_LIST", "EMPTY", "EMPTY_FROM", "CTE", "TABLE_FUNCTION");
    private static final Set<String> TABLE_FUNCTIONS = Set.of("range", "generate_series", "unnest");
    private static final Set<String> REFUSED_FUNCTIONS = Set.of(
            "nextval", "currval", "write_log", "getvariable", "current_setting", "getenv", "set_config", "query");

    private final Table table;
    private final Set<String> tables = new HashSet<>();

    private SqlGuard(Table table) {
        this.table = table;
    }

    /**
     * Why a query must not run, or null.
     *
     * @throws DatasetException when the database cannot show how it reads the query
     */
    @CheckForNull
    static String objection(String query, Table table, Iterable<Table> others)
            throws DatasetException, InterruptedException {
        SqlGuard guard = new SqlGuard(table);
        guard.know(table);
        for (Table other : others) {
            guard.know(other);
        }
        return guard.look(query);
    }

    private void know(Table known) throws DatasetException, InterruptedException {
        JsonNode tree = parse("SELECT * FROM " + known.relation());
        for (JsonNode node : tree.findParents("table_name")) {
            tables.add(place(node));
        }
    }

    private static String place(JsonNode node) {
        return node.path("catalog_name").asText() + "\0"
                + node.path("schema_name").asText() + "\0"
                + node.path("table_name").asText();
    }

    private JsonNode parse(String query) throws DatasetException, InterruptedException {
        String[] text = {null};
        table.query("SELECT CAST(json_serialize_sql(?) AS VARCHAR)", List.of(query), row -> text[0] = row.text(0));
        try {
            return JsonMapper.builder().build().readTree(String.valueOf(text[0]));
        } catch (JsonProcessingException e) {
            throw new DatasetException("the query's syntax tree cannot be read", e);
        }
    }

    @CheckForNull
    private String look(String query) throws DatasetException, InterruptedException {
        JsonNode tree = parse(query);
        if (tree.path("error").asBoolean(true)) {
            return "it is no single SELECT: "
                    + Fields.shown(tree.path("error_message").asText());
        }
        if (tree.path("statements").size() != 1) {
            return "it has " + tree.path("statements").size() + " statements; one SELECT is allowed";
        }
        Set<String> common = new HashSet<>();
        for (JsonNode map : tree.findValues("cte_map")) {
            for (JsonNode entry : map.path("map")) {
                String name = entry.path("key").asText().toLowerCase(Locale.ROOT);
                // A name that elsewhere in the query could be a file or a list of the database's own must not pass as
                // known.
                if (!name.matches("[a-z_][a-z0-9_]*") || name.matches("(duckdb|pragma|sqlite)_.*")) {
                    return "the name " + Fields.shown(name) + " is not allowed in WITH";
                }
                common.add(name);
            }
        }
        return look(tree, common);
    }

    @CheckForNull
    private String look(JsonNode node, Set<String> common) {
        if (node.isObject()) {
            String objection = source(node, common);
            if (objection == null && node.has("function_name")) {
                objection = function(node.path("function_name").asText());
            }
            if (objection != null) {
                return objection;
            }
        }
        for (JsonNode child : node) {
            String objection = look(child, common);
            if (objection != null) {
                return objection;
            }
        }
        return null;
    }

    /** Everything that stands behind FROM has a place for a sample, and no list of columns to select. */
    @CheckForNull
    private String source(JsonNode node, Set<String> common) {
        String type = node.path("type").asText();
        if (!node.has("sample") || node.has("select_list")) {
            return null;
        }
        if (!SOURCES.contains(type)) {
            return type + " is not allowed behind FROM";
        }
        if (type.equals("BASE_TABLE")) {
            boolean own = node.path("catalog_name").asText().isEmpty()
                    && node.path("schema_name").asText().isEmpty()
                    && common.contains(node.path("table_name").asText().toLowerCase(Locale.ROOT));
            return own || tables.contains(place(node))
                    ? null
                    : "it reads " + Fields.shown(node.path("table_name").asText())
                            + ", which is none of the given tables; write {object}";
        }
        String function = node.path("function").path("function_name").asText();
        return type.equals("TABLE_FUNCTION") && !TABLE_FUNCTIONS.contains(function.toLowerCase(Locale.ROOT))
                ? "the table function " + Fields.shown(function) + " is not allowed"
                : null;
    }

    @CheckForNull
    private static String function(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        boolean reads = word.startsWith("read_") || word.startsWith("pragma_") || word.startsWith("duckdb_");
        return reads || REFUSED_FUNCTIONS.contains(word)
                ? "the function " + Fields.shown(name) + " is not allowed"
                : null;
    }
}
