package io.jenkins.plugins.modelgate.engine.configuration.pipeline;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationFile;
import io.jenkins.plugins.modelgate.engine.configuration.UnexaminedException;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Groovy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Jenkinsfile: its program as text, its strings, and those of its strings that a shell runs. */
public final class Pipeline {
    /** With whatever it is called on: {@code steps.sh}, {@code this.sh}, {@code script.sh}. */
    private static final Pattern SHELL = Pattern.compile("(?<![\\w$])(?:sh|bat|powershell|pwsh)\\b");

    private static final Pattern NAMED = Pattern.compile("jenkinsfile([._-].*)?|.*[._-]jenkinsfile|.*\\.jenkins");
    private static final Pattern LIBRARY_STEP = Pattern.compile("(.*/)?vars/[^/]+\\.groovy");
    private static final Pattern BLOCKS = Pattern.compile(
            "(?<![\\w.])(pipeline\\s*\\{|node\\s*[({]|stage\\s*\\(|withCredentials\\s*\\(|(steps\\s*\\.\\s*)?(sh|bat|powershell|pwsh)\\s*[(\"'])");

    private static final Pattern BETWEEN = Pattern.compile("[\\s(\\[]*([A-Za-z]+\\s*:\\s*)?[\\s(\\[]*");
    private static final int MOST_BETWEEN = 200;
    private static final Pattern PARAMETERS = Pattern.compile("(?<![\\w.])parameters\\s*([({\\[])");
    private static final Pattern PARAMETER = Pattern.compile("\\b(\\w+)\\s*\\(?[^()]{0,300}?\\bname\\s*:");

    private final List<Groovy.Literal> literals;
    private final Groovy groovy;
    private final String code;

    private Pipeline(Groovy groovy) {
        this.groovy = groovy;
        this.code = groovy.code();
        this.literals = groovy.literals();
    }

    /** Whether a file is one: named as Jenkinsfiles are, or Groovy that has a pipeline's blocks or steps, or is a shared library's step. */
    public static boolean isNamed(ConfigurationFile file) {
        String name = file.lowerName();
        if (!name.endsWith(".groovy")) {
            return NAMED.matcher(name).matches();
        }
        return file.once(Boolean.class, "pipeline", () -> {
            try {
                return LIBRARY_STEP.matcher(file.path()).matches()
                        || BLOCKS.matcher(Groovy.read(file.written()).code()).find();
            } catch (UnexaminedException e) {
                // What cannot be read may be one; reading it again says why.
                return true;
            }
        });
    }

    /** Reads one. */
    public static Pipeline read(ConfigurationFile file) throws UnexaminedException {
        return new Pipeline(Groovy.read(file.written()));
    }

    /** The program with blanks for comments and inside of strings. */
    String code() {
        return code;
    }

    /** Line of a string, from 1. */
    public int line(Groovy.Literal literal) {
        return groovy.line(literal.start());
    }

    /** Every place where the program, outside of strings and comments, matches. */
    void inCode(Pattern pattern, BiConsumer<Integer, Matcher> visitor) {
        Matcher found = pattern.matcher(code);
        while (found.find()) {
            visitor.accept(groovy.line(found.start()), found);
        }
    }

    /** All strings. */
    List<Groovy.Literal> strings() {
        return literals;
    }

    /** The first string behind a place, if nothing but what begins an argument stands between. */
    Groovy.Literal argument(int from) {
        int first = firstFrom(from);
        if (first == literals.size() || literals.get(first).start() - from > MOST_BETWEEN) {
            return null;
        }
        String between = code.substring(from, literals.get(first).start());
        return BETWEEN.matcher(between).matches() ? literals.get(first) : null;
    }

    /** What {@code env['NAME']} is given, from behind the name on, or null. */
    Groovy.Literal assigned(int from) {
        Matcher equals = Pattern.compile("\\s*\\]\\s*=(?![=~])").matcher(code).region(from, code.length());
        return equals.lookingAt() ? argument(equals.end()) : null;
    }

    /** The value of a named argument, wherever it stands: {@code image: 'x'}, {@code image 'x'}. */
    List<Groovy.Literal> values(String name) {
        List<Groovy.Literal> values = new ArrayList<>();
        Matcher found = Pattern.compile("(?<![\\w.])" + name + "\\b\\s*[:(]?").matcher(code);
        while (found.find()) {
            Groovy.Literal value = argument(found.end());
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** The texts that sh, bat and powershell run; of a call with named arguments, all of its strings. */
    public List<Groovy.Literal> scripts() {
        List<Groovy.Literal> scripts = new ArrayList<>();
        calls((from, end) -> {
            for (int i = firstFrom(from); i < literals.size() && literals.get(i).start() < end; i++) {
                scripts.add(literals.get(i));
            }
        });
        return scripts;
    }

    /** Every place in the calls of sh, bat and powershell where Groovy computes something that matches: what a shell gets. */
    void inScripts(Pattern pattern, BiConsumer<Integer, Matcher> visitor) {
        calls((from, end) -> {
            Matcher found = pattern.matcher(code).region(from, end).useTransparentBounds(true);
            while (found.find()) {
                visitor.accept(groovy.line(found.start()), found);
            }
        });
    }

    /** Names of the parameters that this file declares and whose values whoever starts the build chooses freely. */
    Set<String> parameters() {
        Set<String> names = new TreeSet<>();
        Matcher block = PARAMETERS.matcher(code);
        while (block.find()) {
            int end = endOfCall(block.start(1));
            Matcher name = PARAMETER.matcher(code).region(block.end(), end);
            while (name.find()) {
                Groovy.Literal value = argument(name.end());
                boolean chosenFromList = name.group(1).matches("booleanParam|choice");
                if (value != null && !chosenFromList) {
                    names.add(value.value());
                }
            }
        }
        return names;
    }

    private void calls(BiConsumer<Integer, Integer> visitor) {
        Matcher found = SHELL.matcher(code);
        int done = 0;
        while (found.find()) {
            if (found.end() < done) {
                continue;
            }
            int end = endOfCall(found.end());
            visitor.accept(Math.max(found.end(), done), end);
            done = Math.max(done, end);
        }
    }

    /** Behind the closing bracket of a call, or at the end of its line. */
    private int endOfCall(int from) {
        int depth = 0;
        boolean begun = false;
        for (int i = from; i < code.length(); i++) {
            char c = code.charAt(i);
            depth += c == '(' || c == '[' || c == '{' ? 1 : 0;
            depth -= c == ')' || c == ']' || c == '}' ? 1 : 0;
            boolean ends = c == ';' || c == '\n' && begun && !continues(i);
            if (depth < 0 || depth == 0 && (ends || begun && c == ')')) {
                return i;
            }
            begun |= !Character.isWhitespace(c);
        }
        return code.length();
    }

    /** Index of the first string from a place on. */
    private int firstFrom(int from) {
        int low = 0;
        int high = literals.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (literals.get(middle).start() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A line that ends in a comma or a plus sign goes on. */
    private boolean continues(int at) {
        String before = code.substring(Math.max(0, at - 20), at).stripTrailing();
        return before.endsWith(",") || before.endsWith("+");
    }
}
