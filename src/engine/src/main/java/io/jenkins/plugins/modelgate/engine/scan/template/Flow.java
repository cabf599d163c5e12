package io.jenkins.plugins.modelgate.engine.scan.template;

import io.jenkins.plugins.modelgate.engine.scan.template.Node.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out what values may be: plain data, a string that the template puts together, one that is the name of something
 * internal, a macro. Names are taken as one variable each wherever they stand, and every assignment counts whether it
 * is reached or not, so the answer errs on the side of "may be".
 */
final class Flow {
    /** Data that is no number. */
    static final int DATA = 1;
    /** A string put together from pieces. Cutting needs no watching: what is cut out has stood in one literal. */
    static final int BUILT = 2;
    /** A string of the template with a leading or a double underscore. */
    static final int UNDERSCORE = 4;
    /** A macro of the template. */
    static final int MACRO = 8;
    /** A string that stands in the template. */
    static final int LITERAL = 16;
    /** Something that is no list or dictionary written in the template. */
    static final int SCALAR = 32;

    /** Rounds until nothing changes; a template that needs more is taken for the worst. */
    private static final int ROUNDS = 64;

    private final Program program;
    private final Map<String, Integer> variables = new HashMap<>();
    private final Map<String, Integer> attributes = new HashMap<>();
    private final Map<String, Integer> arguments = new HashMap<>();
    private int anyAttribute;
    private int anyArgument;
    private int everyArgument;
    private boolean changed;

    Flow(Program program) {
        this.program = program;
    }

    /** Sets {@link Node#flags} of every node. */
    void run() {
        program.attributes.keySet().forEach(name -> attributes.put(name, 0));
        for (Node node : program.nodes) {
            if (node.is(Kind.CALL)
                    && node.child(0).is(Kind.NAME)
                    && node.child(0).text().equals("namespace")) {
                node.children().stream()
                        .filter(child -> child.is(Kind.KEYWORD))
                        .forEach(child -> attributes.put(child.text(), 0));
            }
        }
        changed = true;
        for (int round = 0; changed && round < ROUNDS; round++) {
            changed = false;
            for (Node node : program.nodes) {
                node.flags |= flags(node);
                if (node.is(Kind.CALL)) {
                    call(node);
                }
            }
            program.variables.forEach((name, values) -> add(variables, name, union(values)));
            program.attributes.forEach((name, values) -> addAttribute(name, union(values)));
            program.callables.forEach((callable, signatures) -> signatures.forEach(names -> receive(callable, names)));
        }
        if (changed) {
            program.nodes.forEach(node -> node.flags |= DATA | BUILT | SCALAR);
        }
    }

    /** Whether it is a number for certain. */
    static boolean isNumber(Node node) {
        return (node.flags & ~SCALAR) == 0;
    }

    static boolean has(Node node, int bits) {
        return (node.flags & bits) != 0;
    }

    private int flags(Node node) {
        return switch (node.kind()) {
            case NAME -> name(node.text());
            case STRING -> string(node.text());
            case NUMBER, CONSTANT, TRUTH, TEST, SLICE -> SCALAR;
            case ATTRIBUTE -> attribute(node);
            case SUBSCRIPT -> subscript(node);
            case CALL -> result(node);
            case FILTER -> filter(node);
            case LIST, DICTIONARY -> union(node.children()) & ~SCALAR;
            case ARITHMETIC -> arithmetic(node);
            case CONCATENATION -> union(node.children()) | BUILT | DATA | SCALAR;
            case KEYWORD, UNPACKED, CHOICE -> union(node.children());
        };
    }

    private int name(String name) {
        int flags = variables.getOrDefault(name, 0);
        if (program.macros.contains(name)) {
            return flags | MACRO;
        }
        if (name.equals("varargs") || name.equals("kwargs")) {
            return (flags | everyArgument | DATA) & ~SCALAR;
        }
        return program.variables.containsKey(name) ? flags : flags | DATA | SCALAR;
    }

    private static int string(String text) {
        return DATA | LITERAL | SCALAR | (text.startsWith("_") || text.contains("__") ? UNDERSCORE : 0);
    }

    private int attribute(Node node) {
        Node object = node.child(0);
        if (object.is(Kind.NAME) && object.text().equals("loop") && Vocabulary.LOOP_NUMBERS.contains(node.text())) {
            return SCALAR;
        }
        Integer known = attributes.get(node.text());
        return object.flags | SCALAR | (known == null ? DATA : known);
    }

    private int subscript(Node node) {
        Node object = node.child(0);
        Node key = node.child(1);
        if (key.is(Kind.STRING)) {
            Integer known = attributes.get(key.text());
            return object.flags | SCALAR | (known == null ? DATA : known);
        }
        if (key.is(Kind.SLICE)) {
            return object.flags;
        }
        return object.flags | SCALAR | (isNumber(key) ? 0 : anyAttribute);
    }

