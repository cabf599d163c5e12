package io.jenkins.plugins.modelgate.engine.scan.template;

import io.jenkins.plugins.modelgate.engine.scan.template.Token.Type;
import java.util.List;

/** The parser's place in the tokens. */
final class Tokens {
    private final List<Token> tokens;
    private int next;

    /** @param tokens the last of which is {@link Type#END} */
    Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token current() {
        return tokens.get(next);
    }

    /** The token behind the current one. */
    Token ahead() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    /** The current token, which is left behind. */
    Token take() {
        Token token = current();
        if (!token.is(Type.END)) {
            next++;
        }
        return token;
    }

    boolean skipName(String name) {
        boolean found = current().isName(name);
        next += found ? 1 : 0;
        return found;
    }

    boolean skipOperator(String operator) {
        boolean found = current().isOperator(operator);
        next += found ? 1 : 0;
        return found;
    }

    Token expect(Type type) throws SyntaxException {
        if (!current().is(type)) {
            throw unexpected();
        }
        return take();
    }

    void expectOperator(String operator) throws SyntaxException {
        if (!skipOperator(operator)) {
            throw unexpected();
        }
    }

    void expectName(String name) throws SyntaxException {
        if (!skipName(name)) {
            throw unexpected();
        }
    }

    SyntaxException unexpected() {
        return SyntaxException.at(current().offset(), "unexpected " + current().describe());
    }
}
