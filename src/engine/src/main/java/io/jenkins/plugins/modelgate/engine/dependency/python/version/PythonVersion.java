package io.jenkins.plugins.modelgate.engine.dependency.python.version;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as PyPA's "Version specifiers" (PEP 440) writes and orders it. Numbers have any size: they are kept as digits
 * without leading zeros.
 */
public final class PythonVersion implements Comparable<PythonVersion> {
    /** Longest text of a version in UTF-16 units; PyPI has none of a tenth of it. */
    public static final int MAX_LENGTH = 2_000;

    /** Groups repeat possessively: no text makes it go back. */
    private static final Pattern SYNTAX = Pattern.compile(
            "v?+(?:(?<epoch>[0-9]++)!)?+(?<release>[0-9]++(?:\\.[0-9]++)*+)"
                    + "(?:[._-]?+(?<pre>alpha|a|beta|b|preview|pre|c|rc)[._-]?+(?<preNumber>[0-9]*+))?+"
                    + "(?<post>-(?<dash>[0-9]++)|[._-]?+(?:post|rev|r)[._-]?+(?<postNumber>[0-9]*+))?+"
                    + "(?<dev>[._-]?+dev[._-]?+(?<devNumber>[0-9]*+))?+"
                    + "(?:\\+(?<local>[a-z0-9]++(?:[._-][a-z0-9]++)*+))?+",
            Pattern.CASE_INSENSITIVE);

    private final String epoch;
    private final List<String> release;

    /** {@code a}, {@code b} or {@code rc}. */
    @CheckForNull
    private final String pre;

    /** Empty where {@link #pre} is null. */
    private final String preNumber;

    @CheckForNull
    private final String post;

    @CheckForNull
    private final String dev;

    /** Lower case; empty without a local version. */
    private final List<String> local;

    private PythonVersion(Matcher parts) {
        epoch = number(parts.group("epoch"), "0");
        release = numbers(parts.group("release"));
        pre = parts.group("pre") == null ? null : label(parts.group("pre"));
        preNumber = pre == null ? "" : number(parts.group("preNumber"), "0");
        String dash = parts.group("dash");
        post = parts.group("post") == null ? null : number(dash == null ? parts.group("postNumber") : dash, "0");
        dev = parts.group("dev") == null ? null : number(parts.group("devNumber"), "0");
        local = parts.group("local") == null
                ? List.of()
                : List.of(parts.group("local").toLowerCase(Locale.ROOT).split("[._-]"));
    }

    private PythonVersion(PythonVersion from, @CheckForNull String dev, List<String> local) {
        this.epoch = from.epoch;
        this.release = from.release;
        this.pre = from.pre;
        this.preNumber = from.preNumber;
        this.post = from.post;
        this.dev = dev;
        this.local = local;
    }

