package io.jenkins.plugins.modelgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.modelgate.Models;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The administrator's policy is the floor: folders and steps only tighten. */
public class PolicyInForceTest {
    @ClassRule
    public static JenkinsRule r = new JenkinsRule();

    private ModelGateConfiguration configuration;

    @Before
    public void nothingConfigured() {
        configuration = ModelGateConfiguration.get();
        configuration.setPolicies(null);
        configuration.setDefaultPolicy(null);
    }

    @Test
    public void choosesTheFloor() throws Exception {
        Item job = r.createFreeStyleProject();
        assertThat(of(job, null).digest()).isEqualTo(Policy.defaults().digest());
        assertThat(of(job, "default").name()).isEqualTo("default");
        refused(job, "production", "policy 'production' is not known to this Jenkins; none is configured");

        configuration.setPolicies(List.of(policy("production", "LOW"), policy("research", "CRITICAL")));
        refused(job, null, "policy is missing: this Jenkins has policies but none of them is the default");
        refused(job, "default", "policy 'default' is not known to this Jenkins; known: production, research");
        assertThat(of(job, "research").text("failOn")).isEqualTo("CRITICAL");

        configuration.setDefaultPolicy("production");
        assertThat(of(job, null).name()).isEqualTo("production");
        configuration.setDefaultPolicy("gone");
        refused(job, null, "policy 'gone' is not known to this Jenkins");
    }

    @Test
    public void namesAreNoWayAroundTheDefault() throws Exception {
        ModelGatePolicy labelled = policy("labelled", "LOW");
        ExecutionSection execution = new ExecutionSection();
        execution.setRequiredLabel("trusted-gate");
        labelled.setExecution(execution);
        ModelGatePolicy research = policy("research", "CRITICAL");
        configuration.setPolicies(List.of(
                policy("production", "MEDIUM"), policy("strict", "LOW"), labelled, policy("lax", "HIGH"), research));
        configuration.setDefaultPolicy("production");
        Folder folder = r.createProject(Folder.class, "research");
        Item inside = folder.createProject(WorkflowJob.class, "job");
        Item outside = r.createProject(WorkflowJob.class, "research-of-mine");

        assertThat(of(outside, "strict").text("failOn")).isEqualTo("LOW");
        assertThat(of(outside, "labelled").text("execution.requiredLabel")).isEqualTo("trusted-gate");
        refused(
                outside,
                "lax",
                "policy 'lax' is looser than the default policy 'production' and is for no jobs in particular:"
                        + " policy field failOn: HIGH would loosen MEDIUM");
        refused(inside, "research", "policy 'research' is looser than the default policy");

        configuration.setDefaultPolicy("labelled");
        refused(outside, "strict", "policy field execution.requiredLabel: unset would loosen trusted-gate");
        configuration.setDefaultPolicy("production");

        research.setJobs(List.of("research/**"));
        assertThat(of(inside, "research").text("failOn")).isEqualTo("CRITICAL");
        refused(outside, "research", "policy 'research' is not for the job research-of-mine");
    }

    @Test
    public void foldersTightenFromTheOutsideIn() throws Exception {
        configuration.setPolicies(List.of(policy("production", "HIGH")));
        Folder outer = r.createProject(Folder.class);
        Folder inner = outer.createProject(Folder.class, "inner");
        Item job = inner.createProject(WorkflowJob.class, "job");
        outer.addProperty(folderPolicy("MEDIUM"));
        assertThat(of(job, "production").text("failOn")).isEqualTo("MEDIUM");
        inner.addProperty(folderPolicy("LOW"));
        assertThat(of(job, "production").text("failOn")).isEqualTo("LOW");

        inner.getProperties().replace(folderPolicy("HIGH"));
        refused(job, "production", "folder " + inner.getFullName() + ": policy field failOn: HIGH would loosen MEDIUM");
    }

    @Test
    public void stepsTightenAndNeverLoosen() throws Exception {
        configuration.setPolicies(List.of(policy("production", "MEDIUM")));
        step("policy: 'production', failOn: 'LOW'", Result.SUCCESS, "under policy production on");
        step("policy: 'production', failOn: 'HIGH'", "policy field failOn: HIGH would loosen MEDIUM");
        step("policy: 'production', failOn: 'NEVER'", "policy field failOn: NEVER is not one of");
        step("policy: 'other'", "policy 'other' is not known to this Jenkins; known: production");
        step("policy: ''", "policy is missing");
    }

    @Test
    public void trustsOnlyAgentsWithTheLabel() throws Exception {
        ModelGatePolicy policy = policy("production", "MEDIUM");
        ExecutionSection execution = new ExecutionSection();
        execution.setRequiredLabel("trusted-gate");
        policy.setExecution(execution);
        configuration.setPolicies(List.of(policy));
        step("policy: 'production'", "agents with the label 'trusted-gate' only (execution.requiredLabel)");

        r.jenkins.setLabelString("other trusted-gate");
        try {
            step("policy: 'production'", Result.SUCCESS, "PASSED");
        } finally {
            r.jenkins.setLabelString("");
        }
    }

    @Test
    public void workspaceIsTheWorld() throws Exception {
        WorkflowJob job = Models.job(
                r,
                r.jenkins,
                "node('built-in') {\n"
                        + "  for (path in ['../x', '/etc', '', 'gone', 'a\\nb']) {\n"
                        + "    try { verifyModelArtifact path } catch (e) { echo \"<${e.message}>\" }\n"
                        + "  }\n"
                        + "}",
                Models.GOOD);
        WorkflowRun run = r.buildAndAssertSuccess(job);
        r.assertLogContains("<verifyModelArtifact: path '../x' has '..' in it", run);
        r.assertLogContains("<verifyModelArtifact: path '/etc' is absolute", run);
        r.assertLogContains("<verifyModelArtifact: path is empty", run);
        r.assertLogContains("<verifyModelArtifact: path 'gone': no such file or directory in the workspace", run);
        r.assertLogContains("<verifyModelArtifact: path has a control character", run);
    }

    private static void step(String parameters, String sentence) throws Exception {
        step(parameters, Result.FAILURE, "ERROR: verifyModelArtifact: ");
        step(parameters, Result.FAILURE, sentence);
    }

    private static void step(String parameters, Result result, String sentence) throws Exception {
        WorkflowJob job =
                Models.job(r, r.jenkins, "node { verifyModelArtifact path: 'model', " + parameters + " }", Models.GOOD);
        r.assertLogContains(sentence, r.buildAndAssertStatus(result, job));
    }

    private static ModelGatePolicy policy(String name, String failOn) {
        ModelGatePolicy policy = new ModelGatePolicy(name);
        policy.setFailOn(failOn);
        return policy;
    }

    private static FolderPolicyProperty folderPolicy(String failOn) {
        FolderPolicy policy = new FolderPolicy();
        policy.setFailOn(failOn);
        return new FolderPolicyProperty(policy);
    }

    private static Policy of(Item job, String name) throws AbortException {
        return PolicyInForce.of(job, name, PolicyLayer.none());
    }

    private static void refused(Item job, String name, String why) {
        assertThatThrownBy(() -> of(job, name))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining(why);
    }
}
