package io.jenkins.plugins.modelgate.engine.scan.template;

import io.jenkins.plugins.modelgate.engine.scan.Limits;
import io.jenkins.plugins.modelgate.engine.scan.template.Node.Kind;
import io.jenkins.plugins.modelgate.engine.scan.template.Program.Statement;
import io.jenkins.plugins.modelgate.engine.scan.template.Token.Type;
import java.util.List;
import java.util.Set;

/** Parses the statements of Jinja 3 with the extensions that model runtimes switch on: loop controls, do, generation. */
final class Statements {
    private final Tokens tokens;
    private final Program program;
    private final Expressions expressions;
    private final Targets targets;
    private int depth;

    Statements(Tokens tokens, Program program) {
        this.tokens = tokens;
        this.program = program;
        this.expressions = new Expressions(tokens, program.nodes);
        this.targets = new Targets(tokens, program, expressions);
    }

    /** Parses the template to its end. */
    void parse() throws SyntaxException {
        body(Set.of());
    }

    /** Up to a tag that begins with one of the words, which becomes the current token; without words, to the end. */
    private void body(Set<String> ends) throws SyntaxException {
        while (!tokens.current().is(Type.END)) {
            Token token = tokens.take();
            if (token.is(Type.VARIABLE_BEGIN)) {
                expressions.tuple(true);
                tokens.expect(Type.VARIABLE_END);
            } else if (token.is(Type.BLOCK_BEGIN)) {
                if (tokens.current().is(Type.NAME)
                        && ends.contains(tokens.current().text())) {
                    return;
                }
                statement();
                tokens.expect(Type.BLOCK_END);
            }
        }
        if (!ends.isEmpty()) {
            throw SyntaxException.at(
                    tokens.current().offset(), "the template ends where one of " + ends + " is missing");
        }
    }

    /** The rest of a tag, what follows it, and the word that ends that. */
    private String block(String... ends) throws SyntaxException {
        if (++depth > Limits.NESTING) {
            throw SyntaxException.limit(
                    tokens.current().offset(), "statements are nested more than " + Limits.NESTING + " levels deep");
        }
        tokens.skipOperator(":");
        tokens.expect(Type.BLOCK_END);
        body(Set.of(ends));
        depth--;
        return tokens.take().text();
    }

    private void statement() throws SyntaxException {
        Token tag = tokens.expect(Type.NAME);
        switch (tag.text()) {
            case "for" -> loop();
            case "if" -> condition();
            case "set" -> assignment();
            case "macro" -> macro();
            case "call" -> callBlock();
            case "filter" -> {
                expressions.blockFilters(true);
                block("endfilter");
            }
            case "with" -> with();
            case "autoescape" -> {
                expressions.expression();
                block("endautoescape");
            }
            case "print" -> print();
            case "do" -> expressions.tuple(true);
            case "generation" -> block("endgeneration");
            case "break", "continue" -> {
                // nothing behind them
            }
            case "block" -> namedBlock();
            default -> foreign(tag);
        }
    }

    /** Statements that reach for other templates or for the environment. */
    private void foreign(Token tag) throws SyntaxException {
        switch (tag.text()) {
            case "extends" -> expressions.expression();
            case "include" -> {
                expressions.expression();
                if (tokens.current().isName("ignore") && tokens.ahead().isName("missing")) {
                    tokens.take();
                    tokens.take();
                }
                context();
            }
            case "import" -> {
                expressions.expression();
                tokens.expectName("as");
                targets.name();
                context();
            }
            case "from" -> fromImport();
            case "debug" -> {
                // prints everything that the template can see
            }
            default -> throw SyntaxException.at(tag.offset(), "unknown tag " + tag.describe());
        }
        program.statements.add(new Statement(tag.text(), tag.offset()));
    }

    private boolean context() {
        Token token = tokens.current();
        boolean found = (token.isName("with") || token.isName("without"))
                && tokens.ahead().isName("context");
        if (found) {
            tokens.take();
            tokens.take();
        }
        return found;
    }

    private void fromImport() throws SyntaxException {
        expressions.expression();
        tokens.expectName("import");
        boolean more = true;
        for (boolean first = true; more; first = false) {
            if (!first) {
                tokens.expectOperator(",");
            }
            if (context()) {
                return;
            }
            if (!tokens.current().is(Type.NAME)) {
                throw tokens.unexpected();
            }
            targets.name();
            if (tokens.skipName("as")) {
                targets.name();
            }
            more = !context() && tokens.current().isOperator(",");
        }
    }

    private void loop() throws SyntaxException {
        Targets.Assigned assigned = targets.target();
        tokens.expectName("in");
        Node items = expressions.tuple(false);
        assigned.to(program, element(items), this::element);
        if (tokens.skipName("if")) {
            expressions.expression();
        }
        if (tokens.skipName("recursive")) {
            program.parameters("loop", assigned.variables());
        }
        if (block("endfor", "else").equals("else")) {
            block("endfor");
        }
    }

    private void condition() throws SyntaxException {
        String end = "elif";
        while (end.equals("elif")) {
            expressions.tuple(false);
            end = block("elif", "else", "endif");
        }
        if (end.equals("else")) {
            block("endif");
        }
    }

    private void assignment() throws SyntaxException {
        Targets.Assigned assigned = targets.assigned();
        Node value;
        if (tokens.skipOperator("=")) {
            value = expressions.tuple(true);
        } else {
            value = expressions.blockFilters(false);
            block("endset");
        }
        assigned.to(program, value, this::element);
    }

    /** What a loop or a tuple takes out of a value. */
    private Node element(Node value) {
        Node index = expressions.make(Kind.NUMBER, "0", List.of(), value.offset());
        return expressions.make(Kind.SUBSCRIPT, null, List.of(value, index), value.offset());
    }

    private void macro() throws SyntaxException {
        String name = targets.name();
        program.macros.add(name);
        program.parameters(name, targets.signature());
        block("endmacro");
    }

    private void callBlock() throws SyntaxException {
        if (tokens.current().isOperator("(")) {
            program.parameters("caller", targets.signature());
        }
        Node call = expressions.expression();
        if (!call.is(Kind.CALL)) {
            throw SyntaxException.at(call.offset(), "a call block calls nothing");
        }
        block("endcall");
    }

    private void with() throws SyntaxException {
        for (boolean first = true; !tokens.current().is(Type.BLOCK_END); first = false) {
            if (!first) {
                tokens.expectOperator(",");
            }
            Targets.Assigned assigned = targets.target();
            tokens.expectOperator("=");
            assigned.to(program, expressions.expression(), this::element);
        }
        block("endwith");
    }

    private void print() throws SyntaxException {
        for (boolean first = true; !tokens.current().is(Type.BLOCK_END); first = false) {
            if (!first) {
                tokens.expectOperator(",");
            }
            expressions.expression();
        }
    }

    private void namedBlock() throws SyntaxException {
        Token name = tokens.expect(Type.NAME);
        tokens.skipName("scoped");
        tokens.skipName("required");
        block("endblock");
        tokens.skipName(name.text());
    }
}
