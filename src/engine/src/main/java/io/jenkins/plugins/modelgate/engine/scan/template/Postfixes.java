package io.jenkins.plugins.modelgate.engine.scan.template;

import io.jenkins.plugins.modelgate.engine.scan.template.Node.Kind;
import io.jenkins.plugins.modelgate.engine.scan.template.Token.Type;
import java.util.ArrayList;
import java.util.List;

/** Parses what may stand behind a value: attributes, subscripts, calls, filters, tests. */
final class Postfixes {
    private final Tokens tokens;
    private final Expressions expressions;

    Postfixes(Tokens tokens, Expressions expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** Attributes, subscripts and calls. */
    Node chain(Node value) throws SyntaxException {
        Node node = value;
        while (true) {
            Token token = tokens.current();
            if (tokens.skipOperator(".")) {
                node = attribute(node);
            } else if (tokens.skipOperator("[")) {
                node = subscript(node, token.offset());
            } else if (token.isOperator("(")) {
                node = call(node);
            } else {
                return node;
            }
        }
    }

    /** Filters, tests and calls of what they give. */
    Node filters(Node value) throws SyntaxException {
        Node node = value;
        while (true) {
            Token token = tokens.current();
            if (tokens.skipOperator("|")) {
                node = filter(node);
            } else if (tokens.skipName("is")) {
                node = test(node);
            } else if (token.isOperator("(")) {
                node = call(node);
            } else {
                return node;
            }
        }
    }

    /** Filters of a block. */
    Node blockFilters(Node text, boolean nameFirst) throws SyntaxException {
        Node node = nameFirst ? filter(text) : text;
        while (tokens.skipOperator("|")) {
            node = filter(node);
        }
        return node;
    }

    private Node attribute(Node object) throws SyntaxException {
        Token token = tokens.take();
        if (token.is(Type.NAME)) {
            return expressions.make(Kind.ATTRIBUTE, token.text(), List.of(object), token.offset());
        }
        if (token.is(Type.INTEGER)) {
            Node index = expressions.make(Kind.NUMBER, token.text(), List.of(), token.offset());
            return expressions.make(Kind.SUBSCRIPT, null, List.of(object, index), token.offset());
        }
        throw SyntaxException.at(token.offset(), "unexpected " + token.describe() + " behind a dot");
    }

    private Node subscript(Node object, int offset) throws SyntaxException {
        expressions.enter();
        List<Node> keys = new ArrayList<>();
        while (!tokens.skipOperator("]")) {
            if (!keys.isEmpty()) {
                tokens.expectOperator(",");
            }
            keys.add(subscribed());
        }
        expressions.leave();
        Node key = keys.size() == 1 ? keys.get(0) : expressions.make(Kind.LIST, "tuple", keys, offset);
        return expressions.make(Kind.SUBSCRIPT, null, List.of(object, key), offset);
    }

    private Node subscribed() throws SyntaxException {
        int offset = tokens.current().offset();
        List<Node> parts = new ArrayList<>();
        if (!tokens.current().isOperator(":")) {
            Node key = expressions.expression();
            if (!tokens.current().isOperator(":")) {
                return key;
            }
            parts.add(key);
        }
        for (int colons = 0; colons < 2 && tokens.skipOperator(":"); colons++) {
            Token token = tokens.current();
            if (!token.isOperator(":") && !token.isOperator("]") && !token.isOperator(",")) {
                parts.add(expressions.expression());
            }
        }
        return expressions.make(Kind.SLICE, null, parts, offset);
    }

    private Node call(Node callee) throws SyntaxException {
        int offset = tokens.current().offset();
        List<Node> parts = new ArrayList<>(List.of(callee));
        parts.addAll(arguments());
        return expressions.make(Kind.CALL, null, parts, offset);
    }

    private List<Node> arguments() throws SyntaxException {
        expressions.enter();
        int offset = tokens.current().offset();
        tokens.expectOperator("(");
        List<Node> arguments = new ArrayList<>();
        int stage = 0;
        while (!tokens.skipOperator(")")) {
            if (!arguments.isEmpty()) {
                tokens.expectOperator(",");
                if (tokens.skipOperator(")")) {
                    break;
                }
            }
            int next = argument(arguments);
            // positional, then by name, then *, then **; only names may come behind *
            boolean good = next == 0 && stage == 0
                    || next == 1 && stage < 3
                    || next == 2 && stage < 2
                    || next == 3 && stage < 3;
            if (!good) {
                throw SyntaxException.at(offset, "arguments stand in an order that calls do not have");
            }
            stage = Math.max(stage, next);
        }
        expressions.leave();
        return arguments;
    }

    /** Adds one argument and tells its kind: 0 positional, 1 by name, 2 unpacked list, 3 unpacked dictionary. */
    private int argument(List<Node> arguments) throws SyntaxException {
        Token token = tokens.current();
        if (tokens.skipOperator("*") || tokens.skipOperator("**")) {
            Node value = expressions.expression();
            arguments.add(expressions.make(Kind.UNPACKED, null, List.of(value), token.offset()));
            return token.text().length() + 1;
        }
        if (token.is(Type.NAME) && tokens.ahead().isOperator("=")) {
            tokens.take();
            tokens.take();
            Node value = expressions.expression();
            arguments.add(expressions.make(Kind.KEYWORD, token.text(), List.of(value), token.offset()));
            return 1;
        }
        arguments.add(expressions.expression());
        return 0;
    }

    private Node filter(Node value) throws SyntaxException {
        int offset = tokens.current().offset();
        String name = dottedName();
        List<Node> parts = new ArrayList<>(List.of(value));
        if (tokens.current().isOperator("(")) {
            parts.addAll(arguments());
        }
        return expressions.make(Kind.FILTER, name, parts, offset);
    }

    private String dottedName() throws SyntaxException {
        StringBuilder name = new StringBuilder(tokens.expect(Type.NAME).text());
        while (tokens.skipOperator(".")) {
            name.append('.').append(tokens.expect(Type.NAME).text());
        }
        return name.toString();
    }

    private Node test(Node value) throws SyntaxException {
        tokens.skipName("not");
        int offset = tokens.current().offset();
        String name = dottedName();
        List<Node> parts = new ArrayList<>(List.of(value));
        Token token = tokens.current();
        if (token.isOperator("(")) {
            parts.addAll(arguments());
        } else if (beginsArgument(token)) {
            if (token.isName("is")) {
                throw SyntaxException.at(token.offset(), "tests cannot be chained with is");
            }
            parts.add(chain(expressions.primary()));
        }
        return expressions.make(Kind.TEST, name, parts, offset);
    }

    private static boolean beginsArgument(Token token) {
        return switch (token.type()) {
            case NAME -> !token.isName("else") && !token.isName("or") && !token.isName("and");
            case STRING, INTEGER, FLOAT -> true;
            default -> token.isOperator("[") || token.isOperator("{");
        };
    }
}
