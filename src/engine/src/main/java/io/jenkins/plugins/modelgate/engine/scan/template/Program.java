package io.jenkins.plugins.modelgate.engine.scan.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a template was found to consist of: its expressions, and which of them may end up under which name. */
final class Program {
    /** Every node, children before parents. */
    final List<Node> nodes = new ArrayList<>();

    /** Values that a variable may get, from anywhere in the template. */
    final Map<String, List<Node>> variables = new HashMap<>();

    /** Values that an attribute of a namespace may get. */
    final Map<String, List<Node>> attributes = new HashMap<>();

    /** Macros with their parameters; call blocks stand under {@code caller}, recursive loops under {@code loop}. */
    final Map<String, List<List<String>>> callables = new HashMap<>();

    /** Names that are macros. */
    final Set<String> macros = new HashSet<>();

    /** Names that begin a statement which chat templates do not need, with their places. */
    final Set<Statement> statements = new LinkedHashSet<>();

    /** Names that are given values, with their places: even assigning to some names is telling. */
    final List<Statement> targets = new ArrayList<>();

    /** A word and where it stands. */
    record Statement(String name, int offset) {}

    void assign(String variable, Node value) {
        variables.computeIfAbsent(variable, name -> new ArrayList<>()).add(value);
    }

    void assignAttribute(String attribute, Node value) {
        attributes.computeIfAbsent(attribute, name -> new ArrayList<>()).add(value);
    }

    void parameters(String callable, List<String> names) {
        callables.computeIfAbsent(callable, name -> new ArrayList<>()).add(names);
    }
}
