package io.jenkins.plugins.modelgate.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Cause;
import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.audit.Entries;
import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.ReportReader;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.report.ModelGateRunAction;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What gates leave in the audit log, and that they stay closed when they cannot. */
public class GateRecordTest {
    private static final String SCRIPT = "node('built-in') { verifyModelArtifact 'model'; echo 'gate open' }";

    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    @Rule
    public FakeWorker worker = new FakeWorker();

    @Test
    public void verdictsAreRecordedWithTheReport() throws Exception {
        WorkflowJob job = Models.job(r, r.jenkins, SCRIPT, Models.GOOD);
        worker.answer(Answers.json(Answers.clean()), "PASSED");
        r.jenkins.setSecurityRealm(r.createDummySecurityRealm());
        User.getById("alice", true);
        WorkflowRun run = r.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new hudson.model.CauseAction(new Cause.UserIdCause("alice"))));
        Entry started = Entries.last("gate.started");
        assertThat(started.detail()).containsEntry("agent", "built-in").containsEntry("check", "verifyModelArtifact");
        Entry verdict = Entries.last("gate.verdict");
        assertThat(verdict.decision()).isEqualTo("PASSED");
        assertThat(verdict.actor()).isEqualTo("alice");
        assertThat(verdict.job()).isEqualTo(job.getFullName());
        assertThat(verdict.build()).isEqualTo("1");
        assertThat(verdict.policy().sha256()).isEqualTo(Policy.defaults().digest());
        assertThat(verdict.subjects())
                .containsExactly(
                        new Entry.Subject("model", Answers.clean().subject().sha256()));
        assertThat(ReportReader.read(new ByteArrayInputStream(
                                Entries.evidence(verdict).getBytes(StandardCharsets.UTF_8)))
                        .verdict())
                .isEqualTo(Verdict.PASSED);
        assertThat(verdict.detail())
                .containsEntry(
                        "node",
                        run.getAction(ModelGateRunAction.class).entries().get(0).nodeId());

        worker.answer(
                Answers.json(Answers.with(
                        List.of(Answers.finding(Severity.CRITICAL, "os.system")), List.of(), Verdict.PASSED)),
                "PASSED");
        r.buildAndAssertStatus(Result.FAILURE, job);
        verdict = Entries.last("gate.verdict");
        assertThat(verdict.decision())
                .as("the controller's own, not the worker's")
                .isEqualTo("FAILED");
        assertThat(verdict.detail()).containsEntry("critical", 2L);
        assertThat(Entries.evidence(verdict)).contains("worker/verdict-differs");
        assertThat(verdict.actor()).isEqualTo("SYSTEM");

        run.delete();
        Entry deleted = Entries.last("run.deleted");
        assertThat(deleted.job()).isEqualTo(job.getFullName());
        assertThat(deleted.build()).isEqualTo("1");
        int entries = Entries.all().size();
        r.buildAndAssertSuccess(r.createFreeStyleProject("other")).delete();
        assertThat(Entries.all()).as("no gate, no entry").hasSize(entries);
        job.delete();
        assertThat(Entries.last("run.deleted").detail()).containsEntry("all", true);
    }

    @Test
    public void gateThatCannotBeRecordedStaysClosed() throws Exception {
        WorkflowJob job = Models.job(r, r.jenkins, SCRIPT, Models.GOOD);
        worker.answer(Answers.json(Answers.clean()), "PASSED");
        Entries.breakLog();
        WorkflowRun run = r.buildAndAssertStatus(Result.FAILURE, job);
        r.assertLogContains(
                "ERROR: verifyModelArtifact: the gate stays closed: gate.started could not be recorded", run);
        r.assertLogNotContains("gate open", run);
        assertThat(run.getAction(ModelGateRunAction.class)).isNull();

        Entries.mendLog();
        r.assertLogContains("gate open", r.buildAndAssertSuccess(job));
    }

    @Test
    public void namesChosenByAnAttackerNeitherHideNorBreakEntries() throws Exception {
        String name = "rev\u202Eersed" + "x".repeat(60);
        Folder folder = r.createProject(Folder.class, name);
        WorkflowJob job = folder.createProject(WorkflowJob.class, "it's a job");
        job.setDefinition(new CpsFlowDefinition(SCRIPT, true));
        Models.put(Models.workspace(r.jenkins, job).child("model").child(Models.GOOD), Models.GOOD);
        worker.answer(Answers.json(Answers.clean()), "PASSED");
        WorkflowRun run = r.buildAndAssertSuccess(job);
        assertThat(Entries.last("gate.verdict").job())
                .startsWith("rev\\u{202e}ersed")
                .endsWith("/it's a job");
        run.delete();
        assertThat(Entries.last("run.deleted").job())
                .isEqualTo(Entries.last("gate.verdict").job());
    }
}
