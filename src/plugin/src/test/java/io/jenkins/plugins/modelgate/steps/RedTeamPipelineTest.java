package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.report.ModelGateReports;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Attacks in a real Jenkins. */
public class RedTeamPipelineTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    /** One attack of each kind of gate that needs jars of its own in the worker. */
    @Test
    public void attacksAreCaughtAndShownOnThePage() throws Exception {
        WorkflowRun run = run(
                "'model/pickle-system-call', 'dataset/duplicates', 'dependency/unpinned', 'configuration/host-directory', 'audit/entry-removed'",
                Result.SUCCESS);
        ReportEntry entry = run.getAction(ModelGateRunAction.class).entries().get(0);
        assertThat(entry.check()).isEqualTo("redTeamPipeline");
        try (JenkinsRule.WebClient client = r.createWebClient()) {
            String url = ModelGateReports.url(run, entry);
            String page = client.goTo(url).asNormalizedText();
            assertThat(page)
                    .contains("5 caught, 0 missed, 0 undecided, 0 not applicable.")
                    .contains("A pickle that calls os.system");
            assertThat(client.goTo(url + "red-team.json", "application/json")
                            .getWebResponse()
                            .getContentAsString())
                    .contains("\"CAUGHT\"");
        }
    }

    @Test
    public void aMissClosesTheGateAndGivesTheSentence() throws Exception {
        WorkflowRun run = run("'model/signature-stripped'", Result.FAILURE);
        r.assertLogContains("redteam/missed", run);
        r.assertLogContains("Add to the policy: modelArtifact.signature: REQUIRED", run);
    }

    private static WorkflowRun run(String scenarios, Result result) throws Exception {
        WorkflowJob job = Models.job(r, "");
        job.setDefinition(
                new CpsFlowDefinition("node('built-in') { redTeamPipeline(scenarios: [" + scenarios + "]) }", true));
        return r.buildAndAssertStatus(result, job);
    }
}
