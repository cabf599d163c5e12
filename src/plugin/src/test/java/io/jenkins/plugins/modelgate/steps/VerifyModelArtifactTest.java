package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Node;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.BuildWatcher;
import org.jvnet.hudson.test.InboundAgentRule;
import org.jvnet.hudson.test.JenkinsRule;

/** Good and evil models, on the controller's own node and on an agent in another process. */
public class VerifyModelArtifactTest {
    @ClassRule
    public static BuildWatcher watcher = new BuildWatcher();

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @ClassRule
    public static InboundAgentRule agents = new InboundAgentRule();

    private static Node agent;

    @BeforeClass
    public static void agent() throws Exception {
        agent = agents.createAgent(
                r,
                InboundAgentRule.Options.newBuilder().name("far").label("far").build());
    }

    @Test
    public void goodModelPassesOnTheController() throws Exception {
        passes(r.jenkins, "built-in");
    }

    @Test
    public void goodModelPassesOnAnAgent() throws Exception {
        passes(agent, "far");
    }

    private static void passes(Node node, String label) throws Exception {
        WorkflowJob job = Models.job(
                r,
                node,
                "node('" + label + "') {\n"
                        + "  def model = verifyModelArtifact 'model/'\n"
                        + "  echo \"said ${model.verdict} ${model.digest} ${model.findings.CRITICAL} ${model.report}\"\n"
                        + "}",
                Models.GOOD);
        WorkflowRun run = r.buildAndAssertSuccess(job);
        ReportEntry entry = onlyEntry(run);
        assertThat(entry.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(entry.check()).isEqualTo("verifyModelArtifact");
        r.assertLogContains("said PASSED " + entry.sha256() + " 0 " + entry.id(), run);
        r.assertLogContains("PASSED  Everything was examined and the policy holds.", run);
        assertThat(node.getRootPath().child("model-gate/run").list()).isEmpty();
    }

    @Test
    public void evilModelFailsOnTheController() throws Exception {
        fails(r.jenkins, "built-in");
    }

    @Test
    public void evilModelFailsOnAnAgent() throws Exception {
        fails(agent, "far");
    }

    private static void fails(Node node, String label) throws Exception {
        WorkflowJob job = Models.job(
                r,
                node,
                "node('" + label + "') { verifyModelArtifact 'model'; echo 'went on' }",
                Models.GOOD,
                Models.EVIL);
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        ReportEntry entry = onlyEntry(run);
        assertThat(entry.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(entry.count(Severity.CRITICAL)).isPositive();
        r.assertLogContains("ERROR: verifyModelArtifact: FAILED: \"model\" has ", run);
        r.assertLogNotContains("went on", run);
        // The report quotes the command; its output would be a line of its own.
        assertThat(JenkinsRule.getLog(run).lines()).doesNotContain("a model ran this");
        r.assertLogContains("calls posix.system with (\"echo a model ran this\")", run);
        assertThat(marked(run).getResult()).isEqualTo(Result.FAILURE);
        assertThat(marked(run).getMessage()).startsWith("verifyModelArtifact: FAILED");
        theLogLeadsToTheReport(run, entry);
    }

    private static void theLogLeadsToTheReport(WorkflowRun run, ReportEntry entry) throws Exception {
        try (JenkinsRule.WebClient client = r.createWebClient()) {
            HtmlPage report = client.goTo(run.getUrl() + "console")
                    .getAnchorByText("report " + entry.id())
                    .click();
            assertThat(report.getUrl().getPath()).endsWith(run.getUrl() + "model-gate/report/" + entry.id() + "/");
            assertThat(report.asNormalizedText()).contains("posix.system");
        }
    }

    @Test
    public void whatNobodyUnderstandsIsIncomplete() throws Exception {
        WorkflowJob job = Models.job(
                r,
                "node('built-in') { writeFile file: 'model/weights.bin', text: 'nobody knows what this is'\n"
                        + "verifyModelArtifact 'model' }");
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        assertThat(onlyEntry(run).verdict()).isEqualTo(Verdict.INCOMPLETE);
        r.assertLogContains("ERROR: verifyModelArtifact: INCOMPLETE: ", run);
    }

    @Test
    public void caughtFailureLeavesTheBuildRed() throws Exception {
        WorkflowJob job = Models.job(
                r,
                r.jenkins,
                "node('built-in') { try { verifyModelArtifact 'model' } catch (e) { echo \"caught ${e.message}\" } }",
                Models.EVIL);
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("caught verifyModelArtifact: FAILED", run);
    }

    @Test
    public void branchesReportAtTheSameTime() throws Exception {
        WorkflowJob job = Models.job(
                r,
                r.jenkins,
                "def look() { verifyModelArtifact 'model/" + Models.GOOD + "' }\n"
                        + "node('built-in') { parallel a: { look() }, b: { look() }, c: { look() } }",
                Models.GOOD);
        WorkflowRun run = r.buildAndAssertSuccess(job);
        job.doReload();
        ModelGateRunAction action = job.getLastBuild().getAction(ModelGateRunAction.class);
        assertThat(action.entries()).hasSize(3).extracting(ReportEntry::id).doesNotHaveDuplicates();
        for (ReportEntry entry : action.entries()) {
            assertThat(action.store().report(entry.id()).verdict()).isEqualTo(Verdict.PASSED);
        }
        assertThat(run.getRootDir().toPath().resolve("build.xml"))
                .content()
                .doesNotContain("VerifyModelArtifactExecution");
    }

    private static ReportEntry onlyEntry(WorkflowRun run) {
        ModelGateRunAction action = run.getAction(ModelGateRunAction.class);
        assertThat(action).isNotNull();
        assertThat(action.entries()).hasSize(1);
        return action.entries().get(0);
    }

    private static WarningAction marked(WorkflowRun run) {
        for (FlowNode node : new DepthFirstScanner().allNodes(run.getExecution())) {
            WarningAction mark = node.getPersistentAction(WarningAction.class);
            if (mark != null) {
                return mark;
            }
        }
        throw new AssertionError("no node is marked");
    }
}
