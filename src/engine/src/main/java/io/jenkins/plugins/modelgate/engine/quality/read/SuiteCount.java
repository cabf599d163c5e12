package io.jenkins.plugins.modelgate.engine.quality.read;

import io.jenkins.plugins.modelgate.engine.quality.TestResult.Status;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What the head of a suite counts, and what was found in it: results that were cut out leave their number behind. */
final class SuiteCount {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final String name;
    private final long tests;
    private final long failed;
    private final long skipped;
    private final Map<Status, Long> found = new EnumMap<>(Status.class);

    private SuiteCount(String name, long tests, long failed, long skipped) {
        this.name = name;
        this.tests = tests;
        this.failed = failed;
        this.skipped = skipped;
    }

    static SuiteCount of(UnaryOperator<String> attribute) throws UnreadableException {
        return new SuiteCount(
                attribute.apply("name"),
                number(attribute.apply("tests")),
                number(attribute.apply("failures")) + number(attribute.apply("errors")),
                number(attribute.apply("skipped")));
    }

    /** Nothing said is no promise; what cannot be read would be one that nobody holds. */
    private static long number(String text) throws UnreadableException {
        String digits = text.strip();
        if (digits.isEmpty()) {
            return 0;
        }
        if (!NUMBER.matcher(digits).matches()) {
            throw new UnreadableException("counts " + SafeText.quote(text) + " tests in the head of a suite");
        }
        return Long.parseLong(digits);
    }

    String name() {
        return name;
    }

    void count(Status status) {
        found.merge(status, 1L, Long::sum);
    }

    void add(SuiteCount inner) {
        inner.found.forEach((status, count) -> found.merge(status, count, Long::sum));
    }

    void check() throws UnreadableException {
        long all = found.values().stream().mapToLong(Long::longValue).sum();
        compare("tests", tests, all);
        compare("failures and errors", failed, found(Status.FAILED) + found(Status.ERROR) + found(Status.FLAKY));
        compare("skipped tests", skipped, found(Status.SKIPPED) + found(Status.FAILED) + found(Status.ERROR));
    }

    private long found(Status status) {
        return found.getOrDefault(status, 0L);
    }

    /** More may be there than a head counts, for the tools count variously; less may not. */
    private void compare(String what, long said, long there) throws UnreadableException {
        if (there < said) {
            throw new UnreadableException("counts " + said + " " + what + " in suite " + SafeText.quote(name) + ", but "
                    + there + " are there");
        }
    }
}
