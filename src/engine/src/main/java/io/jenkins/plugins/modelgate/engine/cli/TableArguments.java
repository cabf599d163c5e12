package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code OBJECT=PATH}: files of another object of the contract. The same object may be named more than once. */
final class TableArguments {
    private static final int MAX_NAME = 200;

    private TableArguments() {}

    /**
     * Paths by object, in the order of the objects.
     *
     * @param where names the option in errors
     * @throws IOException for what has no name or no path
     */
    static Map<String, List<String>> of(List<String> arguments, String where) throws IOException {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? "" : argument.substring(0, equals).strip();
            String path = argument.substring(equals + 1).strip();
            if (name.isEmpty() || name.length() > MAX_NAME || path.isEmpty()) {
                throw new IOException(where + " " + SafeText.of(argument)
                        + " is not of the form OBJECT=PATH, such as customers=data/customers.csv");
            }
            tables.computeIfAbsent(name, key -> new ArrayList<>()).add(path);
        }
        return tables;
    }

    /** The same with the paths as they are meant from the current directory. */
    static Map<String, List<String>> absolute(Map<String, List<String>> tables) throws IOException {
        Map<String, List<String>> absolute = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> each : tables.entrySet()) {
            absolute.put(each.getKey(), WorkspaceOf.absolute(each.getValue()));
        }
        return absolute;
    }
}
