package io.jenkins.plugins.modelgate.engine.dependency.npm;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.npm.NpmComparator.Operator;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what people write in a range into plain comparators, by the grammar in the documentation of npm's {@code semver}. */
final class NpmRangeSyntax {
    private static final int MAX_LENGTH = 4096;

    private static final String PART = "(0|[1-9][0-9]*+|[xX*])";
    private static final String PARTIAL =
            "([v=\\s]*)" + PART + "(?:\\." + PART + "(?:\\." + PART + NpmVersion.PRERELEASE + "?)?)?";

    private static final Pattern BUILD = Pattern.compile(NpmVersion.BUILD);
    private static final Pattern HYPHEN = Pattern.compile("(" + PARTIAL + ") +- +(" + PARTIAL + ")");
    private static final Pattern COMPARATOR = Pattern.compile("(\\^|~>?|[<>]?=?)" + PARTIAL);
    private static final Pattern SPACE_AFTER_SIGN = Pattern.compile("(?<=[<>=]) +(?=[v=]*[0-9xX*])");
    private static final Pattern SPACE_AFTER_TILDE = Pattern.compile("(?<=\\^|~|~>) +");

    private final String whole;
    private final List<NpmComparator> comparators = new ArrayList<>();

    private NpmRangeSyntax(String whole) {
        this.whole = whole;
    }

    /** @param whole for messages */
    static List<NpmComparator> comparators(String alternative, String whole) throws InvalidVersionException {
        if (whole.length() > MAX_LENGTH) {
            throw new InvalidVersionException(SafeText.quote(whole) + " is longer than any range of npm's");
        }
        NpmRangeSyntax syntax = new NpmRangeSyntax(whole);
        String text = BUILD.matcher(alternative.strip().replaceAll("\\s+", " ")).replaceAll("");
        Matcher hyphen = HYPHEN.matcher(text);
        if (hyphen.matches()) {
            syntax.hyphen(Partial.of(hyphen, 2, whole), Partial.of(hyphen, 8, whole));
            return syntax.comparators;
        }
        text = SPACE_AFTER_SIGN.matcher(text).replaceAll("");
        text = SPACE_AFTER_TILDE.matcher(text).replaceAll("");
        for (String comparator : text.split(" ")) {
            syntax.comparator(comparator);
        }
        return syntax.comparators;
    }

    private void comparator(String text) throws InvalidVersionException {
        if (text.isEmpty()) {
            comparators.add(NpmComparator.ANY);
            return;
        }
        Matcher matcher = COMPARATOR.matcher(text);
        if (!matcher.matches()) {
            throw invalid();
        }
        Partial partial = Partial.of(matcher, 2, whole);
        switch (matcher.group(1)) {
            case "^" -> caret(partial);
            case "~", "~>" -> tilde(partial);
            case "" -> plain(partial);
            case "=" -> plain(partial);
            default -> signed(matcher.group(1), partial);
        }
    }

    private void caret(Partial partial) throws InvalidVersionException {
        if (partial.major < 0) {
            comparators.add(NpmComparator.ANY);
        } else if (partial.major > 0 || partial.minor < 0) {
            between(partial.first(), partial.nextMajor());
        } else if (partial.minor > 0 || partial.patch < 0) {
            between(partial.first(), partial.nextMinor());
        } else {
            between(partial.first(), partial.nextPatch());
        }
    }

    private void tilde(Partial partial) throws InvalidVersionException {
        if (partial.major < 0) {
            comparators.add(NpmComparator.ANY);
        } else {
            between(partial.first(), partial.minor < 0 ? partial.nextMajor() : partial.nextMinor());
        }
    }

    private void plain(Partial partial) throws InvalidVersionException {
        requireOrder(partial);
        if (partial.major < 0) {
            comparators.add(NpmComparator.ANY);
        } else if (partial.isFull()) {
            requireSingleSign(partial);
            add(Operator.EQUAL, partial.first());
        } else {
            between(partial.first(), partial.minor < 0 ? partial.nextMajor() : partial.nextMinor());
        }
    }

