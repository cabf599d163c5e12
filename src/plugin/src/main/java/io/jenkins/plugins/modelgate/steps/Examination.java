package io.jenkins.plugins.modelgate.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.modelgate.config.RequiredLabel;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyFile;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.report.DatasetLink;
import io.jenkins.plugins.modelgate.report.ReportStore;
import io.jenkins.plugins.modelgate.worker.EngineWorker;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** One round trip of a check: a worker on the node of a workspace, and the controller's own judgement of its report. */
public final class Examination {
    private final String check;
    private final Policy policy;
    private final FilePath workspace;
    private final TaskListener listener;
    private final Node node;
    private final Run<?, ?> run;
    private final String flowNode;
    private List<DatasetLink> datasets = List.of();
    private Map<String, byte[]> kept = Map.of();
    private boolean made;

    /**
     * @param check name of the check and of the step
     * @param policy in force
     * @param context of a step in a workspace
     * @throws AbortException when the node is gone, or the policy does not trust it
     */
    public Examination(String check, Policy policy, StepContext context) throws IOException, InterruptedException {
        this.check = check;
        this.policy = policy;
        this.workspace = context.get(FilePath.class);
        this.listener = context.get(TaskListener.class);
        this.run = context.get(Run.class);
        this.flowNode = context.get(FlowNode.class).getId();
        Computer computer = workspace.toComputer();
        this.node = computer == null ? null : computer.getNode();
        if (node == null || node.getRootPath() == null) {
            throw new AbortException("the agent of the workspace is gone");
        }
        RequiredLabel.check(policy, node);
    }

    /** Names the datasets of what is examined, for the record. */
    Examination madeOf(List<DatasetLink> links) {
        this.datasets = List.copyOf(links);
        return this;
    }

    /**
     * What else the record needs to tell where it comes from.
     *
     * @param files what is kept beside the report, by file name; read when the verdict is recorded
     * @param madeHere whether the Pipeline says that this build made what is examined
     */
    Examination with(Map<String, byte[]> files, boolean madeHere) {
        this.kept = files;
        this.made = madeHere;
        return this;
    }

    /** Name of the node for people. */
    public String node() {
        return node.getDisplayName();
    }

    /** {@code verifyModelArtifact} of a file or directory, relative to the workspace. */
    public static WorkerJob modelArtifact(Policy policy, String json, String path) {
        WorkerJob job = WorkerJob.of(
                VerifyModelArtifactStep.DescriptorImpl.NAME, json, path, policy.number("execution.memory"));
        return SignatureLibraries.with(job, policy, "modelArtifact.trust");
    }

    /** Makes a job of the policy in force, as JSON. */
    public interface Work {
        WorkerJob job(Policy policy, String json) throws IOException, InterruptedException;
    }

    /**
     * Runs it to its end. The verdict is in the audit trail before it is returned.
     *
     * @throws AbortException with a sentence, when there is no report or it is refused
     */
    public Report run(Work work) throws IOException, InterruptedException {
        return run(work, (directory, report) -> {});
    }

    /** Runs it to its end and takes more than the report. */
    public Report run(Work work, Results results) throws IOException, InterruptedException {
        GateRecord record = new GateRecord(check, run, policy);
        record.started(node, flowNode);
        Report report = ask(work, results);
        record.verdict(report, flowNode, datasets, GateOrigins.of(run, report, kept, made));
        return report;
    }

    private Report ask(Work work, Results results) throws IOException, InterruptedException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        WorkerJob job = work.job(policy, PolicyFile.toJson(policy.asLayer()));
        SecretMask mask = SecretMask.of(job);
        Path directory = Files.createTempDirectory("model-gate");
        try {
            Verdict said = new EngineWorker(workspace, node.getRootPath(), mask.listener(listener)).run(job, directory);
            Report report =
                    new JudgedReport(check, policy, today).asked(job).of(directory.resolve(ReportStore.JSON), said);
            mask.require(report);
            results.take(directory, report);
            return report;
        } catch (AbortException e) {
            throw mask.failure(e);
        } finally {
            Util.deleteRecursive(directory.toFile());
        }
    }

    /** Takes what came beside the report before it is gone; all of it is hostile. */
    public interface Results {
        /**
         * @param report as the controller judged it
         * @throws AbortException when something is refused, and with it the report
         */
        void take(Path directory, Report report) throws IOException;
    }
}
