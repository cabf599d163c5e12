package io.jenkins.plugins.modelgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.Datasets;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.audit.Entries;
import io.jenkins.plugins.modelgate.config.ModelGatePermissions;
import io.jenkins.plugins.modelgate.engine.approval.Evidence;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.report.ModelGateReports;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Which data made a model: on its report, on the request for its approval, and in the audit log. */
public class DatasetLineageTest {
    private static final String VALIDATE = "validateDataset paths: 'data/*.csv', name: 'orders'\n";

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @Before
    public void settle() throws Exception {
        Town.settle(r);
    }

    private static WorkflowJob job(String script) throws Exception {
        WorkflowJob job = Pipelines.job(r, script);
        FilePath workspace = Models.workspace(r.jenkins, job);
        workspace.child("model/README.md").write("of " + job.getName(), "UTF-8");
        return job;
    }

    private static void data(WorkflowJob job, double shift, long seed) throws Exception {
        Datasets.put(Models.workspace(r.jenkins, job).child("data/orders.csv"), 1000, shift, seed);
    }

    @Test
    public void dataOfTheSameBuildIsShownToThoseWhoDecide() throws Exception {
        WorkflowJob job = job("node('built-in') {\n" + VALIDATE + "verifyModelArtifact 'model'\n}\n" + Pipelines.ASK);
        data(job, 0, 1);
        WorkflowRun run = Pipelines.start(job, "dev");
        String request = Pipelines.await(run);
        ReportEntry dataset = entry(run, "validateDataset");
        ReportEntry model = entry(run, "verifyModelArtifact");

        assertThat(page("lea", ModelGateReports.url(run, model)))
                .contains("Data that made this model", "orders", dataset.sha256(), "this build has examined it")
                .contains(ModelGateReports.url(run, dataset));
        assertThat(page("lea", "model-gate-approvals/request/" + request + "/"))
                .contains(dataset.sha256(), ModelGateReports.url(run, dataset), "orders");
        List<Evidence> shown = ApprovalRequests.get().get(request).terms().evidence();
        assertThat(shown).extracting(Evidence::check).containsExactly("verifyModelArtifact", "validateDataset");

        Entry verdict = verdict(model);
        assertThat(verdict.detail().get("datasets").toString())
                .contains("sha256:" + dataset.sha256(), "PASSED", "orders", job.getName() + " #1");
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        AuditTrail.get().evidence().copyTo(verdict.evidence().get(1).sha256(), list);
        assertThat(list.toString(StandardCharsets.UTF_8))
                .contains(dataset.sha256(), dataset.id(), shown.get(1).digest());
        assertThat(Entries.last("approval.requested").detail().get("reports").toString())
                .contains(shown.get(1).digest());
        Pipelines.agree(request);
        r.assertBuildStatusSuccess(r.waitForCompletion(run));
    }

    @Test
    public void dataOfOtherBuildsIsFoundByCauseNameAndFingerprint() throws Exception {
        String mark = "step([$class: 'Fingerprinter', targets: 'data/*.csv'])\n";
        WorkflowJob ingest = job("node('built-in') {\n" + mark + VALIDATE + "}\n");
        data(ingest, 0, 2);
        WorkflowRun good = r.buildAndAssertSuccess(ingest);
        // Another version, which failed: whoever decides about a model of it sees that.
        data(ingest, 3, 3);
        WorkflowRun bad = r.buildAndAssertStatus(Result.FAILURE, ingest);

        String verify = "node('built-in') { verifyModelArtifact path: 'model' }\n";
        WorkflowJob train = job(verify + Pipelines.ASK);
        WorkflowRun caused = train.scheduleBuild2(0, new CauseAction(new Cause.UpstreamCause(good)))
                .waitForStart();
        String request = Pipelines.await(caused);
        shows(caused, good, "Passed", "its build led to this one");
        assertThat(page("lea", "model-gate-approvals/request/" + request + "/"))
                .contains(entry(good, "validateDataset").sha256());
        hiddenFrom("lou", train, ingest, caused, request, good);
        caused.doStop();
        r.waitForCompletion(caused);

        script(train, verify.replace("path:", "data: '" + ingest.getName() + "#2', path:") + Pipelines.ASK);
        WorkflowRun named = Pipelines.start(train, "dev");
        String doubtful = Pipelines.await(named);
        shows(named, bad, "Failed", "the Pipeline names its build");
        assertThat(ApprovalRequests.get().get(doubtful).terms().evidence())
                .extracting(Evidence::verdict)
                .containsExactly(Verdict.PASSED, Verdict.FAILED);
        named.doStop();
        r.waitForCompletion(named);

        data(train, 0, 2);
        script(train, "node('built-in') {\n" + mark + "verifyModelArtifact 'model'\n}\n");
        shows(r.buildAndAssertSuccess(train), good, "Passed", "a file has its fingerprint from there");

        for (String wrong : List.of("nowhere#1", ingest.getName() + "#99", ingest.getName(), "#1", "../x#1")) {
            script(train, verify.replace("path:", "data: '" + wrong + "', path:"));
            r.assertLogContains(
                    "ERROR: verifyModelArtifact: data '" + wrong + "'", r.buildAndAssertStatus(Result.FAILURE, train));
        }
    }

    private static void script(WorkflowJob job, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
    }

    private static void shows(WorkflowRun run, WorkflowRun maker, String verdict, String how) throws Exception {
        ReportEntry dataset = entry(maker, "validateDataset");
        assertThat(page("lea", ModelGateReports.url(run, entry(run, "verifyModelArtifact"))))
                .contains(dataset.sha256(), ModelGateReports.url(maker, dataset), verdict, how);
        assertThat(verdict(entry(run, "verifyModelArtifact"))
                        .detail()
                        .get("datasets")
                        .toString())
                .contains(dataset.sha256(), maker.getParent().getName() + " #" + maker.getNumber());
    }

    /** Who may not look into the job of the data sees the digest and the verdict, and nothing else of it. */
    private static void hiddenFrom(
            String user, WorkflowJob train, WorkflowJob ingest, WorkflowRun run, String request, WorkflowRun maker)
            throws Exception {
        r.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ, ModelGatePermissions.VIEW)
                .onItems(train)
                .to(user));
        ReportEntry dataset = entry(maker, "validateDataset");
        String report = page(user, ModelGateReports.url(run, entry(run, "verifyModelArtifact")));
        assertThat(report)
                .contains(dataset.sha256(), "a dataset of a job that you may not look into")
                .doesNotContain("orders", ModelGateReports.url(maker, dataset));
        assertThat(page(user, "model-gate-approvals/request/" + request + "/"))
                .doesNotContain("orders", ModelGateReports.url(maker, dataset));
        Town.settle(r);
    }

    private static Entry verdict(ReportEntry model) throws Exception {
        List<Entry> verdicts = Entries.of("gate.verdict").stream()
                .filter(entry -> entry.subjects().stream()
                        .anyMatch(subject -> subject.sha256().equals(model.sha256())))
                .toList();
        return verdicts.get(verdicts.size() - 1);
    }

    private static ReportEntry entry(WorkflowRun run, String check) {
        return run.getAction(ModelGateRunAction.class).entries().stream()
                .filter(entry -> entry.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private static String page(String user, String path) throws Exception {
        try (JenkinsRule.WebClient client = r.createWebClient()) {
            client.setJavaScriptEnabled(false);
            return client.login(user).goTo(path).getWebResponse().getContentAsString();
        }
    }
}
