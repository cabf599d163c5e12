package io.jenkins.plugins.modelgate.engine.scan.template;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.scan.template.Node.Kind;
import io.jenkins.plugins.modelgate.engine.scan.template.Program.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Goes through a template's expressions and says what chat templates have no need for. */
final class Judge {
    /** Filters whose first argument is the path of an attribute or the name of a filter or test. */
    private static final Set<String> NAMED_FIRST =
            Set.of("map", "selectattr", "rejectattr", "select", "reject", "groupby");

    private final Program program;
    private final Findings findings;
    private final Set<String> given = new HashSet<>();
    private final Set<String> parameters = new HashSet<>();

    /** Where findings go. */
    @FunctionalInterface
    interface Findings {
        void report(Rule rule, int offset, String detail);
    }

    Judge(Program program, Findings findings) {
        this.program = program;
        this.findings = findings;
    }

    void run() {
        program.targets.forEach(target -> given.add(target.name()));
        program.callables.values().forEach(all -> all.forEach(parameters::addAll));
        new Flow(program).run();
        program.statements.forEach(this::statement);
        program.targets.forEach(this::target);
        program.nodes.forEach(this::node);
        new Enormous(program, findings).judge();
    }

    private void statement(Statement statement) {
        findings.report(TemplateRules.UNSAFE_STATEMENT, statement.offset(), "the statement " + statement.name());
    }

    private void target(Statement target) {
        if (target.name().contains("__")) {
            findings.report(
                    TemplateRules.UNSAFE_ATTRIBUTE,
                    target.offset(),
                    "a value is given to " + SafeText.quote(target.name()));
        }
    }

    private void node(Node node) {
        switch (node.kind()) {
            case NAME -> name(node);
            case STRING -> string(node);
            case ATTRIBUTE -> attribute(node.text(), node.offset());
            case SUBSCRIPT -> subscript(node);
            case CALL -> call(node);
            case KEYWORD -> keyword(node);
            case FILTER -> filter(node);
            case TEST -> test(node);
            default -> {
                // these only combine their parts
            }
        }
    }

    private void name(Node node) {
        String name = node.text();
        if (name.startsWith("__")
                || name.contains("__") && Vocabulary.DUNDER.matcher(name).find()) {
            findings.report(TemplateRules.UNSAFE_ATTRIBUTE, node.offset(), "the name " + SafeText.quote(name));
        } else if (isFree(name)
                && (Vocabulary.INTERNAL_NAMES.contains(name) || Vocabulary.DANGEROUS_NAMES.contains(name))) {
            findings.report(TemplateRules.UNSAFE_NAME, node.offset(), "the name " + SafeText.quote(name));
        }
    }

    /** Whether the template itself gives the name no value. */
    private boolean isFree(String name) {
        return !given.contains(name) && !program.macros.contains(name);
    }

    private void string(Node node) {
        if (Vocabulary.DUNDER.matcher(node.text().strip()).matches()) {
            findings.report(TemplateRules.UNSAFE_TEXT, node.offset(), "the string " + SafeText.quote(node.text()));
        }
    }

    private void attribute(String name, int offset) {
        if (Vocabulary.isInternal(name)) {
            findings.report(TemplateRules.UNSAFE_ATTRIBUTE, offset, "the attribute " + SafeText.quote(name));
        }
    }

    private void keyword(Node node) {
        if (node.text().contains("__")) {
            findings.report(
                    TemplateRules.UNSAFE_ATTRIBUTE,
                    node.offset(),
                    "the argument " + SafeText.quote(node.text()) + ", whose name is a string to whoever is called");
        }
    }

    private void subscript(Node node) {
        Node key = node.child(1);
        if (key.is(Kind.STRING)) {
            constantKey(key, node.child(0));
        } else if (!key.is(Kind.SLICE)) {
            lookup(key, "a subscript");
            if (Flow.has(key, Flow.DATA) && isInternalObject(node.child(0))) {
                findings.report(
                        TemplateRules.COMPUTED_NAME,
                        key.offset(),
                        "a computed subscript of something that is no message");
            }
        }
    }

    /** A key that is no key of the object is taken for an attribute, so on anything but messages it is one. */
    private void constantKey(Node key, Node object) {
        String name = key.text();
        boolean plain = name.startsWith("_") && !name.contains("__");
        if (plain && !isInternalObject(object) && !Flow.has(object, Flow.MACRO)) {
            findings.report(TemplateRules.PRIVATE_NAME, key.offset(), "the key " + SafeText.quote(name));
        } else {
            attribute(name, key.offset());
        }
    }

    /** A name that is only known when the template runs. */
    private void lookup(Node key, String what) {
        if (Flow.has(key, Flow.UNDERSCORE)) {
            findings.report(
                    TemplateRules.UNSAFE_ATTRIBUTE, key.offset(), what + " may be a name with leading underscores");
        } else if (Flow.has(key, Flow.BUILT)) {
            findings.report(TemplateRules.COMPUTED_NAME, key.offset(), what + " is put together from pieces");
        }
    }

