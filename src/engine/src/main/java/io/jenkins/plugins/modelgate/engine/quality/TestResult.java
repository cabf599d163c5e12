package io.jenkins.plugins.modelgate.engine.quality;

import java.util.List;
import java.util.stream.Stream;

/**
 * How one test of the model ended.
 *
 * @param suite of the test, may be empty
 * @param group class or module of the test, may be empty
 * @param name of the test
 * @param status how it ended; of several runs the worst
 * @param place file that says so, safe to show
 */
public record TestResult(String suite, String group, String name, Status status, String place) {
    /** From best to worst. */
    public enum Status {
        PASSED,
        /** Passed after it had failed. */
        FLAKY,
        SKIPPED,
        /** It could not run, or ended otherwise than by its own assertion. */
        ERROR,
        FAILED;

        /** The worse of the two. */
        public Status worse(Status other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /** How reports call the test: group as a path, then the name. */
    public String id() {
        return group.isEmpty() ? name : group.replace('.', '/') + "/" + name;
    }

    /** What a pattern of the policy may name it by. */
    List<String> names() {
        return Stream.of(
                        id(),
                        name,
                        group.isEmpty() ? name : group + "/" + name,
                        suite.isEmpty() ? name : suite + "/" + name,
                        suite.isEmpty() ? id() : suite + "/" + id())
                .distinct()
                .toList();
    }

    TestResult with(Status other) {
        return new TestResult(suite, group, name, other, place);
    }
}
