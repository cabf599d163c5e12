package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Node;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.Datasets;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.Workers;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import java.util.List;
import org.htmlunit.Page;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.BuildWatcher;
import org.jvnet.hudson.test.InboundAgentRule;
import org.jvnet.hudson.test.JenkinsRule;

/** Data that is as it was, data that is not, and data that never ends, on an agent in another process. */
public class ValidateDatasetTest {
    private static final String STEP =
            "node('far') { def data = validateDataset(paths: 'data/*.csv', name: 'orders\\u202e',"
                    + " label: 'class')\necho \"said ${data.verdict} ${data.digest} ${data.report}\" }";

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
    public void theNextVersionIsComparedWithTheOneThatPassed() throws Exception {
        WorkflowJob job = Models.job(r, STEP);
        FilePath data = Models.workspace(agent, job).child("data/orders.csv");
        Datasets.put(data, 5000, 0, 1);
        WorkflowRun first = r.buildAndAssertSuccess(job);
        ReportEntry entry = onlyEntry(first);
        assertThat(entry.check()).isEqualTo("validateDataset");
        // Shown with its hidden character in sight, and found again by the next build all the same.
        assertThat(entry.subject()).isEqualTo(SafeText.of("orders\u202e"));
        r.assertLogContains("said PASSED " + entry.sha256() + " " + entry.id(), first);
        assertThat(agent.getRootPath().child("model-gate/run").list()).isEmpty();

        // The same again with other rows: no drift.
        Datasets.put(data, 5000, 0, 2);
        WorkflowRun second = r.buildAndAssertSuccess(job);
        assertThat(rules(second)).filteredOn(rule -> rule.startsWith("drift/")).allMatch("drift/out-of-range"::equals);

        // Another world.
        Datasets.put(data, 5000, 2, 3);
        WorkflowRun third = r.buildAndAssertStatus(Result.FAILURE, job);
        assertThat(onlyEntry(third).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(rules(third)).contains("drift/distribution");

        // What failed is no baseline: the same data fails again, and the good one passes.
        r.buildAndAssertStatus(Result.FAILURE, job);
        Datasets.put(data, 5000, 0, 4);
        r.buildAndAssertSuccess(job);

        // A profile of the other world in the workspace is no way around the version that passed.
        FilePath profile = Models.workspace(agent, job).child("world.json");
        profile.write(client(third, "profile.json").getWebResponse().getContentAsString(), "UTF-8");
        Datasets.put(data, 5000, 2, 3);
        job.setDefinition(new CpsFlowDefinition(STEP.replace("label:", "baseline: 'world.json', label:"), true));
        WorkflowRun around = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains("is the baseline, not world.json", around);

        HtmlPage page = r.createWebClient()
                .getPage(third, "model-gate/report/" + onlyEntry(third).id() + "/");
        assertThat(page.getByXPath("//*[local-name()='svg' and @role='img']")).isNotEmpty();
        assertThat(page.asNormalizedText()).contains("amount");
    }

    private static Page client(WorkflowRun run, String file) throws Exception {
        return r.createWebClient()
                .goTo(run.getUrl() + "model-gate/report/" + onlyEntry(run).id() + "/" + file, "application/json");
    }

    @Test
    public void abortKillsTheQuery() throws Exception {
        WorkflowRun run = busy();
        long worker = Workers.awaitOne(agent.getRootPath());
        run.doStop();
        Workers.awaitGone(worker);
        r.assertBuildStatus(Result.ABORTED, r.waitForCompletion(run));
        assertThat(run.getAction(ModelGateRunAction.class)).isNull();
        Workers.until(
                "its directory is gone",
                () -> agent.getRootPath().child("model-gate/run").list().isEmpty());
    }

    /** Data can bring native code to crash: that is no verdict, and nothing of it stays. */
    @Test
    public void aCrashOfNativeCodeIsNoPass() throws Exception {
        WorkflowRun run = busy();
        long worker = Workers.awaitOne(agent.getRootPath());
        // A third of the memory is the heap's, the rest the embedded engine's: both together are what the policy says.
        assertThat(ProcessHandle.of(worker).orElseThrow().info().commandLine().orElse(""))
                .contains("-Xmx" + (512 << 10) + "k");
        Workers.until(
                "it queries", () -> agent.getRootPath().child("model-gate/run").list("*/**/rows.db").length > 0);
        assertThat(new ProcessBuilder("kill", "-SEGV", String.valueOf(worker))
                        .start()
                        .waitFor())
                .isZero();
        r.assertBuildStatus(Result.FAILURE, r.waitForCompletion(run));
        r.assertLogContains(
                "ERROR: validateDataset: the worker ended without an answer, exit code 134: native code crashed", run);
        r.assertLogContains("Nothing was decided and nothing passed", run);
        r.assertLogNotContains("said ", run);
        assertThat(run.getAction(ModelGateRunAction.class)).isNull();
        Workers.awaitGone(worker);
        Workers.until(
                "its directory is gone, and with it the rows",
                () -> agent.getRootPath().child("model-gate/run").list().isEmpty());
    }

    /** Millions of rows: minutes of work. */
    private static WorkflowRun busy() throws Exception {
        WorkflowJob job = Models.job(r, STEP);
        FilePath data = Models.workspace(agent, job).child("data/orders.csv");
        Datasets.put(data, 200_000, 0, 5);
        String rows = data.readToString();
        try (var out = data.write()) {
            for (int i = 0; i < 60; i++) {
                out.write((i == 0 ? rows : rows.substring(rows.indexOf('\n') + 1)).getBytes("UTF-8"));
            }
        }
        return job.scheduleBuild2(0).waitForStart();
    }

    @Test
    public void relationshipsLeadToOtherTables() throws Exception {
        WorkflowJob job = Models.job(
                r,
                "node('far') { validateDataset paths: 'orders.csv', contract: 'shop.yaml',"
                        + " tables: 'customers=known/*.csv' }");
        FilePath workspace = Models.workspace(agent, job);
        workspace
                .child("shop.yaml")
                .write(
                        "apiVersion: v3.1.0\nkind: DataContract\nid: shop\nversion: 1.0.0\nstatus: active\nschema:\n"
                                + "- name: orders\n  properties:\n  - name: customer\n    logicalType: string\n"
                                + "    relationships: [{to: customers.number}]\n"
                                + "- name: customers\n  properties:\n  - {name: number, logicalType: string}\n",
                        "UTF-8");
        workspace.child("known/customers.csv").write("number,name\nc1,Ada\nc2,Bo\n", "UTF-8");
        workspace.child("orders.csv").write("customer,amount\nc1,5\nc2,7\nc1,8\n", "UTF-8");
        r.buildAndAssertSuccess(job);
        workspace.child("orders.csv").write("customer,amount\nc1,5\nc9,7\nc1,8\n", "UTF-8");
        WorkflowRun stray = r.buildAndAssertStatus(Result.FAILURE, job);
        assertThat(rules(stray)).contains("contract/relationship");
        r.assertLogContains("c9", stray);
    }

    @Test
    public void whatLeavesTheWorkspaceIsRefused() throws Exception {
        for (String paths : List.of("../other/*.csv", "/etc/passwd", "", " , ")) {
            WorkflowJob job = Models.job(r, "node('far') { validateDataset paths: '" + paths + "' }");
            WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
            r.assertLogContains("ERROR: validateDataset: paths", run);
        }
        for (String table : List.of("customers=../other.csv", "/etc/passwd", "customers")) {
            WorkflowJob job = Models.job(r, "node('far') { validateDataset paths: 'd.csv', tables: '" + table + "' }");
            WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
            r.assertLogContains(table.contains("..") || table.startsWith("/") ? "tables" : "does not exist yet", run);
        }
        WorkflowJob job = Models.job(r, "node('far') { validateDataset paths: 'd.csv', tables: 'customers' }");
        Models.workspace(agent, job).child("d.csv").write("a\n1\n", "UTF-8");
        r.assertLogContains("is not of the form OBJECT=PATH", r.buildAndAssertStatus(Result.FAILURE, job));
    }

    @Test
    public void raggedRowsKeepTheGateClosed() throws Exception {
        WorkflowJob job = Models.job(r, STEP);
        Models.workspace(agent, job).child("data/orders.csv").write("a,b\n1,2\n3\n4,5,6\n", "UTF-8");
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        assertThat(onlyEntry(run).verdict()).isIn(Verdict.INCOMPLETE, Verdict.FAILED);
    }

    private static List<String> rules(WorkflowRun run) throws Exception {
        Report report = run.getAction(ModelGateRunAction.class)
                .store()
                .report(onlyEntry(run).id());
        return report.findings().stream().map(Finding::rule).toList();
    }

    private static ReportEntry onlyEntry(WorkflowRun run) {
        List<ReportEntry> entries = run.getAction(ModelGateRunAction.class).entries();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }
}
