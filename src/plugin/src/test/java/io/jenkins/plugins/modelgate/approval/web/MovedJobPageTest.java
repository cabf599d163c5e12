package io.jenkins.plugins.modelgate.approval.web;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.cli.CLICommandInvoker;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelgate.engine.approval.ApprovalRequest;
import io.jenkins.plugins.modelgate.report.SampleReports;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What people see of the requests of a job that has another name now, and of the job that took the old one. */
public class MovedJobPageTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    private static Approvers approvers;

    @BeforeClass
    public static void people() throws Exception {
        approvers = new Approvers(r);
    }

    @AfterClass
    public static void goHome() throws Exception {
        approvers.goHome();
    }

    @Test
    public void newNameIsShownAndTheOldOneIsAnothersHistory() throws Exception {
        Web web = new Web(r);
        ApprovalRequest approved = approvers.open();
        Approvers.votes(approved, "second", "third");
        ApprovalRequest waits = approvers.open();
        approvers.job.renameTo("model-renamed");

        for (String path :
                new String[] {"model-gate-approvals/", "model-gate-approvals/?show=all", ApprovalsRootAction.url(waits)
                }) {
            assertThat(web.get("approver", path).getContentAsString()).as(path).contains("model-renamed");
        }
        String rest = "model-gate-approvals/api/v1/requests/";
        assertThat(web.get("approver", rest + "?job=team/model-renamed").getContentAsString())
                .contains(waits.id(), "\"job\":\"team/model\"", "\"currentJob\":\"team/model-renamed\"");
        assertThat(web.get("approver", rest + "?job=team/model").getContentAsString())
                .doesNotContain(waits.id());
        assertThat(new CLICommandInvoker(r, "list-model-approvals")
                        .asUser("approver")
                        .invoke()
                        .stdout())
                .contains("team/model-renamed#");
        assertThat(web.get("approver", ApprovalsRootAction.url(waits)).getContentAsString())
                .as("its own history")
                .contains(ApprovalsRootAction.url(approved));

        // Another job under the old name: a build of its own, and no version of it was ever approved.
        FreeStyleProject other = approvers.folder.createProject(FreeStyleProject.class, "model");
        FreeStyleBuild build = r.buildAndAssertSuccess(other);
        io.jenkins.plugins.modelgate.report.ModelGateReports.attach(build, SampleReports.passed(), null);
        ApprovalRequest others = approvers.open(other, build, "model/", null, SampleReports.DIGEST);
        assertThat(web.get("approver", ApprovalsRootAction.url(others)).getContentAsString())
                .as("not its history")
                .doesNotContain(ApprovalsRootAction.url(approved));

        approvers.job.renameTo("model-again");
        assertThat(web.get("approver", ApprovalsRootAction.url(waits)).getContentAsString())
                .contains("model-again");
    }
}