    /** @throws InvalidVersionException when the text is no version, or longer than {@link #MAX_LENGTH} */
    public static PythonVersion of(String text) throws InvalidVersionException {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidVersionException("is no version: it has more than " + MAX_LENGTH + " characters");
        }
        Matcher parts = SYNTAX.matcher(PythonText.strip(text));
        if (!parts.matches()) {
            throw new InvalidVersionException(
                    SafeText.quote(text) + " is no version as PEP 440 writes them, such as 1.2.3 or 2!1.0rc1.post2");
        }
        return new PythonVersion(parts);
    }

    /** Whether it is a development or pre-release. */
    public boolean isPrerelease() {
        return pre != null || dev != null;
    }

    public boolean hasLocal() {
        return !local.isEmpty();
    }

    boolean isPost() {
        return post != null;
    }

    boolean isDev() {
        return dev != null;
    }

    int releaseLength() {
        return release.size();
    }

    /** Without the local version. */
    PythonVersion publicVersion() {
        return local.isEmpty() ? this : new PythonVersion(this, dev, List.of());
    }

    /** The first of its pre-releases. */
    PythonVersion firstDev() {
        return new PythonVersion(this, "0", List.of());
    }

    /** Whether only post-release, development release and local version may differ. */
    boolean sharesPre(PythonVersion other) {
        return epoch.equals(other.epoch)
                && compareReleases(release, other.release) == 0
                && preRank() == other.preRank()
                && preNumber.equals(other.preNumber);
    }

    /** Whether it has the first {@code count} parts of another's release, zeros filled in. */
    boolean startsLike(PythonVersion other, int count) {
        if (!epoch.equals(other.epoch)) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (!part(release, i).equals(part(other.release, i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(PythonVersion other) {
        int order = compareNumbers(epoch, other.epoch);
        order = order != 0 ? order : compareReleases(release, other.release);
        order = order != 0 ? order : Integer.compare(preOrder(), other.preOrder());
        order = order != 0 ? order : compareNumbers(preNumber, other.preNumber);
        order = order != 0 ? order : compareOptional(post, other.post, -1);
        order = order != 0 ? order : compareOptional(dev, other.dev, 1);
        return order != 0 ? order : compareLocals(local, other.local);
    }

    /** A development release of nothing but the release comes before its alphas; a final one after its candidates. */
    private int preOrder() {
        return pre == null && post == null && dev != null ? -1 : preRank();
    }

    private int preRank() {
        if (pre == null) {
            return 3;
        }
        return switch (pre) {
            case "a" -> 0;
            case "b" -> 1;
            default -> 2;
        };
    }

    private static int compareOptional(@CheckForNull String first, @CheckForNull String second, int absent) {
        if (first == null || second == null) {
            return (first == null ? absent : 0) - (second == null ? absent : 0);
        }
        return compareNumbers(first, second);
    }

    private static int compareReleases(List<String> first, List<String> second) {
        int order = 0;
        for (int i = 0; order == 0 && i < Math.max(first.size(), second.size()); i++) {
            order = compareNumbers(part(first, i), part(second, i));
        }
        return order;
    }

    private static int compareLocals(List<String> first, List<String> second) {
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            int order = compareLocalParts(first.get(i), second.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(first.size(), second.size());
    }

    private static int compareLocalParts(String first, String second) {
        boolean firstNumber = isNumber(first);
        boolean secondNumber = isNumber(second);
        if (firstNumber && secondNumber) {
            return compareNumbers(number(first, "0"), number(second, "0"));
        }
        return firstNumber == secondNumber ? first.compareTo(second) : firstNumber ? 1 : -1;
    }

    /** Digits without leading zeros. */
    private static int compareNumbers(String first, String second) {
        int order = Integer.compare(first.length(), second.length());
        return order != 0 ? order : first.compareTo(second);
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String part(List<String> release, int index) {
        return index < release.size() ? release.get(index) : "0";
    }

    private static List<String> numbers(String text) {
        List<String> numbers = new ArrayList<>(4);
        for (String part : text.split("\\.")) {
            numbers.add(number(part, "0"));
        }
        return List.copyOf(numbers);
    }

    private static String number(@CheckForNull String digits, String absent) {
        if (digits == null || digits.isEmpty()) {
            return absent;
        }
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    private static String label(String written) {
        return switch (written.toLowerCase(Locale.ROOT)) {
            case "a", "alpha" -> "a";
            case "b", "beta" -> "b";
            default -> "rc";
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PythonVersion version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        int used = release.size();
        while (used > 1 && release.get(used - 1).equals("0")) {
            used--;
        }
        return release.subList(0, used).hashCode();
    }

    /** The one normalised spelling. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(epoch.equals("0") ? "" : epoch + "!").append(String.join(".", release));
        if (pre != null) {
            text.append(pre).append(preNumber);
        }
        text.append(post == null ? "" : ".post" + post).append(dev == null ? "" : ".dev" + dev);
        for (int i = 0; i < local.size(); i++) {
            String part = local.get(i);
            text.append(i == 0 ? '+' : '.').append(isNumber(part) ? number(part, "0") : part);
        }
        return text.toString();
    }
}
