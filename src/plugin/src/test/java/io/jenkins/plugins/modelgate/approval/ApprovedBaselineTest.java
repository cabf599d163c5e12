package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelgate.engine.approval.State;
import io.jenkins.plugins.modelgate.report.AcceptedFile;
import io.jenkins.plugins.modelgate.report.AcceptedFiles;
import io.jenkins.plugins.modelgate.report.ModelGateReports;
import io.jenkins.plugins.modelgate.report.SampleReports;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What a later build is compared with. */
public class ApprovedBaselineTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    private static AcceptedFile baseline(FreeStyleBuild build) throws Exception {
        return new AcceptedFiles(build, "verifyModelArtifact", "model", "notes.txt").baseline(100);
    }

    private static void attach(FreeStyleBuild build, String content) throws Exception {
        ModelGateReports.attach(
                build, SampleReports.passed(), Map.of("notes.txt", content.getBytes(StandardCharsets.UTF_8)), null);
    }

    private static String seen(AcceptedFile file) {
        return file.build() + " " + file.approved() + " " + new String(file.content(), StandardCharsets.UTF_8);
    }

    /** What is new is told against what people agreed to; as long as they agreed to nothing, against what passed. */
    @Test
    public void theBaselineIsTheLastBuildThatWasApproved() throws Exception {
        Town.settle(r);
        FreeStyleProject job = r.createFreeStyleProject();
        FreeStyleBuild first = r.buildAndAssertSuccess(job);
        assertThat(baseline(first)).isNull();
        attach(first, "one");
        attach(first, "one again");
        attach(r.buildAndAssertSuccess(job), "two");
        FreeStyleBuild third = r.buildAndAssertSuccess(job);
        assertThat(seen(baseline(third))).isEqualTo("2 false two");
        String id = Town.open(job);
        assertThat(seen(baseline(third))).isEqualTo("2 false two");
        Town.approve(id, "lea");
        Town.approve(id, "sec");
        assertThat(ApprovalRequests.get().get(id).state()).isEqualTo(State.APPROVED);
        assertThat(seen(baseline(third))).isEqualTo("1 true one again");
        // What joins an approved build afterwards was shown to nobody.
        Thread.sleep(2);
        attach(first, "late");
        assertThat(seen(baseline(third))).isEqualTo("1 true one again");
        Town.revoke(id, "lea");
        assertThat(seen(baseline(third))).isEqualTo("2 false two");
    }
}
