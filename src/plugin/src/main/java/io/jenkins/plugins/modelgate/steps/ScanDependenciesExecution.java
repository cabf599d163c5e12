package io.jenkins.plugins.modelgate.steps;

import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.dependency.tree.DependencyTree;
import io.jenkins.plugins.modelgate.engine.dependency.tree.TreeReader;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.policy.PolicyException;
import io.jenkins.plugins.modelgate.engine.policy.PolicyLayer;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.report.AcceptedFiles;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs {@link ScanDependenciesStep}. */
final class ScanDependenciesExecution extends CheckExecution {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String osv;
    private final String sbom;
    private final String failOn;
    /** As it came from the last build that passed; the agent is given it, and what changed is counted from it again here. */
    private byte[] baseline;

    ScanDependenciesExecution(StepContext context, ScanDependenciesStep step) {
        super(context, ScanDependenciesStep.DescriptorImpl.NAME, step.getPolicy());
        this.path = step.getPath() == null ? "" : step.getPath();
        this.osv = step.getOsv();
        this.sbom = step.getSbom();
        this.failOn = step.getFailOn();
    }

    @Override
    PolicyLayer layer() throws PolicyException {
        return failOn == null ? PolicyLayer.none() : PolicyLayer.of("failOn", failOn);
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
        List<byte[]> last = new AcceptedFiles(
                        run, ScanDependenciesStep.DescriptorImpl.NAME, path, DependencyTree.FILE)
                .newest(1, Integer.MAX_VALUE, TreeReader.MAX_BYTES);
        if (!last.isEmpty()) {
            baseline = last.get(0);
            job.given("baseline", baseline);
        }
        return job;
    }

    @Override
    Map<String, byte[]> attachments(Path results, Report report) throws IOException {
        return DependencyFiles.attachments(results, baseline);
    }
}
