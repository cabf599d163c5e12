package io.jenkins.plugins.modelgate.engine.scan.template;

import io.jenkins.plugins.modelgate.engine.scan.Limits;
import io.jenkins.plugins.modelgate.engine.scan.template.Node.Kind;
import io.jenkins.plugins.modelgate.engine.scan.template.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses expressions by Jinja's grammar: or, and, not, comparison, sums, ~, products, **, signs, primaries. */
final class Expressions {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> CONSTANTS = Set.of("true", "false", "True", "False", "none", "None");

    private final Tokens tokens;
    private final List<Node> made;
    private final Postfixes postfixes;
    private int depth;

    /** @param made where every node goes, children first */
    Expressions(Tokens tokens, List<Node> made) {
        this.tokens = tokens;
        this.made = made;
        this.postfixes = new Postfixes(tokens, this);
    }

    Node make(Kind kind, String text, List<Node> children, int offset) {
        Node node = new Node(kind, text, children, offset);
        made.add(node);
        return node;
    }

    /** Counts nesting that the parser follows by recursion; {@link #leave} takes it back. */
    void enter() throws SyntaxException {
        if (++depth > Limits.NESTING) {
            throw SyntaxException.limit(
                    tokens.current().offset(), "expressions are nested more than " + Limits.NESTING + " levels deep");
        }
    }

    void leave() {
        depth--;
    }

    /** An expression with {@code x if y else z}. */
    Node expression() throws SyntaxException {
        enter();
        Node value = or();
        while (tokens.current().isName("if")) {
            int offset = tokens.take().offset();
            List<Node> parts = new ArrayList<>(List.of(value, or()));
            if (tokens.skipName("else")) {
                parts.add(expression());
            }
            value = make(Kind.CHOICE, "if", parts, offset);
        }
        leave();
        return value;
    }

    /** An expression, or several with commas between them. */
    Node tuple(boolean conditional) throws SyntaxException {
        return tuple(conditional, false);
    }

    /** @param parentheses whether the caller has seen one, so that nothing at all is a tuple too */
    private Node tuple(boolean conditional, boolean parentheses) throws SyntaxException {
        int offset = tokens.current().offset();
        List<Node> items = new ArrayList<>();
        boolean comma = false;
        while (!endsTuple()) {
            items.add(conditional ? expression() : or());
            if (!tokens.skipOperator(",")) {
                break;
            }
            comma = true;
        }
        if (!comma && !items.isEmpty()) {
            return items.get(0);
        }
        if (!comma && !parentheses) {
            throw tokens.unexpected();
        }
        return make(Kind.LIST, "tuple", items, offset);
    }

    /** Whether a list of expressions without brackets ends here. */
    boolean endsTuple() {
        Token token = tokens.current();
        return token.is(Type.VARIABLE_END) || token.is(Type.BLOCK_END) || token.isOperator(")");
    }

    /** An expression without {@code if}. */
    Node or() throws SyntaxException {
        Node left = and();
        while (tokens.current().isName("or")) {
            int offset = tokens.take().offset();
            left = make(Kind.CHOICE, "or", List.of(left, and()), offset);
        }
        return left;
    }

    private Node and() throws SyntaxException {
        Node left = not();
        while (tokens.current().isName("and")) {
            int offset = tokens.take().offset();
            left = make(Kind.CHOICE, "and", List.of(left, not()), offset);
        }
        return left;
    }

    private Node not() throws SyntaxException {
        if (!tokens.current().isName("not")) {
            return comparison();
        }
        enter();
        int offset = tokens.take().offset();
        Node node = make(Kind.TRUTH, "not", List.of(not()), offset);
        leave();
        return node;
    }

    private Node comparison() throws SyntaxException {
        int offset = tokens.current().offset();
        List<Node> operands = new ArrayList<>(List.of(sum()));
        while (isComparison()) {
            operands.add(sum());
        }
        return operands.size() == 1 ? operands.get(0) : make(Kind.TRUTH, "compare", operands, offset);
    }

