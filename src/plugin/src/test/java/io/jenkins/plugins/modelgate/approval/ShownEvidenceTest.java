package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.Workers;
import io.jenkins.plugins.modelgate.engine.approval.State;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** The reports that people see on the page of a request, wherever they were made, as far as they may look. */
public class ShownEvidenceTest {
    private static final String GONE = "This report is not there any more, or was changed.";
    private static final String COPY = "This is the copy that is kept beside the audit log.";

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @Before
    public void settle() throws Exception {
        Town.settle(r);
    }

    private static WorkflowJob job(String script) throws Exception {
        WorkflowJob job = Pipelines.job(r, script);
        Models.workspace(r.jenkins, job).child("model").child("README.md").write("of " + job.getName(), "UTF-8");
        return job;
    }

    private static String page(String user, String request) throws Exception {
        try (JenkinsRule.WebClient client = r.createWebClient()) {
            client.setJavaScriptEnabled(false);
            return client.login(user)
                    .goTo("model-gate-approvals/request/" + request + "/")
                    .getWebResponse()
                    .getContentAsString();
        }
    }

    @Test
    public void reportOfANamedBuildIsShownToWhoMayReadIt() throws Exception {
        WorkflowJob maker = job(Pipelines.VERIFY);
        WorkflowRun made = r.assertBuildStatusSuccess(r.waitForCompletion(Pipelines.start(maker, "dev")));
        WorkflowJob asker =
                job("requireApproval artifact: 'model', to: 'production', upstream: '" + maker.getName() + "#1'");
        WorkflowRun run = Pipelines.start(asker, "dev");
        String request = Pipelines.await(run);
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ)
                .onItems(asker)
                .to("lea", "lou")
                .grant(Item.READ)
                .onItems(maker)
                .to("lea"));
        String link = made.getUrl() + "model-gate/report/";
        assertThat(page("lea", request)).contains(link).doesNotContain(GONE, COPY);
        assertThat(page("lou", request)).contains(GONE).doesNotContain(link, COPY);
        made.delete();
        // Whether somebody could see the reports of a build that is gone, its job cannot say for sure.
        assertThat(page("lea", request)).contains(GONE).doesNotContain(link, COPY);
        run.doStop();
        r.waitForCompletion(run);
        Workers.until("void", () -> ApprovalRequests.get().get(request).state() == State.VOIDED);
    }

    @Test
    public void reportOfADeletedBuildIsShownFromTheCopy() throws Exception {
        WorkflowJob job = job(Pipelines.VERIFY + Pipelines.ASK);
        WorkflowRun run = Pipelines.start(job, "dev");
        String request = Pipelines.await(run);
        Pipelines.agree(request);
        r.assertBuildStatusSuccess(r.waitForCompletion(run));
        assertThat(page("lea", request)).contains("model-gate/report/").doesNotContain(GONE, COPY);
        run.delete();
        assertThat(page("lea", request)).contains(COPY).doesNotContain(GONE, "model-gate/report/");
        // A job that takes the name of one that is gone does not get its reports.
        String name = job.getName();
        job.renameTo(name + "-renamed");
        r.createFreeStyleProject(name);
        assertThat(page("lea", request)).contains(COPY).doesNotContain(GONE);
    }
}
