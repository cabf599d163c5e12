package io.jenkins.plugins.modelgate.engine.dataset.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks through the syntax tree of a contract's query, as the database itself parses it: one statement that only selects, from the
 * given tables alone, with known functions. What runs must be the very text that was looked at.
 */
final class SqlGuard {
    private static final Set<String> SOURCES =
            Set.of("BASE_TABLE", "SUBQUERY", "JOIN", "EXPRESSION_LIST", "EMPTY", "EMPTY_FROM", "CTE", "TABLE_FUNCTION");
    private static final Set<String> TABLE_FUNCTIONS = Set.of("range", "generate_series", "unnest");
    private static final Set<String> JOINING = Set.of("||", "concat", "concat_ws");
    private static final Set<String> REPLACING = Set.of("replace", "translate");

    /** Texts can double with each time two are joined. */
    private static final int MAX_JOINED = 8;

    private static final int MAX_LITERAL = 1000;
    private static final int MAX_DEPTH = 300;

    private final Table table;
    private final Set<List<String>> tables = new HashSet<>();
    private int joined;

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
        if (!table.dialect().showsSyntax()) {
            return "only the embedded engine shows how it reads a query, so that it can be judged before it runs";
        }
        SqlGuard guard = new SqlGuard(table);
        guard.know(table);
        for (Table other : others) {
            guard.know(other);
        }
        return guard.look(query);
    }

    /** By its whole name, and by its own alone, which the database finds as well. */
    private void know(Table known) throws DatasetException, InterruptedException {
        JsonNode tree = parse("SELECT * FROM " + known.relation());
        for (JsonNode node : tree.findParents("table_name")) {
            List<String> place = place(node);
            tables.add(place);
            tables.add(place.subList(place.size() - 1, place.size()));
        }
    }

    private static List<String> place(JsonNode node) {
        List<String> place = new ArrayList<>();
        JsonNode path = node.at("/qualified_name/path");
        path.forEach(part -> place.add(part.asText().toLowerCase(Locale.ROOT)));
        return place;
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
                if (!name.matches("[a-z_][a-z0-9_]*") || name.matches("(duckdb|pragma|sqlite|pg)_.*")) {
                    return "the name " + Fields.shown(name) + " is not allowed in WITH";
                }
                common.add(name);
            }
        }
        return look(tree, common, 0);
    }

    @CheckForNull
    private String look(JsonNode node, Set<String> common, int depth) {
        if (depth > MAX_DEPTH) {
            return "it is nested too deeply";
        }
        String objection = node.isObject() ? objection(node, common) : null;
        boolean source = node.path("type").asText().equals("TABLE_FUNCTION");
        for (JsonNode child : node) {
            // A table function was judged by its own list; its arguments are judged as others are.
            if (objection == null && source && child.has("function_name")) {
                objection = look(child.path("arguments"), common, depth + 1);
            } else if (objection == null) {
                objection = look(child, common, depth + 1);
            }
        }
        return objection;
    }

    @CheckForNull
    private String objection(JsonNode node, Set<String> common) {
        String objection = source(node, common);
        if (objection == null && node.has("function_name")) {
            objection = function(node);
        }
        if (objection == null && node.at("/literal/text").asText().length() > MAX_LITERAL) {
            objection = "a text in it is longer than " + MAX_LITERAL + " characters";
        }
        return objection;
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
            List<String> place = place(node);
            boolean own = place.size() == 1 && common.contains(place.get(0));
            return own || tables.contains(place)
                    ? null
                    : "it reads " + Fields.shown(node.path("table_name").asText())
                            + ", which is none of the given tables; write {object}, or give the table with --table";
        }
        JsonNode function = node.path("function");
        return type.equals("TABLE_FUNCTION") && !isAllowed(function, TABLE_FUNCTIONS)
                ? "the table function "
                        + Fields.shown(function.path("function_name").asText()) + " is not allowed"
                : null;
    }

    private static boolean isAllowed(JsonNode function, Set<String> names) {
        List<String> place = place(function);
        return place.size() == 1 && names.contains(place.get(0));
    }

    @CheckForNull
    private String function(JsonNode node) {
        String name = node.path("function_name").asText();
        List<String> place = place(node);
        if (place.size() != 1 || !place.get(0).equalsIgnoreCase(name) || !SqlFunctions.isAllowed(name)) {
            return "the function " + Fields.shown(name) + " is not allowed";
        }
        String word = place.get(0);
        JsonNode arguments = node.path("arguments");
        joined += JOINING.contains(word) ? Math.max(1, arguments.size() - 1) : 0;
        if (joined > MAX_JOINED) {
            return "it joins texts more than " + MAX_JOINED + " times";
        }
        JsonNode with = arguments.path(2).at("/expression/literal/text");
        return REPLACING.contains(word) && (!with.isTextual() || with.asText().length() > 1)
                ? "the function " + word + " may put in a literal of one character at most"
                : null;
    }
}
