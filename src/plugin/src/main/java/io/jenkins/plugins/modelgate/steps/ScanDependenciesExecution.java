package io.jenkins.plugins.modelgate.steps;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.modelgate.advisory.AdvisoryData;
import io.jenkins.plugins.modelgate.advisory.AdvisoryShipping;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryFiles;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Snapshot;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree;
import io.jenkins.plugins.modelgate.engine.dependency.tree.TreeReader;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.report.AcceptedFile;
import io.jenkins.plugins.modelgate.report.AcceptedFiles;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs {@link ScanDependenciesStep}. */
final class ScanDependenciesExecution extends CheckExecution {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String osv;
    private final String sbom;
    /** As it came from an earlier build; the agent is given it, and what changed is counted from it again here. */
    private byte[] baseline;

    /** Which build that was. */
    private String since;

    /** What the job reads until its end. */
    private transient Snapshot snapshot;

    ScanDependenciesExecution(StepContext context, ScanDependenciesStep step) {
        super(context, ScanDependenciesStep.DescriptorImpl.NAME, step);
        this.path = step.getPath() == null ? "" : step.getPath();
        this.osv = step.getOsv();
        this.sbom = step.getSbom();
    }

    @Override
    WorkerJob job(Policy policy, String json) throws IOException, InterruptedException {
        WorkerJob job = WorkerJob.of(
                        ScanDependenciesStep.DescriptorImpl.NAME, json, path, policy.number("execution.memory"))
                .text("name", path)
                .path("osv", osv)
                .path("sbom", sbom)
                .wants(DependencyTree.FILE)
                .wants(DependencyFiles.BILL);
        Run<?, ?> run = getContext().get(Run.class);
        AcceptedFile last = new AcceptedFiles(run, ScanDependenciesStep.DescriptorImpl.NAME, path, DependencyTree.FILE)
                .baseline(TreeReader.MAX_BYTES);
        if (last != null) {
            baseline = last.content();
            since = last.approved()
                    ? Messages.ScanDependenciesExecution_Approved(last.build())
                    : Messages.ScanDependenciesExecution_Passed(last.build());
            job.given("baseline", baseline);
            getContext()
                    .get(TaskListener.class)
                    .getLogger()
                    .println(Messages.ScanDependenciesExecution_Compared(since));
        }
        advisories(job);
        return job;
    }

    /** The controller's data, without which the gate stays closed: those of the workspace may only add. */
    private void advisories(WorkerJob job) throws IOException, InterruptedException {
        if (AdvisoryData.store().currentId().isEmpty()) {
            return;
        }
        Node node = getContext().get(Node.class);
        FilePath root = node == null ? null : node.getRootPath();
        if (root == null) {
            throw new AbortException("the agent of the workspace is gone");
        }
        snapshot = AdvisoryData.store().open();
        job.text("advisories", AdvisoryShipping.ship(root, snapshot)).text("snapshot", snapshot.id());
        if (snapshot.manifest().source(AdvisoryFiles.NVD).isPresent()) {
            job.needs("advisory");
        }
    }

    @Override
    void finished() throws IOException {
        if (snapshot != null) {
            snapshot.close();
            snapshot = null;
        }
    }

    @Override
    Map<String, byte[]> attachments(Path results, Report report) throws IOException {
        return DependencyFiles.attachments(results, baseline, since);
    }
}
