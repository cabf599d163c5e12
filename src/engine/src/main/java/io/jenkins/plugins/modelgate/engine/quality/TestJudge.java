package io.jenkins.plugins.modelgate.engine.quality;

import io.jenkins.plugins.modelgate.engine.policy.PathGlob;
import io.jenkins.plugins.modelgate.engine.quality.TestResult.Status;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds tests against what the policy demands of them. */
final class TestJudge {
    /** Most tests of one kind that are told one by one. */
    private static final int MOST = 500;

    private TestJudge() {}

    static void judge(List<TestResult> now, List<TestResult> before, List<String> patterns, Verdicts verdicts) {
        Set<TestResult> demanded = new HashSet<>();
        Map<List<String>, String> passedBefore = new LinkedHashMap<>();
        for (String pattern : patterns) {
            PathGlob glob = new PathGlob(pattern);
            List<TestResult> meant =
                    now.stream().filter(test -> matches(glob, test)).toList();
            demanded.addAll(meant);
            if (meant.isEmpty()) {
                verdicts.open(QualityRules.TEST_OPEN, Location.ofFile(""), "No test fits " + SafeText.quote(pattern));
            }
            before.stream()
                    .filter(test -> test.status() == Status.PASSED && matches(glob, test))
                    .forEach(test -> passedBefore.put(key(test), test.id()));
        }
        // By file, for a policy may accept what stands in one of them.
        Map<String, Integer> failures = new LinkedHashMap<>();
        for (TestResult test : now) {
            boolean wanted = demanded.contains(test);
            boolean failed = test.status() == Status.FAILED || test.status() == Status.ERROR;
            boolean counts = failed || wanted && test.status() != Status.PASSED;
            if (!counts) {
                continue;
            }
            // Those that the policy demands are told one by one.
            if (!wanted && failures.merge(test.place(), 1, Integer::sum) > MOST) {
                continue;
            }
            String id = SafeText.of(test.id());
            Location place = new Location(test.place(), id, -1);
            if (failed) {
                String how = test.status() == Status.ERROR ? " ended with an error" : " failed";
                verdicts.found(QualityRules.TEST_FAILED, wanted ? Severity.HIGH : Severity.MEDIUM, place, id + how);
            } else {
                verdicts.open(
                        QualityRules.TEST_OPEN,
                        place,
                        id + (test.status() == Status.SKIPPED ? " was skipped" : " passed only after failing"));
            }
        }
        failures.forEach((file, count) -> {
            if (count > MOST) {
                verdicts.found(
                        QualityRules.TEST_FAILED,
                        Severity.MEDIUM,
                        Location.ofFile(file),
                        count + " tests of this file failed; the first " + MOST + " are told");
            }
        });
        now.forEach(test -> passedBefore.remove(key(test)));
        passedBefore.values().stream()
                .limit(MOST)
                .forEach(id -> verdicts.open(
                        QualityRules.TEST_OPEN,
                        Location.ofFile(""),
                        SafeText.of(id) + " passed in the last approved version and is gone"));
    }

    /** The same test of two suites is two tests. */
    private static List<String> key(TestResult test) {
        return List.of(test.suite(), test.group(), test.name());
    }

    private static boolean matches(PathGlob glob, TestResult test) {
        return test.names().stream().anyMatch(glob::matches);
    }
}