    private boolean isComparison() {
        Token token = tokens.current();
        if (token.is(Type.OPERATOR) && COMPARISONS.contains(token.text()) || token.isName("in")) {
            tokens.take();
            return true;
        }
        if (token.isName("not") && tokens.ahead().isName("in")) {
            tokens.take();
            tokens.take();
            return true;
        }
        return false;
    }

    private Node sum() throws SyntaxException {
        Node left = concatenation();
        while (isOperator("+", "-")) {
            Token operator = tokens.take();
            left = arithmetic(operator, left, concatenation());
        }
        return left;
    }

    private Node concatenation() throws SyntaxException {
        int offset = tokens.current().offset();
        List<Node> parts = new ArrayList<>(List.of(product()));
        while (tokens.skipOperator("~")) {
            parts.add(product());
        }
        return parts.size() == 1 ? parts.get(0) : make(Kind.CONCATENATION, "~", parts, offset);
    }

    private Node product() throws SyntaxException {
        Node left = power();
        while (isOperator("*", "/", "//", "%")) {
            Token operator = tokens.take();
            left = arithmetic(operator, left, power());
        }
        return left;
    }

    private Node power() throws SyntaxException {
        Node left = unary(true);
        while (isOperator("**")) {
            Token operator = tokens.take();
            left = arithmetic(operator, left, unary(true));
        }
        return left;
    }

    private Node arithmetic(Token operator, Node left, Node right) {
        return make(Kind.ARITHMETIC, operator.text(), List.of(left, right), operator.offset());
    }

    private boolean isOperator(String... operators) {
        return tokens.current().is(Type.OPERATOR)
                && List.of(operators).contains(tokens.current().text());
    }

    private Node unary(boolean withFilters) throws SyntaxException {
        Node node;
        if (isOperator("-", "+")) {
            enter();
            int offset = tokens.take().offset();
            node = make(Kind.ARITHMETIC, "sign", List.of(unary(false)), offset);
            leave();
        } else {
            node = primary();
        }
        node = postfixes.chain(node);
        return withFilters ? postfixes.filters(node) : node;
    }

    /** A name, a literal, or something in brackets. */
    Node primary() throws SyntaxException {
        Token token = tokens.current();
        switch (token.type()) {
            case NAME -> {
                tokens.take();
                boolean constant = CONSTANTS.contains(token.text());
                return make(constant ? Kind.CONSTANT : Kind.NAME, token.text(), List.of(), token.offset());
            }
            case STRING -> {
                return string();
            }
            case INTEGER, FLOAT -> {
                tokens.take();
                return make(Kind.NUMBER, token.text(), List.of(), token.offset());
            }
            default -> {
                return bracketed(token);
            }
        }
    }

    /** Strings that follow one another are one. */
    private Node string() {
        int offset = tokens.current().offset();
        StringBuilder value = new StringBuilder();
        while (tokens.current().is(Type.STRING)) {
            value.append(tokens.take().text());
        }
        return make(Kind.STRING, value.toString(), List.of(), offset);
    }

    private Node bracketed(Token open) throws SyntaxException {
        enter();
        Node node;
        if (tokens.skipOperator("(")) {
            node = tuple(true, true);
            tokens.expectOperator(")");
        } else if (tokens.skipOperator("[")) {
            node = make(Kind.LIST, "list", items("]", false), open.offset());
        } else if (tokens.skipOperator("{")) {
            node = make(Kind.DICTIONARY, null, items("}", true), open.offset());
        } else {
            throw tokens.unexpected();
        }
        leave();
        return node;
    }

    private List<Node> items(String close, boolean pairs) throws SyntaxException {
        List<Node> items = new ArrayList<>();
        while (!tokens.skipOperator(close)) {
            if (!items.isEmpty()) {
                tokens.expectOperator(",");
                if (tokens.skipOperator(close)) {
                    break;
                }
            }
            items.add(expression());
            if (pairs) {
                tokens.expectOperator(":");
                items.add(expression());
            }
        }
        return items;
    }

    /** A filter without a value in front of it, as blocks have; what it works on is text that was put together. */
    Node blockFilters(boolean nameFirst) throws SyntaxException {
        Node text =
                make(Kind.CONCATENATION, "block", List.of(), tokens.current().offset());
        return postfixes.blockFilters(text, nameFirst);
    }
}
