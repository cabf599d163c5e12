package io.jenkins.plugins.modelgate.engine.dependency.python.project;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.python.Asked;
import io.jenkins.plugins.modelgate.engine.dependency.python.project.ScriptTokens.Kind;
import io.jenkins.plugins.modelgate.engine.dependency.python.project.ScriptTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a {@code setup.py} hands to setuptools, as far as it stands there as lists of texts. Anything else (a text that is put
 * together, a file that is read, a list that is changed) is left open: nothing is calculated.
 */
final class ScriptWishes {
    /** Arguments that name packages, and the group that each stands for; an empty one is always installed. */
    private static final Map<String, String> ARGUMENTS = Map.of(
            "install_requires",
            "",
            "setup_requires",
            Component.BUILD_NEED,
            "tests_require",
            "test",
            "extras_require",
            "extra");

    /** Words that go on with an expression. */
    private static final Set<String> OPERATORS = Set.of("if", "else", "or", "and", "in", "is", "not", "for");

    /** @param group extra or kind, empty when it is always installed */
    record Wish(String group, String text) {}

    private final List<Token> tokens;
    private final List<Wish> wishes = new ArrayList<>();
    private boolean open;
    private int at;

    private ScriptWishes(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Of a whole program. */
    static ScriptWishes of(String program) {
        List<Token> tokens;
        try {
            tokens = ScriptTokens.of(program);
        } catch (IllegalArgumentException e) {
            tokens = List.of();
        }
        ScriptWishes wishes = new ScriptWishes(tokens);
        wishes.open = tokens.isEmpty() || !ScriptCalls.areHarmless(tokens);
        wishes.read();
        return wishes;
    }

    List<Wish> wishes() {
        return List.copyOf(wishes);
    }

    /** Whether it may ask for more than {@link #wishes}. */
    boolean isOpen() {
        return open;
    }

    private void read() {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            // Arguments that are unpacked, or named by a text, may be any.
            open |= token.is("**") || token.kind() == Kind.TEXT && ARGUMENTS.containsKey(token.text());
            if (token.kind() == Kind.NAME && ARGUMENTS.containsKey(token.text())) {
                argument(i, token.text());
            }
        }
    }

    private void argument(int index, String name) {
        String group = ARGUMENTS.get(name);
        if (!token(index + 1).is("=")) {
            // Where it is handed on; what it stands for is read where it is set.
            open |= !token(index - 1).is("=");
        } else if (token(index + 2).kind() != Kind.NAME) {
            open |= !literal(index + 2, group);
        } else if (token(index + 2).isName(name)) {
            open |= !isSetOnce(name);
        } else {
            open |= !variable(token(index + 2).text(), group);
        }
    }

    /** {@code install_requires=install_requires}: the place where it is set is found by the same name. */
    private boolean isSetOnce(String name) {
        int set = 0;
        int seen = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (token(i).isName(name)) {
                seen++;
                set += token(i + 1).is("=") && !token(i + 2).isName(name) ? 1 : 0;
            }
        }
        return set == 1 && seen == 3;
    }

    /** A variable that is set once, to a list, and never mentioned but there and here. */
    private boolean variable(String name, String group) {
        int set = -1;
        int seen = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (token(i).isName(name)) {
                seen++;
                set = token(i + 1).is("=") ? i : set;
            }
        }
        return set >= 0 && seen == 2 && literal(set + 2, group);
    }

    private boolean literal(int from, String group) {
        at = from;
        boolean read = group.equals("extra") ? groups() : texts(group);
        Token next = token(at);
        boolean ends = next.kind() == Kind.NAME
                ? !OPERATORS.contains(next.text())
                : next.is(",") || next.is(")") || next.is("@") || at >= tokens.size();
        return read && ends;
    }

    /** {@code ["a", "b",]}, {@code ("a",)} or one text, whose lines are requirements. */
    private boolean texts(String group) {
        String end = token(at).is("[") ? "]" : token(at).is("(") ? ")" : "";
        if (end.isEmpty()) {
            return oneText(group);
        }
        at++;
        return untilEnd(end, () -> oneText(group));
    }

    private boolean groups() {
        if (!token(at).is("{")) {
            return false;
        }
        at++;
        return untilEnd("}", this::oneGroup);
    }

    private boolean oneGroup() {
        if (token(at).kind() != Kind.TEXT) {
            return false;
        }
        String group = text();
        if (!token(at).is(":")) {
            return false;
        }
        at++;
        // An extra without a name is installed wherever its marker holds.
        return texts(group.startsWith(":") ? "" : Asked.group(group));
    }

    private interface Element {
        boolean read();
    }

    /** Elements with commas between and perhaps behind them. */
    private boolean untilEnd(String end, Element element) {
        while (!token(at).is(end)) {
            if (!element.read()) {
                return false;
            }
            if (token(at).is(",")) {
                at++;
            } else if (!token(at).is(end)) {
                return false;
            }
        }
        at++;
        return true;
    }

    private boolean oneText(String group) {
        if (token(at).kind() != Kind.TEXT) {
            return false;
        }
        for (String line : text().split("\n")) {
            String plain = line.replaceFirst("(^| )#.*", "").strip();
            if (!plain.isEmpty()) {
                wishes.add(new Wish(group, plain));
            }
        }
        return true;
    }

    /** Texts that stand side by side are one. */
    private String text() {
        StringBuilder text = new StringBuilder();
        while (token(at).kind() == Kind.TEXT) {
            text.append(token(at).text());
            at++;
        }
        return text.toString();
    }

    private Token token(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : new Token(Kind.MARK, "");
    }
}
