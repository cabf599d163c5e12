package io.jenkins.plugins.modelgate.engine.dependency.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A licence expression by SPDX 2.3, annex D: {@code OR} leaves a choice, {@code AND} does not, {@code WITH} names an exception.
 */
final class LicenseExpression {
    private static final Pattern TOKEN = Pattern.compile("\\s*(\\(|\\)|[A-Za-z0-9.:+-]+)\\s*");
    private static final Pattern FAMILY = Pattern.compile("(?i)(.*?)(-only|-or-later|\\+)?");
    private static final int MOST_TOKENS = 1000;
    private static final int DEEPEST = 50;

    private final Predicate<Predicate<String>> anyWay;

    private LicenseExpression(Predicate<Predicate<String>> anyWay) {
        this.anyWay = anyWay;
    }

    /** @throws IllegalArgumentException saying what is wrong */
    static LicenseExpression parse(String text) {
        Parser parser = new Parser(tokens(text));
        LicenseExpression expression = new LicenseExpression(parser.or(0));
        parser.end();
        return expression;
    }

    /**
     * Whether no choice is left that avoids the denied ones. A denied identifier denies its other spellings ({@code -only},
     * {@code -or-later}, none), since whoever may take a later version still stands under the family's terms, and it denies
     * itself with any exception, since anybody can write one.
     */
    boolean isDenied(List<String> denied) {
        return !anyWay.test(license -> denied.stream().noneMatch(entry -> denies(entry, license)));
    }

    /** Whether every choice that avoids the denied ones leads to a name that nobody can look up. */
    boolean isUnclear(List<String> denied) {
        return !anyWay.test(license -> LicenseNames.isKnown(license.split(" WITH ", 2)[0])
                && denied.stream().noneMatch(entry -> denies(entry, license)));
    }

    private static boolean denies(String entry, String license) {
        String[] mine = entry.trim().split("(?i)\\s+WITH\\s+", 2);
        String[] its = license.split(" WITH ", 2);
        boolean sameException = mine.length == 1 || its.length == 2 && mine[1].equalsIgnoreCase(its[1]);
        return sameException && family(mine[0]).equals(family(its[0]));
    }

    private static String family(String id) {
        Matcher matcher = FAMILY.matcher(id);
        return (matcher.matches() ? matcher.group(1) : id).toLowerCase(Locale.ROOT);
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at || tokens.size() == MOST_TOKENS) {
                throw new IllegalArgumentException("is no SPDX expression");
            }
            tokens.add(matcher.group(1));
            at = matcher.end();
        }
        return tokens;
    }

    private static final class Parser {
        private final List<String> tokens;
        private int at;

        Parser(List<String> tokens) {
            this.tokens = tokens;
        }

        void end() {
            if (at < tokens.size()) {
                throw new IllegalArgumentException("is no SPDX expression: " + tokens.get(at) + " is not expected");
            }
        }

        private boolean take(String word) {
            boolean there = at < tokens.size() && tokens.get(at).equalsIgnoreCase(word);
            at += there ? 1 : 0;
            return there;
        }

        private String next() {
            if (at == tokens.size()) {
                throw new IllegalArgumentException("is no SPDX expression: it ends too early");
            }
            return tokens.get(at++);
        }

        Predicate<Predicate<String>> or(int depth) {
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("is nested too deeply");
            }
            Predicate<Predicate<String>> left = and(depth);
            while (take("OR")) {
                left = left.or(and(depth));
            }
            return left;
        }

        private Predicate<Predicate<String>> and(int depth) {
            Predicate<Predicate<String>> left = simple(depth);
            while (take("AND")) {
                left = left.and(simple(depth));
            }
            return left;
        }

        private Predicate<Predicate<String>> simple(int depth) {
            String token = next();
            if (token.equals("(")) {
                Predicate<Predicate<String>> inner = or(depth + 1);
                if (!take(")")) {
                    throw new IllegalArgumentException("is no SPDX expression: a bracket is not closed");
                }
                return inner;
            }
            if (token.equals(")") || token.toUpperCase(Locale.ROOT).matches("OR|AND|WITH")) {
                throw new IllegalArgumentException("is no SPDX expression: " + token + " is not expected");
            }
            String id = LicenseNames.spdx(token);
            String license = take("WITH") ? id + " WITH " + next() : id;
            return accepted -> accepted.test(license);
        }
    }
}
