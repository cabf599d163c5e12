package io.jenkins.plugins.modelgate.engine.dependency.npm;

import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as npm understands it: Semantic Versioning 2.0.0 with an optional {@code v} before it, numbers up to 2⁵³−1, at most
 * 256 characters. Build metadata does not count.
 *
 * @param prerelease dot-separated identifiers after the hyphen; empty for a release
 */
record NpmVersion(long major, long minor, long patch, List<String> prerelease) implements Comparable<NpmVersion> {
    /** Largest number that npm accepts, JavaScript's {@code MAX_SAFE_INTEGER}. */
    static final long MAX_NUMBER = (1L << 53) - 1;

    private static final int MAX_LENGTH = 256;

    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final String IDENTIFIER = "(?:0|[1-9][0-9]*+(?![a-zA-Z-])|[0-9]*[a-zA-Z-][a-zA-Z0-9-]*)";
    static final String PRERELEASE = "(?:-(" + IDENTIFIER + "(?:\\." + IDENTIFIER + ")*))";
    static final String BUILD = "(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)";

    private static final Pattern FULL =
            Pattern.compile("v?" + NUMBER + "\\." + NUMBER + "\\." + NUMBER + PRERELEASE + "?" + BUILD + "?");

    NpmVersion {
        prerelease = List.copyOf(prerelease);
    }

    /** @throws InvalidVersionException when npm would not take it for a version */
    static NpmVersion parse(String text) throws InvalidVersionException {
        String trimmed = text.strip();
        Matcher matcher = FULL.matcher(trimmed);
        if (text.length() > MAX_LENGTH || !matcher.matches()) {
            throw new InvalidVersionException(
                    SafeText.quote(text) + " is no version of npm's: it wants MAJOR.MINOR.PATCH,"
                            + " with -PRERELEASE at most, as of semver.org");
        }
        String prerelease = matcher.group(4);
        return new NpmVersion(
                number(matcher.group(1), text),
                number(matcher.group(2), text),
                number(matcher.group(3), text),
                prerelease == null ? List.of() : List.of(prerelease.split("\\.")));
    }

    /** @throws InvalidVersionException when it is larger than npm can count */
    static long number(String digits, String whole) throws InvalidVersionException {
        long number = digits.length() > 16 ? Long.MAX_VALUE : Long.parseLong(digits);
        if (number > MAX_NUMBER) {
            throw new InvalidVersionException(
                    SafeText.quote(whole) + " has a number above " + MAX_NUMBER + ", which npm does not accept");
        }
        return number;
    }

    /** Whether both would be the same release. */
    boolean sameRelease(NpmVersion other) {
        return major == other.major && minor == other.minor && patch == other.patch;
    }

    @Override
    public int compareTo(NpmVersion other) {
        int order = Long.compare(major, other.major);
        order = order != 0 ? order : Long.compare(minor, other.minor);
        order = order != 0 ? order : Long.compare(patch, other.patch);
        if (order != 0 || prerelease.isEmpty() || other.prerelease.isEmpty()) {
            return order != 0 ? order : Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
        }
        for (int i = 0; i < Math.min(prerelease.size(), other.prerelease.size()); i++) {
            order = compareIdentifiers(prerelease.get(i), other.prerelease.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(prerelease.size(), other.prerelease.size());
    }

    /** Numbers come before words; npm compares large ones as doubles, which would call different versions the same. */
    private static int compareIdentifiers(String first, String second) {
        boolean firstIsNumber = isNumber(first);
        boolean secondIsNumber = isNumber(second);
        if (firstIsNumber && secondIsNumber) {
            return new BigInteger(first).compareTo(new BigInteger(second));
        }
        return firstIsNumber != secondIsNumber
                ? Boolean.compare(secondIsNumber, firstIsNumber)
                : Integer.signum(first.compareTo(second));
    }

    private static boolean isNumber(String identifier) {
        return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
