package io.jenkins.plugins.modelgate.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.junit.Test;

public class JudgeTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 31);
    private static final Artifact GOOD = artifact("good", Coverage.FULL, true);

    @Test
    public void failOnIsTheThreshold() throws PolicyException {
        for (Severity failOn : List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)) {
            Judge judge = judge("failOn: " + failOn);
            for (Severity severity : Severity.values()) {
                Verdict expected = severity.atLeast(failOn) ? Verdict.FAILED : Verdict.PASSED;
                assertThat(judge.verdict(List.of(finding("a/b", "f", severity)), List.of(GOOD)))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    public void whatWasNotExaminedIsNotAPass() throws PolicyException {
        Judge judge = judge("failOn: HIGH");
        assertThat(judge.verdict(List.of(), List.of())).isEqualTo(Verdict.INCOMPLETE);
        assertThat(judge.verdict(List.of(), List.of(GOOD))).isEqualTo(Verdict.PASSED);
        assertThat(judge.verdict(List.of(), List.of(artifact("readme", Coverage.NONE, false))))
                .isEqualTo(Verdict.INCOMPLETE);
        assertThat(judge.verdict(List.of(), List.of(GOOD, artifact("readme", Coverage.NONE, false))))
                .isEqualTo(Verdict.PASSED);
        assertThat(judge.verdict(List.of(), List.of(GOOD, artifact("p", Coverage.PARTIAL, true))))
                .isEqualTo(Verdict.INCOMPLETE);
        assertThat(judge.verdict(List.of(), List.of(GOOD, artifact("n", Coverage.NONE, true))))
                .isEqualTo(Verdict.INCOMPLETE);
        assertThat(judge.verdict(List.of(), List.of(GOOD, new Artifact("u", 1, null, "onnx", Coverage.FULL, true))))
                .isEqualTo(Verdict.INCOMPLETE);
        assertThat(judge.verdict(
                        List.of(finding("a/b", "f", Severity.HIGH)), List.of(artifact("p", Coverage.PARTIAL, true))))
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    public void suppressionsNeedRuleFileAndDate() throws PolicyException {
        String policy = "suppress: [{rule: a/b, file: 'legacy/*.pkl', reason: MG-12, until: %s}]";
        List<Finding> findings = List.of(
                finding("a/b", "legacy/x.pkl", Severity.HIGH),
                finding("a/b", "legacy/deep/x.pkl", Severity.HIGH),
                finding("a/c", "legacy/x.pkl", Severity.HIGH));

        Judge.Sorted lastDay = judge(policy.formatted("2027-03-31")).sort(findings);
        assertThat(lastDay.suppressed()).hasSize(1);
        assertThat(lastDay.suppressed().get(0).reason()).isEqualTo("MG-12");
        assertThat(lastDay.counting()).hasSize(2);
        assertThat(judge(policy.formatted("2027-03-30")).sort(findings).suppressed())
                .isEmpty();
    }

    @Test
    public void oneOfSeveralVulnerabilitiesAcceptsNoOther() throws PolicyException {
        Finding both = finding("dependency/vulnerability", "CVE-1", "CVE-2", "GHSA-1", "CWE-1395");
        Finding none = finding("dependency/vulnerability", "GHSA-2", "PYSEC-2", "CWE-1395");
        assertThat(accepted(both, "dependency/vulnerability:CVE-1")).isFalse();
        assertThat(accepted(both, "dependency/vulnerability:GHSA-1")).isFalse();
        assertThat(accepted(both, "dependency/vulnerability:CWE-1395")).isFalse();
        assertThat(accepted(both, "dependency/vulnerability:CVE-1", "dependency/vulnerability:CVE-2"))
                .isTrue();
        assertThat(accepted(both, "dependency/vulnerability")).isTrue();
        assertThat(accepted(none, "dependency/vulnerability:PYSEC-2")).isTrue();
        assertThat(accepted(none, "dependency/vulnerability:CWE-1395")).isFalse();
    }

    private static boolean accepted(Finding finding, String... rules) throws PolicyException {
        StringBuilder policy = new StringBuilder("suppress: [");
        for (String rule : rules) {
            policy.append("{rule: '").append(rule).append("', reason: MG-12, until: 2099-01-01},");
        }
        policy.setCharAt(policy.length() - 1, ']');
        return judge(policy.toString()).sort(List.of(finding)).counting().isEmpty();
    }

    private static Finding finding(String rule, String... references) {
        return new Finding(rule, Severity.HIGH, "t", "d", Location.ofFile("f"), "r", List.of(references));
    }

    @Test
    public void globsMatchAsDocumented() {
        assertThat(new PathGlob("**").matches("a/b/c")).isTrue();
        assertThat(new PathGlob("*.pkl").matches("a.pkl")).isTrue();
        assertThat(new PathGlob("*.pkl").matches("d/a.pkl")).isFalse();
        assertThat(new PathGlob("**/*.pkl").matches("a.pkl")).isTrue();
        assertThat(new PathGlob("**/*.pkl").matches("d/e/a.pkl")).isTrue();
        assertThat(new PathGlob("d/**/a").matches("d/a")).isTrue();
        assertThat(new PathGlob("d/**/a").matches("d/x/y/a")).isTrue();
        assertThat(new PathGlob("d/**/a").matches("da")).isFalse();
        assertThat(new PathGlob("a?c").matches("abc")).isTrue();
        assertThat(new PathGlob("a?c").matches("a/c")).isFalse();
        assertThat(new PathGlob("*").matches("")).isTrue();
        assertThat(new PathGlob("a*b*c").matches("a-b-b-c")).isTrue();
        assertThat(new PathGlob("*".repeat(50) + "x").matches("y".repeat(2000))).isFalse();
    }

    private static Judge judge(String yaml) throws PolicyException {
        return new Judge(Policy.of(PolicyFile.yaml(yaml, "p")), TODAY);
    }

    private static Artifact artifact(String path, Coverage coverage, boolean loadable) {
        return new Artifact(path, 1, "0".repeat(64), "x", coverage, loadable);
    }

    private static Finding finding(String rule, String file, Severity severity) {
        return new Finding(rule, severity, "t", "d", Location.ofFile(file), "r", List.of());
    }
}