    private int result(Node node) {
        Node callee = node.child(0);
        int all = union(node.children());
        if (callee.is(Kind.NAME)) {
            return switch (callee.text()) {
                case "range" -> SCALAR;
                case "namespace" ->
                    union(node.children().stream()
                                    .skip(1)
                                    .filter(child -> !child.is(Kind.KEYWORD))
                                    .toList())
                            | SCALAR;
                case "dict" -> (all | DATA) & ~SCALAR;
                default ->
                    has(callee, MACRO) || callee.text().equals("caller") ? DATA | BUILT | SCALAR : all | DATA | SCALAR;
            };
        }
        return callee.is(Kind.ATTRIBUTE) ? method(node, callee) : all | DATA | SCALAR;
    }

    private int method(Node node, Node callee) {
        int receiver = callee.child(0).flags;
        int all = receiver | union(node.children().subList(1, node.children().size()));
        if (Vocabulary.NUMERIC_METHODS.contains(callee.text())) {
            return SCALAR;
        }
        if (Vocabulary.CONTAINER_METHODS.contains(callee.text())) {
            return all | SCALAR | (receiver == 0 ? DATA : 0);
        }
        boolean builds = Vocabulary.BUILDING_METHODS.contains(callee.text());
        return all | DATA | SCALAR | (builds ? BUILT : 0);
    }

    private int filter(Node node) {
        if (Vocabulary.NUMERIC_FILTERS.contains(node.text())) {
            return SCALAR;
        }
        int all = union(node.children());
        boolean decodes = node.text().startsWith("from") || node.text().equals("map");
        boolean builds = Vocabulary.BUILDING_FILTERS.contains(node.text()) || decodes && (all & LITERAL) != 0;
        return all | (builds ? BUILT : 0) | (node.text().equals("string") ? DATA | SCALAR : 0);
    }

    private int arithmetic(Node node) {
        Node left = node.child(0);
        Node right = node.children().size() > 1 ? node.child(1) : left;
        int all = left.flags | right.flags;
        boolean text = (all & (LITERAL | BUILT)) != 0;
        return switch (node.text()) {
            case "+" -> {
                if (isNumber(left) && left.flags != 0 || isNumber(right) && right.flags != 0) {
                    yield SCALAR;
                }
                boolean lists = !has(left, SCALAR) || !has(right, SCALAR);
                yield lists ? all & ~SCALAR : all | (text ? BUILT : 0);
            }
            case "*" -> isNumber(left) && isNumber(right) ? SCALAR : all | SCALAR | (text ? BUILT : 0);
            case "%" -> isNumber(left) ? SCALAR : all | SCALAR | (has(left, LITERAL | BUILT) ? BUILT : 0);
            default -> SCALAR;
        };
    }

    /** Arguments become values of parameters, of a namespace's attributes, or of what a list is kept in. */
    private void call(Node node) {
        Node callee = node.child(0);
        List<Node> given = node.children().subList(1, node.children().size());
        int all = union(given);
        if (callee.is(Kind.NAME) && program.callables.containsKey(callee.text())) {
            pass(callee.text(), given);
        } else if (callee.is(Kind.NAME) && callee.text().equals("namespace")) {
            given.stream()
                    .filter(argument -> argument.is(Kind.KEYWORD))
                    .forEach(argument -> addAttribute(argument.text(), argument.flags));
        } else if (has(callee, MACRO)) {
            changed |= (anyArgument | all) != anyArgument;
            anyArgument |= all;
            everyArgument |= all;
        } else if (callee.is(Kind.ATTRIBUTE) && Vocabulary.FILLING_METHODS.contains(callee.text())) {
            fill(callee.child(0), all & ~SCALAR);
        }
    }

    /** By place, by name, and where neither is known to every parameter. */
    private void pass(String callable, List<Node> given) {
        for (int i = 0; i < given.size(); i++) {
            Node argument = given.get(i);
            everyArgument |= argument.flags;
            boolean anywhere = argument.is(Kind.UNPACKED) || callable.equals("loop");
            String place = anywhere ? "*" : argument.is(Kind.KEYWORD) ? argument.text() : "" + i;
            add(arguments, callable + ' ' + place, argument.flags);
        }
    }

    private void receive(String callable, List<String> names) {
        int any = anyArgument | arguments.getOrDefault(callable + " *", 0) | DATA | SCALAR;
        for (int i = 0; i < names.size(); i++) {
            int byPlace = arguments.getOrDefault(callable + ' ' + i, 0);
            int byName = arguments.getOrDefault(callable + ' ' + names.get(i), 0);
            add(variables, names.get(i), any | byPlace | byName);
        }
    }

    private void fill(Node container, int flags) {
        Node node = container;
        while (node.is(Kind.ATTRIBUTE) || node.is(Kind.SUBSCRIPT)) {
            if (node.is(Kind.ATTRIBUTE)) {
                addAttribute(node.text(), flags);
            }
            node = node.child(0);
        }
        if (node.is(Kind.NAME)) {
            add(variables, node.text(), flags);
        }
    }

    private void addAttribute(String name, int flags) {
        add(attributes, name, flags);
        anyAttribute |= flags;
    }

    private void add(Map<String, Integer> map, String name, int flags) {
        Integer before = map.get(name);
        int after = before == null ? flags : before | flags;
        if (before == null || before != after) {
            map.put(name, after);
            changed = true;
        }
    }

    private static int union(List<Node> nodes) {
        int flags = 0;
        for (Node node : nodes) {
            flags |= node.flags;
        }
        return flags;
    }
}
