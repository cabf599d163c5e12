package io.jenkins.plugins.modelgate.engine.dependency.python.version;

import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version constraints of Poetry: PEP 440's operators and, besides, {@code ^1.2}, {@code ~1.2}, a version alone, and
 * {@code ||} between alternatives (Poetry's "Dependency specification").
 */
public final class PoetryConstraint {
    private static final Pattern CLAUSE =
            Pattern.compile("\\s*,?\\s*(\\^|~=|~|===|==|!=|<=|>=|<|>|=)?\\s*([0-9A-Za-z*][^\\s,|]*)");
    private static final Pattern RELEASE = Pattern.compile("v?(\\d{1,9}(?:\\.\\d{1,9})*).*");

    private PoetryConstraint() {}

    /** @throws InvalidVersionException when Poetry would not take the text for a constraint */
    public static boolean admits(String constraint, PythonVersion version) throws InvalidVersionException {
        boolean admitted = false;
        for (String alternative : constraint.split("\\|\\|?", -1)) {
            admitted |= SpecifierSet.of(plain(alternative)).contains(version);
        }
        return admitted;
    }

    /** In PEP 440's own words. */
    private static String plain(String alternative) throws InvalidVersionException {
        String rest = alternative.strip();
        StringBuilder plain = new StringBuilder();
        Matcher clause = CLAUSE.matcher(rest);
        int end = 0;
        while (end < rest.length()) {
            if (!clause.find(end) || clause.start() != end) {
                throw new InvalidVersionException("is no constraint of Poetry's: " + rest);
            }
            end = clause.end();
            String operator = clause.group(1) == null ? "" : clause.group(1);
            String text = clause.group(2);
            if (!text.equals("*")) {
                plain.append(
                                switch (operator) {
                                    case "", "=" -> "==" + text;
                                    case "^", "~" -> ">=" + text + ",<" + next(text, operator.equals("^"));
                                    default -> operator + text;
                                })
                        .append(',');
            }
        }
        return plain.toString();
    }

    /** The first release that is too new: for a caret the leftmost number that is not zero grows, for a tilde the second. */
    private static String next(String text, boolean caret) throws InvalidVersionException {
        Matcher release = RELEASE.matcher(text);
        if (!release.matches()) {
            throw new InvalidVersionException("is no version: " + text);
        }
        String[] parts = release.group(1).split("\\.");
        int at = Math.min(parts.length - 1, caret ? parts.length - 1 : 1);
        for (int i = 0; caret && i < parts.length; i++) {
            if (!parts[i].matches("0+")) {
                at = i;
                break;
            }
        }
        StringBuilder next = new StringBuilder();
        for (int i = 0; i < at; i++) {
            next.append(parts[i]).append('.');
        }
        return next.append(Long.parseLong(parts[at]) + 1).toString();
    }
}