    private boolean isInternalObject(Node object) {
        return switch (object.kind()) {
            case STRING, NUMBER, CONSTANT, TRUTH, TEST -> true;
            case NAME ->
                isFree(object.text())
                                && (Vocabulary.FUNCTIONS.contains(object.text())
                                        || Vocabulary.INTERNAL_NAMES.contains(object.text()))
                        || program.macros.contains(object.text());
            default -> false;
        };
    }

    private void call(Node node) {
        Node callee = node.child(0);
        switch (callee.kind()) {
            case NAME -> function(callee);
            case ATTRIBUTE -> method(callee.text(), callee.child(0), callee.offset());
            case SUBSCRIPT -> {
                Node key = callee.child(1);
                if (key.is(Kind.STRING)) {
                    method(key.text(), callee.child(0), key.offset());
                } else {
                    unnamed(callee);
                }
            }
            default -> unnamed(callee);
        }
    }

    private void function(Node callee) {
        String name = callee.text();
        if (program.variables.containsKey(name) || parameters.contains(name)) {
            unnamed(callee);
        } else if (!program.macros.contains(name)
                && !Vocabulary.FUNCTIONS.contains(name)
                && !Vocabulary.INTERNAL_NAMES.contains(name)
                && !Vocabulary.DANGEROUS_NAMES.contains(name)) {
            findings.report(TemplateRules.UNKNOWN_FEATURE, callee.offset(), "the function " + SafeText.quote(name));
        }
    }

    private void method(String name, Node receiver, int offset) {
        if (Vocabulary.isInternal(name)) {
            return;
        }
        if (!Vocabulary.METHODS.contains(name) && !isCycle(name, receiver)) {
            findings.report(TemplateRules.UNKNOWN_METHOD, offset, "the method " + SafeText.quote(name));
        }
        if (name.equals("format") && !isPlainFormat(receiver)) {
            findings.report(
                    TemplateRules.FORMAT_STRING, offset, "format is called on something else than a plain string");
        }
    }

    private static boolean isCycle(String name, Node receiver) {
        return receiver.is(Kind.NAME)
                && receiver.text().equals("loop")
                && List.of("cycle", "changed").contains(name);
    }

    private static boolean isPlainFormat(Node receiver) {
        return receiver.is(Kind.STRING) && FormatString.isPlain(receiver.text());
    }

    /** Calls of values are fine if the value cannot be anything but a macro of this template. */
    private void unnamed(Node callee) {
        if ((callee.flags & ~Flow.SCALAR) != Flow.MACRO) {
            findings.report(TemplateRules.COMPUTED_CALL, callee.offset(), "what is called is only known at run time");
        }
    }

    private void filter(Node node) {
        String name = node.text();
        if (name.equals("attr")) {
            findings.report(TemplateRules.UNSAFE_FILTER, node.offset(), "the filter attr");
        } else if (!Vocabulary.FILTERS.contains(name)) {
            findings.report(TemplateRules.UNKNOWN_FEATURE, node.offset(), "the filter " + SafeText.quote(name));
        }
        if (Vocabulary.ATTRIBUTE_FILTERS.contains(name)) {
            for (int i = 1; i < node.children().size(); i++) {
                attributeArgument(name, node.child(i), i == 1 && NAMED_FIRST.contains(name));
            }
        }
    }

    /** Arguments of map, selectattr and the like may be paths of attributes, or names of filters and tests. */
    private void attributeArgument(String filter, Node argument, boolean first) {
        boolean keyword = argument.is(Kind.KEYWORD);
        if (keyword && !argument.text().equals("attribute")
                || !keyword && filter.equals("join") && !argument.is(Kind.UNPACKED)) {
            return;
        }
        Node value = keyword ? argument.child(0) : argument;
        if (value.is(Kind.STRING)) {
            attributePath(filter, value);
        } else if ((keyword || first || argument.is(Kind.UNPACKED)) && Flow.has(value, Flow.DATA)) {
            findings.report(
                    TemplateRules.COMPUTED_NAME, value.offset(), filter + " over an attribute known only at run time");
        } else {
            lookup(value, "an argument of " + filter);
        }
    }

    private void attributePath(String filter, Node value) {
        if (value.text().equals("attr")) {
            findings.report(TemplateRules.UNSAFE_FILTER, value.offset(), filter + " with the filter attr");
        }
        for (String part : value.text().split("\\.")) {
            if (Vocabulary.isInternal(part)) {
                findings.report(
                        TemplateRules.UNSAFE_ATTRIBUTE,
                        value.offset(),
                        filter + " over the attribute " + SafeText.quote(value.text()));
            }
        }
    }

    private void test(Node node) {
        if (!Vocabulary.TESTS.contains(node.text())) {
            findings.report(TemplateRules.UNKNOWN_FEATURE, node.offset(), "the test " + SafeText.quote(node.text()));
        }
    }
}
