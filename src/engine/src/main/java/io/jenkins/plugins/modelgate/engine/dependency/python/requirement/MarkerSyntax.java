package io.jenkins.plugins.modelgate.engine.dependency.python.requirement;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads markers: PEP 508's grammar with the variables' old names, as packaging takes them. */
final class MarkerSyntax {
    /** Deepest nesting of parentheses; nobody writes three. */
    private static final int MAX_DEPTH = 50;

    private static final List<String> OPERATORS = List.of("===", "==", "~=", "!=", "<=", ">=", "<", ">");

    private static final Set<String> VARIABLES = Set.of(
            "python_version",
            "python_full_version",
            "os_name",
            "sys_platform",
            "platform_release",
            "platform_system",
            "platform_version",
            "platform_machine",
            "platform_python_implementation",
            "implementation_name",
            "implementation_version",
            "extra",
            "extras",
            "dependency_groups");

    private static final Map<String, String> OLD = Map.of(
            "os.name", "os_name",
            "sys.platform", "sys_platform",
            "platform.version", "platform_version",
            "platform.machine", "platform_machine",
            "platform.python_implementation", "platform_python_implementation",
            "python_implementation", "platform_python_implementation");

    private final Cursor in;

    private MarkerSyntax(Cursor in) {
        this.in = in;
    }

    /** A marker that takes the whole text. */
    static Marker of(String text) throws RequirementException {
        Cursor in = new Cursor(text);
        Marker marker = read(in);
        if (!in.atEnd()) {
            throw in.broken("end of the marker, and, or or");
        }
        return marker;
    }

    /** The marker that stands here, up to where it ends. */
    static Marker read(Cursor in) throws RequirementException {
        Marker marker = new MarkerSyntax(in).any(0);
        in.space();
        return marker;
    }

    private Marker any(int depth) throws RequirementException {
        List<Marker> parts = new ArrayList<>();
        do {
            parts.add(all(depth));
        } while (in.takeWord("or"));
        return parts.size() == 1 ? parts.get(0) : new Marker.Or(parts);
    }

    private Marker all(int depth) throws RequirementException {
        List<Marker> parts = new ArrayList<>();
        do {
            parts.add(one(depth));
            in.space();
        } while (in.takeWord("and"));
        return parts.size() == 1 ? parts.get(0) : new Marker.And(parts);
    }

    private Marker one(int depth) throws RequirementException {
        in.space();
        if (!in.take('(')) {
            return comparison();
        }
        if (depth == MAX_DEPTH) {
            throw in.broken("a marker with less than " + MAX_DEPTH + " parentheses in each other");
        }
        Marker marker = any(depth + 1);
        in.space();
        if (!in.take(')')) {
            throw in.broken(")");
        }
        return marker;
    }

    private Marker comparison() throws RequirementException {
        String quoted = quoted();
        String variable = quoted == null ? variable() : null;
        String operator = operator();
        String second = quoted();
        if (variable != null && second != null) {
            return new Marker.Compare(variable, operator, second, true);
        }
        if (quoted == null || second != null) {
            throw in.broken("one variable and one quoted text");
        }
        return new Marker.Compare(variable(), operator, quoted, false);
    }

    @CheckForNull
    private String quoted() throws RequirementException {
        in.space();
        for (char quote : new char[] {'"', '\''}) {
            if (in.take(quote)) {
                String text = in.until(String.valueOf(quote));
                if (!in.take(quote)) {
                    throw in.broken("closing quotation mark");
                }
                return text;
            }
        }
        return null;
    }

    private String variable() throws RequirementException {
        in.space();
        String name = in.name();
        String current = OLD.getOrDefault(name, name);
        if (!VARIABLES.contains(current)) {
            throw in.broken("variable of a marker, such as python_version,");
        }
        return current;
    }

    private String operator() throws RequirementException {
        in.space();
        if (in.takeWord("in")) {
            return "in";
        }
        if (in.takeWord("not")) {
            in.space();
            if (in.takeWord("in")) {
                return "not in";
            }
        }
        for (String operator : OPERATORS) {
            if (in.take(operator)) {
                return operator;
            }
        }
        throw in.broken("operator");
    }
}
