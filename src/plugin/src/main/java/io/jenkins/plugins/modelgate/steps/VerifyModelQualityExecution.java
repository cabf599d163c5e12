package io.jenkins.plugins.modelgate.steps;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.modelgate.audit.AuditTrail;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.quality.QualityRecord;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.report.ApprovedReport;
import io.jenkins.plugins.modelgate.report.ApprovedReports;
import io.jenkins.plugins.modelgate.worker.EngineWorker;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs {@link VerifyModelQualityStep}. */
final class VerifyModelQualityExecution extends CheckExecution {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> metrics;
    private final String model;

    /** Of the last approved version; null if there is none. */
    private transient byte[] baseline;

    private transient Policy inForce;

    VerifyModelQualityExecution(StepContext context, VerifyModelQualityStep step) {
        super(context, VerifyModelQualityStep.DescriptorImpl.NAME, step);
        this.metrics = new ArrayList<>(ValidateDatasetStep.split(step.getMetrics()));
        this.model = step.getModel();
    }

    @Override
    WorkerJob job(Policy policy, String json) throws IOException, InterruptedException {
        if (metrics.isEmpty()) {
            throw new AbortException("metrics is empty; name files or directories below the workspace");
        }
        for (String path : metrics) {
            String fault = EngineWorker.pathFault("metrics", path);
            if (fault != null) {
                throw new AbortException(fault);
            }
        }
        inForce = policy;
        WorkerJob job = WorkerJob.of(
                        VerifyModelQualityStep.DescriptorImpl.NAME, json, policy.number("execution.memory"))
                .patterns("paths", metrics)
                .path("model", model)
                .wants(QualityRecord.FILE);
        ApprovedReport last = ApprovedReports.last(getContext().get(Run.class), QualityRecord.CHECK, policy.name());
        if (last != null) {
            baseline = QualityFiles.approved(last.report());
            job.given("baseline", baseline);
            getContext()
                    .get(TaskListener.class)
                    .getLogger()
                    .println("Model Gate: compared with what was approved by request " + last.request());
        }
        return job;
    }

    /** The report names the digest of this file: kept beside the audit log, it is the baseline of later versions. */
    @Override
    Map<String, byte[]> attachments(Path results, Report report) throws IOException {
        byte[] record = QualityFiles.record(results, inForce, baseline);
        AuditTrail.get().putEvidence(record);
        return Map.of(QualityRecord.FILE, record);
    }
}
