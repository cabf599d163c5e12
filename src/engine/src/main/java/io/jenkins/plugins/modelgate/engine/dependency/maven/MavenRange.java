package io.jenkins.plugins.modelgate.engine.dependency.maven;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.versioning.ComparableVersion;

/**
 * A version as a project file demands it: hard ranges in brackets, several of them joined by commas ({@code [1.0,2.0),[3,)}), or
 * one version without brackets, which is a wish that Maven gives up when another part of the project wishes differently.
 *
 * <p>The syntax is that of Maven's reference, "Dependency Version Requirement Specification". Maven's own parser is not used: it
 * refuses ranges that overlap, which the resolver takes, and reads {@code 1]} and {@code []} as if somebody had meant them.
 */
public final class MavenRange {
    private static final int MAX_LENGTH = 4096;

    private final boolean wish;
    private final List<Interval> intervals;

    private MavenRange(boolean wish, List<Interval> intervals) {
        this.wish = wish;
        this.intervals = intervals;
    }

    /** @throws InvalidVersionException when it is neither a version nor ranges */
    public static MavenRange parse(String text) throws InvalidVersionException {
        String spec = text.strip();
        if (spec.length() > MAX_LENGTH) {
            throw invalid(text);
        }
        if (!spec.startsWith("[") && !spec.startsWith("(")) {
            ComparableVersion version = MavenVersionOrder.parse(spec);
            return new MavenRange(true, List.of(new Interval(version, true, version, true)));
        }
        List<Interval> intervals = new ArrayList<>();
        int at = 0;
        while (at < spec.length()) {
            int end = firstOf(spec, at + 1);
            if ((spec.charAt(at) != '[' && spec.charAt(at) != '(') || end < 0) {
                throw invalid(text);
            }
            intervals.add(Interval.parse(spec.substring(at, end + 1), text));
            at = afterComma(spec, end + 1);
        }
        return new MavenRange(false, intervals);
    }

    /**
     * Whether Maven would take this version for it. A wish is met by its own version alone.
     *
     * @throws InvalidVersionException when that is no version
     */
    public boolean contains(String version) throws InvalidVersionException {
        ComparableVersion candidate = MavenVersionOrder.parse(version);
        return intervals.stream().anyMatch(interval -> interval.contains(candidate));
    }

    /** Whether it is one version: a wish, or {@code [1.0]}. */
    public boolean isExact() {
        return intervals.size() == 1 && intervals.get(0).isOne();
    }

    /** Whether Maven may put another version in its place. */
    public boolean isWish() {
        return wish;
    }

    /** The version that it is when it {@link #isExact}, or null. */
    @CheckForNull
    public String exact() {
        return isExact() ? String.valueOf(intervals.get(0).from) : null;
    }

    private static int firstOf(String spec, int from) {
        int square = spec.indexOf(']', from);
        int round = spec.indexOf(')', from);
        return square < 0 ? round : round < 0 ? square : Math.min(square, round);
    }

    /** Where the next range starts, or the end; Maven does not insist on the comma. */
    private static int afterComma(String spec, int from) {
        int at = skipSpace(spec, from);
        return at < spec.length() && spec.charAt(at) == ',' ? skipSpace(spec, at + 1) : at;
    }

    private static int skipSpace(String spec, int from) {
        int at = from;
        while (at < spec.length() && Character.isWhitespace(spec.charAt(at))) {
            at++;
        }
        return at;
    }

    private static InvalidVersionException invalid(String text) {
        return new InvalidVersionException(SafeText.quote(text)
                + " is no version requirement of Maven's: it wants a version, or ranges such as [1.0,2.0)");
    }

    /** One range; a bound that is null is not there. */
    private record Interval(
            @CheckForNull ComparableVersion from,
            boolean fromIncluded,
            @CheckForNull ComparableVersion to,
            boolean toIncluded) {

        static Interval parse(String text, String whole) throws InvalidVersionException {
            boolean fromIncluded = text.charAt(0) == '[';
            boolean toIncluded = text.endsWith("]");
            String inner = text.substring(1, text.length() - 1).strip();
            int comma = inner.indexOf(',');
            if (comma < 0) {
                if (!fromIncluded || !toIncluded || inner.isEmpty()) {
                    throw invalid(whole);
                }
                ComparableVersion only = MavenVersionOrder.parse(inner);
                return new Interval(only, true, only, true);
            }
            ComparableVersion from = bound(inner.substring(0, comma).strip());
            ComparableVersion to = bound(inner.substring(comma + 1).strip());
            if (from != null && to != null && from.compareTo(to) > 0) {
                throw invalid(whole);
            }
            return new Interval(from, fromIncluded, to, toIncluded);
        }

        @CheckForNull
        private static ComparableVersion bound(String text) throws InvalidVersionException {
            return text.isEmpty() ? null : MavenVersionOrder.parse(text);
        }

        boolean contains(ComparableVersion candidate) {
            return (from == null || candidate.compareTo(from) >= (fromIncluded ? 0 : 1))
                    && (to == null || candidate.compareTo(to) <= (toIncluded ? 0 : -1));
        }

        boolean isOne() {
            return from != null && fromIncluded && toIncluded && from.equals(to);
        }
    }
}
