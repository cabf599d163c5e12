package io.jenkins.plugins.modelgate;

import hudson.FilePath;
import hudson.model.Node;
import java.io.IOException;
import java.io.InputStream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;

/** Sandboxed Pipelines with model files in their workspaces. */
public final class Models {
    public static final String GOOD = "good.safetensors";
    public static final String EVIL = "evil.pkl";

    private Models() {}

    /** A job with this script. */
    public static WorkflowJob job(JenkinsRule r, String script) throws Exception {
        WorkflowJob job = r.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    /** A job with this script, which finds models in the directory {@code model} of its workspace on the node. */
    public static WorkflowJob job(JenkinsRule r, Node node, String script, String... models) throws Exception {
        WorkflowJob job = job(r, script);
        for (String model : models) {
            put(workspace(node, job).child("model").child(model), model);
        }
        return job;
    }

    /** The job's workspace on the node. */
    public static FilePath workspace(Node node, WorkflowJob job) {
        return node.getWorkspaceFor(job);
    }

    /** Puts a model of the tests somewhere. */
    public static void put(FilePath target, String model) throws Exception {
        try (InputStream in = Models.class.getResourceAsStream("/models/" + model)) {
            target.copyFrom(in);
        }
        // What is written to an agent is under way until somebody asks for it.
        if (target.length() == 0) {
            throw new IOException(target + " is empty");
        }
    }
}
