package io.jenkins.plugins.modelgate.engine.scan.template;

import io.jenkins.plugins.modelgate.engine.scan.template.Node.Kind;
import io.jenkins.plugins.modelgate.engine.scan.template.Program.Statement;
import io.jenkins.plugins.modelgate.engine.scan.template.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Parses what values are given to: variables, attributes of namespaces, parameters. */
final class Targets {
    private static final Set<String> CONSTANTS = Set.of("true", "false", "True", "False", "none", "None");

    private final Tokens tokens;
    private final Program program;
    private final Expressions expressions;

    Targets(Tokens tokens, Program program, Expressions expressions) {
        this.tokens = tokens;
        this.program = program;
        this.expressions = expressions;
    }

    /** What a {@code set} gives a value to. */
    static final class Assigned {
        private final List<String> variables = new ArrayList<>();
        private final List<String> attributes = new ArrayList<>();
        private boolean unpacks;

        List<String> variables() {
            return variables;
        }

        /** @param element makes the node of an element of the value */
        void to(Program program, Node value, UnaryOperator<Node> element) {
            Node each = unpacks ? element.apply(value) : value;
            variables.forEach(name -> program.assign(name, each));
            attributes.forEach(name -> program.assignAttribute(name, each));
        }
    }

    /** One name. */
    String name() throws SyntaxException {
        Token token = tokens.expect(Type.NAME);
        if (CONSTANTS.contains(token.text())) {
            throw SyntaxException.at(token.offset(), token.text() + " cannot be given a value");
        }
        program.targets.add(new Statement(token.text(), token.offset()));
        return token.text();
    }

    /** Targets of {@code set}: names, {@code namespace.attribute}, tuples of these. */
    Assigned assigned() throws SyntaxException {
        Assigned assigned = new Assigned();
        list(true, assigned);
        return assigned;
    }

    /** Targets of {@code for} and {@code with}: a name or a tuple of names. */
    Assigned target() throws SyntaxException {
        Assigned assigned = new Assigned();
        list(false, assigned);
        return assigned;
    }

    private void list(boolean namespaces, Assigned assigned) throws SyntaxException {
        boolean some = false;
        while (!expressions.endsTuple()) {
            one(namespaces, assigned);
            some = true;
            if (!tokens.skipOperator(",")) {
                break;
            }
            assigned.unpacks = true;
        }
        if (!some) {
            throw tokens.unexpected();
        }
    }

    private void one(boolean namespaces, Assigned assigned) throws SyntaxException {
        if (namespaces && tokens.current().is(Type.NAME) && tokens.ahead().isOperator(".")) {
            name();
            tokens.expectOperator(".");
            Token attribute = tokens.expect(Type.NAME);
            program.targets.add(new Statement(attribute.text(), attribute.offset()));
            assigned.attributes.add(attribute.text());
            return;
        }
        Node node = expressions.primary();
        if (!node.is(Kind.NAME) && !(node.is(Kind.LIST) && "tuple".equals(node.text()))) {
            throw SyntaxException.at(node.offset(), "what stands here cannot be given a value");
        }
        collect(node, assigned);
    }

    /** Names of a parenthesised tuple; its depth is bounded by the parser's. */
    private void collect(Node node, Assigned assigned) throws SyntaxException {
        if (node.is(Kind.NAME)) {
            program.targets.add(new Statement(node.text(), node.offset()));
            assigned.variables.add(node.text());
        } else if (node.is(Kind.LIST) && "tuple".equals(node.text())) {
            assigned.unpacks = true;
            for (Node child : node.children()) {
                collect(child, assigned);
            }
        } else {
            throw SyntaxException.at(node.offset(), "what stands here cannot be given a value");
        }
    }

    /** Parameters of a macro or a call block, with their default values. */
    List<String> signature() throws SyntaxException {
        List<String> names = new ArrayList<>();
        boolean defaults = false;
        tokens.expectOperator("(");
        while (!tokens.skipOperator(")")) {
            if (!names.isEmpty()) {
                tokens.expectOperator(",");
            }
            String name = name();
            names.add(name);
            if (tokens.skipOperator("=")) {
                program.assign(name, expressions.expression());
                defaults = true;
            } else if (defaults) {
                throw tokens.unexpected();
            }
        }
        return names;
    }
}