    private void signed(String sign, Partial partial) throws InvalidVersionException {
        requireOrder(partial);
        boolean strict = sign.length() == 1;
        boolean less = sign.charAt(0) == '<';
        if (partial.major < 0) {
            if (strict) {
                add(Operator.LESS, new NpmVersion(0, 0, 0, List.of("0")));
            } else {
                comparators.add(NpmComparator.ANY);
            }
        } else if (partial.isFull()) {
            requireSingleSign(partial);
            add(
                    less ? strict ? Operator.LESS : Operator.AT_MOST : strict ? Operator.GREATER : Operator.AT_LEAST,
                    partial.first());
        } else if (less) {
            NpmVersion first = partial.first();
            add(
                    Operator.LESS,
                    strict
                            ? new NpmVersion(first.major(), first.minor(), first.patch(), List.of("0"))
                            : partial.minor < 0 ? partial.nextMajor() : partial.nextMinor());
        } else if (strict) {
            NpmVersion next = partial.minor < 0 ? partial.nextMajor() : partial.nextMinor();
            add(Operator.AT_LEAST, new NpmVersion(next.major(), next.minor(), 0, List.of()));
        } else {
            add(Operator.AT_LEAST, partial.first());
        }
    }

    private void hyphen(Partial from, Partial to) throws InvalidVersionException {
        if (from.major < 0) {
            comparators.add(NpmComparator.ANY);
        } else {
            if (from.isFull()) {
                requireSingleSign(from);
            }
            add(Operator.AT_LEAST, from.first());
        }
        if (to.major < 0) {
            comparators.add(NpmComparator.ANY);
        } else if (to.isFull()) {
            if (to.prerelease.isEmpty()) {
                requireSingleSign(to);
            }
            add(Operator.AT_MOST, to.first());
        } else {
            add(Operator.LESS, to.minor < 0 ? to.nextMajor() : to.nextMinor());
        }
    }

    private void between(NpmVersion from, NpmVersion below) {
        add(Operator.AT_LEAST, from);
        add(Operator.LESS, below);
    }

    private void add(Operator operator, NpmVersion version) {
        boolean everything = operator == Operator.AT_LEAST && version.equals(new NpmVersion(0, 0, 0, List.of()));
        comparators.add(everything ? NpmComparator.ANY : new NpmComparator(operator, version));
    }

    private void requireSingleSign(Partial partial) throws InvalidVersionException {
        if (!partial.prefix.isEmpty() && !partial.prefix.equals("v")) {
            throw invalid();
        }
    }

    /** A number after a wildcard means nothing: {@code x.1}. */
    private void requireOrder(Partial partial) throws InvalidVersionException {
        if (partial.numberAfterWildcard) {
            throw invalid();
        }
    }

    private InvalidVersionException invalid() {
        return new InvalidVersionException(
                SafeText.quote(whole) + " is no range of npm's: it wants comparators such as ^1.2.3, ~1.2, >=1.0.0 <2");
    }

    /** A version some of whose parts may be missing or wild; those are -1. */
    private record Partial(
            String prefix, long major, long minor, long patch, List<String> prerelease, boolean numberAfterWildcard) {
        static Partial of(Matcher matcher, int group, String whole) throws InvalidVersionException {
            String prerelease = matcher.group(group + 4);
            long major = part(matcher.group(group + 1), whole);
            long minor = part(matcher.group(group + 2), whole);
            long patch = part(matcher.group(group + 3), whole);
            boolean numberAfterWildcard = major < 0 && minor >= 0 || minor < 0 && patch >= 0;
            minor = major < 0 ? -1 : minor;
            patch = minor < 0 ? -1 : patch;
            return new Partial(
                    matcher.group(group),
                    major,
                    minor,
                    patch,
                    prerelease == null || patch < 0 ? List.of() : List.of(prerelease.split("\\.")),
                    numberAfterWildcard);
        }

        private static long part(@CheckForNull String text, String whole) throws InvalidVersionException {
            return text == null || "xX*".contains(text) ? -1 : NpmVersion.number(text, whole);
        }

        boolean isFull() {
            return patch >= 0;
        }

        NpmVersion first() {
            return new NpmVersion(major, Math.max(minor, 0), Math.max(patch, 0), prerelease);
        }

        NpmVersion nextMajor() throws InvalidVersionException {
            return new NpmVersion(next(major), 0, 0, List.of("0"));
        }

        NpmVersion nextMinor() throws InvalidVersionException {
            return new NpmVersion(major, next(minor), 0, List.of("0"));
        }

        NpmVersion nextPatch() throws InvalidVersionException {
            return new NpmVersion(major, minor, next(patch), List.of("0"));
        }

        private static long next(long number) throws InvalidVersionException {
            return NpmVersion.number(Long.toString(number + 1), "the end of a range");
        }
    }
}
