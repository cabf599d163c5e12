package io.jenkins.plugins.modelgate.engine.scan.template;

import io.jenkins.plugins.modelgate.engine.scan.template.Judge.Findings;
import io.jenkins.plugins.modelgate.engine.scan.template.Node.Kind;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What makes a runtime work or store beyond all measure: huge constants, loops in loops, values that double. */
final class Enormous {
    /** Jinja's own sandbox refuses ranges of more than 100,000 elements. */
    private static final double MOST = 1_000_000;

    private static final int MOST_EXPONENT = 100;

    /** Rounds of all loops over constant ranges, were each inside the other. */
    private static final double MOST_ROUNDS = 1e8;

    /** Filters that write as many spaces as they are told. */
    private static final Set<String> FILLING = Set.of("center", "indent", "tojson", "batch", "slice", "wordwrap");

    /** Methods of strings that do. */
    private static final Set<String> FILLING_METHODS = Set.of("center", "ljust", "rjust", "zfill", "expandtabs");

    /** A width or precision in a format, of either kind. */
    private static final Pattern WIDTH = Pattern.compile("%[^%a-zA-Z]*[0-9]{7}|\\{[^{}]*:[^{}]*[0-9]{7}");

    /** How many variables and operations a number is followed through. */
    private static final int FOLLOWED = 16;

    private final Program program;
    private final Findings findings;

    Enormous(Program program, Findings findings) {
        this.program = program;
        this.findings = findings;
    }

    /** Judges the template as a whole and every node of it. */
    void judge() {
        double rounds = 1;
        for (Node node : program.nodes) {
            if (isEnormous(node)) {
                report(node, "a range, power, repetition or width of enormous size");
            }
            if (isRange(node) && !isHuge(node)) {
                double size =
                        node.children().stream().mapToDouble(this::size).max().orElse(0);
                boolean before = rounds > MOST_ROUNDS;
                rounds *= Math.max(1, size);
                if (!before && rounds > MOST_ROUNDS) {
                    report(node, "loops over this range and the ones before it take too many rounds");
                }
            }
        }
        program.variables.forEach((name, values) ->
                doubling(values, node -> node.is(Kind.NAME) && node.text().equals(name)));
        program.attributes.forEach((name, values) ->
                doubling(values, node -> node.is(Kind.ATTRIBUTE) && node.text().equals(name)));
    }

    private void report(Node node, String detail) {
        findings.report(TemplateRules.EXHAUSTION, node.offset(), detail);
    }

    private boolean isEnormous(Node node) {
        return switch (node.kind()) {
            case CALL -> isRange(node) && isHuge(node) || isFilling(node.child(0)) && isHuge(node);
            case FILTER -> FILLING.contains(node.text()) && isHuge(node);
            case ARITHMETIC -> isProduct(node);
            case STRING -> WIDTH.matcher(node.text()).find();
            default -> false;
        };
    }

    private static boolean isRange(Node node) {
        return node.is(Kind.CALL) && "range".equals(node.child(0).text());
    }

    private static boolean isFilling(Node callee) {
        return callee.is(Kind.ATTRIBUTE) && FILLING_METHODS.contains(callee.text());
    }

    /** Whether an argument is a huge number. */
    private boolean isHuge(Node node) {
        return node.children().stream().skip(1).anyMatch(argument -> size(argument) > MOST);
    }

    private boolean isProduct(Node node) {
        if (node.children().size() < 2) {
            return false;
        }
        Node right = node.child(1);
        if (node.text().equals("**")) {
            return size(right) > MOST_EXPONENT;
        }
        return node.text().equals("*") && repeats(node) && size(node) > MOST;
    }

    /** Whether a factor is, or may be, a text or a list. */
    private static boolean repeats(Node node) {
        return node.is(Kind.ARITHMETIC)
                ? node.children().stream().anyMatch(Enormous::repeats)
                : !Flow.isNumber(node) || !Flow.has(node, Flow.SCALAR);
    }

    /** A text that is put together from itself twice is as long as memory allows after some dozen rounds. */
    private void doubling(List<Node> values, Predicate<Node> itself) {
        for (Node value : values) {
            if (!Flow.isNumber(value) && times(value, itself) >= 2) {
                report(value, "a value is put together from itself more than once");
            }
        }
    }

    /** How often the value goes into the result; a subscript, a slice or a test takes a part or none of it. */
    private int times(Node node, Predicate<Node> itself) {
        if (itself.test(node)) {
            return 1;
        }
        return switch (node.kind()) {
            case CONCATENATION, LIST, FILTER, KEYWORD, UNPACKED -> sum(node, itself);
            case ARITHMETIC -> arithmetic(node, itself);
            case CALL ->
                sum(node, itself)
                        + (node.child(0).is(Kind.ATTRIBUTE)
                                ? times(node.child(0).child(0), itself)
                                : 0);
            case CHOICE ->
                node.children().stream()
                        .mapToInt(child -> times(child, itself))
                        .max()
                        .orElse(0);
            default -> 0;
        };
    }

    private int arithmetic(Node node, Predicate<Node> itself) {
        int all = sum(node, itself);
        boolean repeats = node.text().equals("*") && node.children().stream().anyMatch(child -> size(child) >= 2);
        return repeats ? 2 * all : node.text().equals("+") || node.text().equals("*") ? all : 0;
    }

    private int sum(Node node, Predicate<Node> itself) {
        return node.children().stream().mapToInt(child -> times(child, itself)).sum();
    }

    /** The largest number that constants alone make of it, counting a text or list as one; 0 if there are none. */
    private double size(Node node) {
        return size(node, FOLLOWED);
    }

    private double size(Node node, int steps) {
        if (steps == 0) {
            return 0;
        }
        return switch (node.kind()) {
            case NUMBER -> number(node.text());
            case KEYWORD -> size(node.child(0), steps - 1);
            case NAME ->
                program.variables.getOrDefault(node.text(), List.of()).stream()
                        .limit(FOLLOWED)
                        .mapToDouble(value -> size(value, steps / 2))
                        .max()
                        .orElse(0);
            case ARITHMETIC -> result(node, steps - 1);
            default -> 0;
        };
    }

    private double result(Node node, int steps) {
        double left = size(node.child(0), steps);
        double right = node.children().size() < 2 ? 0 : size(node.child(1), steps);
        return switch (node.text()) {
            case "*" -> Math.max(1, left) * Math.max(1, right);
            case "**" -> Math.pow(left, right);
            case "+" -> left + right;
            default -> left;
        };
    }

    private static double number(String text) {
        String digits = text.replace("_", "");
        if (digits.length() > 1 && digits.charAt(0) == '0' && Character.isLetter(digits.charAt(1))) {
            return digits.length() > 8 ? Double.MAX_VALUE : 0;
        }
        return Double.parseDouble(digits);
    }
}
