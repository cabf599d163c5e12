package io.jenkins.plugins.modelgate.engine.dependency.python.project;

import io.jenkins.plugins.modelgate.engine.dependency.python.project.ScriptTokens.Kind;
import io.jenkins.plugins.modelgate.engine.dependency.python.project.ScriptTokens.Token;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a {@code setup.py} does nothing but read files and hand values to setuptools. Whatever else it calls may install
 * packages that it asks nobody for; so only what is known counts as harmless.
 */
final class ScriptCalls {
    /** Functions that run nothing of others. */
    private static final Set<String> HARMLESS = Set.of(
            "setup",
            "find_packages",
            "find_namespace_packages",
            "open",
            "read",
            "readlines",
            "read_text",
            "strip",
            "lstrip",
            "rstrip",
            "split",
            "splitlines",
            "join",
            "format",
            "replace",
            "startswith",
            "endswith",
            "dirname",
            "abspath",
            "realpath",
            "exists",
            "Path",
            "resolve",
            "str",
            "int",
            "len",
            "list",
            "dict",
            "tuple",
            "sorted",
            "print",
            "search",
            "match",
            "findall",
            "group",
            "RuntimeError",
            "ValueError",
            "SystemExit",
            "exit");

    /** Words of the language before a parenthesis that calls nothing. */
    private static final Set<String> WORDS = Set.of(
            "if", "elif", "while", "and", "or", "not", "in", "is", "return", "assert", "else", "import", "raise");

    private static final Set<String> MODULES = Set.of(
            "setuptools",
            "distutils",
            "os",
            "sys",
            "re",
            "io",
            "codecs",
            "pathlib",
            "typing",
            "__future__",
            "platform");

    /** What modules have that is no function: nothing else of them can be named, to be called or handed on. */
    private static final Set<String> VALUES =
            Set.of("path", "version_info", "platform", "name", "sep", "M", "MULTILINE", "S", "DOTALL", "core");

    /** Arguments whose values are run or written to, or name what else is wanted; and functions of the language that run what they are given. */
    private static final Set<String> RUNNING = Set.of(
            "cmdclass",
            "distclass",
            "command_class",
            "cffi_modules",
            "script_args",
            "pbr",
            "rust_extensions",
            "lambda",
            "key",
            "opener",
            "file",
            "mode",
            "exec",
            "eval",
            "compile",
            "getattr",
            "setattr",
            "delattr",
            "globals",
            "locals",
            "vars",
            "breakpoint",
            "input");

    /** A text that opens a file to be written. */
    private static final Pattern WRITES = Pattern.compile("[rbtU]*[wax+][rbtw+]*");

    private static final Set<String> NAMES = Set.of(
            "__name__",
            "__file__",
            "__doc__",
            "__version__",
            "__author__",
            "__license__",
            "__future__",
            "__init__",
            "__about__",
            "__main__");

    private static final String BEFORE = "=,([{:+-*/%<>;";

    private ScriptCalls() {}

    /** Whether every call is one of those, by its own name. */
    static boolean areHarmless(List<Token> tokens) {
        if (!areImportsKnown(tokens)) {
            return false;
        }
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token before = i == 0 ? new Token(Kind.MARK, "=") : tokens.get(i - 1);
            Token next = i + 1 == tokens.size() ? new Token(Kind.MARK, ";") : tokens.get(i + 1);
            boolean harmless = switch (token.kind()) {
                case NAME -> isHarmless(before, token, next);
                case MARK -> !token.is("@") && (!token.is("(") || isCall(before));
                // What stands in braces may be run when the text is put together.
                case VALUE -> token.text().indexOf('{') < 0 || token.text().indexOf('(') < 0;
                case TEXT -> !(before.is(",") && WRITES.matcher(token.text()).matches() && isOpened(tokens, i));
            };
            if (!harmless) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCall(Token before) {
        return before.kind() == Kind.NAME
                ? HARMLESS.contains(before.text()) || WORDS.contains(before.text())
                : before.kind() == Kind.MARK && BEFORE.contains(before.text());
    }

    private static boolean isHarmless(Token before, Token name, Token next) {
        String text = name.text();
        if (RUNNING.contains(text) || text.startsWith("__") && !NAMES.contains(text)) {
            return false;
        }
        if (before.is(".") && !isPlain(text)) {
            return false;
        }
        // A known name that stands for something else.
        boolean renamed = next.is("=")
                || next.is(":=")
                || before.isName("for")
                || before.isName("as")
                || before.isName("def")
                || before.isName("class");
        return !(renamed && HARMLESS.contains(text));
    }

    private static boolean isPlain(String name) {
        return HARMLESS.contains(name) || VALUES.contains(name);
    }

    /** Whether this is an argument of {@code open}, whose first is one token or a call. */
    private static boolean isOpened(List<Token> tokens, int at) {
        int depth = 0;
        for (int i = at - 1; i > 0; i--) {
            Token token = tokens.get(i);
            depth += token.is(")") ? 1 : token.is("(") ? -1 : 0;
            if (depth < 0) {
                return tokens.get(i - 1).isName("open");
            }
        }
        return false;
    }

    /** Whether all modules are known, for an import runs what it imports; and whether all that is taken from them is. */
    private static boolean areImportsKnown(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isName("from") && !isKnown(tokens, i + 1)) {
                return false;
            }
            if (!tokens.get(i).isName("import")) {
                continue;
            }
            if (isOfModule(tokens, i)) {
                if (!areNamesPlain(tokens, i)) {
                    return false;
                }
                continue;
            }
            int at = i;
            do {
                if (!isKnown(tokens, at + 1)) {
                    return false;
                }
                at += 2;
                while (at + 1 < tokens.size() && tokens.get(at).is(".")) {
                    at += 2;
                }
                if (at + 1 < tokens.size() && tokens.get(at).isName("as")) {
                    at += 2;
                }
            } while (at < tokens.size() && tokens.get(at).is(","));
        }
        return true;
    }

    /** {@code from a import (b as c, d)}: another statement's {@code from} covers no module either, for that is no such name. */
    private static boolean areNamesPlain(List<Token> tokens, int at) {
        int name = at + 1 < tokens.size() && tokens.get(at + 1).is("(") ? at + 2 : at + 1;
        while (name < tokens.size() && tokens.get(name).kind() == Kind.NAME) {
            if (!isPlain(tokens.get(name).text())) {
                return false;
            }
            name += name + 2 < tokens.size() && tokens.get(name + 1).isName("as") ? 3 : 1;
            if (name >= tokens.size() || !tokens.get(name).is(",")) {
                return true;
            }
            name++;
        }
        return true;
    }

    private static boolean isKnown(List<Token> tokens, int at) {
        return at < tokens.size() && MODULES.contains(tokens.get(at).text());
    }

    /** {@code from a.b import}. */
    private static boolean isOfModule(List<Token> tokens, int at) {
        int module = at - 1;
        while (module >= 2 && tokens.get(module - 1).is(".")) {
            module -= 2;
        }
        return module >= 1
                && tokens.get(module - 1).isName("from")
                && at + 1 < tokens.size()
                && !tokens.get(at + 1).is("*");
    }
}
