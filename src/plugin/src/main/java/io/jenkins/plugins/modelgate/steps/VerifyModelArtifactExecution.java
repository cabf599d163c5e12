package io.jenkins.plugins.modelgate.steps;

import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.attestation.BillOfMaterials;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.report.BuildName;
import io.jenkins.plugins.modelgate.report.DatasetLink;
import io.jenkins.plugins.modelgate.report.DatasetSearch;
import io.jenkins.plugins.modelgate.worker.WorkerJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.springframework.security.core.Authentication;

/** Runs {@link VerifyModelArtifactStep}. */
final class VerifyModelArtifactExecution extends CheckExecution {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final SignerDemand signer;
    private final String signature;
    private final String manifest;
    private final ArrayList<String> data;
    private final boolean madeHere;

    VerifyModelArtifactExecution(StepContext context, VerifyModelArtifactStep step) {
        super(context, VerifyModelArtifactStep.DescriptorImpl.NAME, step);
        this.path = step.getPath() == null ? "" : step.getPath();
        this.signer = new SignerDemand(step);
        this.signature = step.getSignature();
        this.manifest = step.getManifest();
        this.data = new ArrayList<>(ValidateDatasetStep.split(step.getData()));
        this.madeHere = step.isMadeHere();
    }

    @Override
    List<DatasetLink> datasets() throws IOException, InterruptedException {
        Authentication reader = getContext().get(FlowExecution.class).getAuthentication2();
        List<Run<?, ?>> named = new ArrayList<>();
        for (String build : data) {
            named.add(BuildName.find("data", build, reader));
        }
        return DatasetSearch.of(getContext().get(Run.class), named, reader);
    }

    @Override
    WorkerJob job(Policy policy, String json) {
        WorkerJob job = signer.with(Examination.modelArtifact(policy, json, path))
                .path("signature", signature)
                .path("manifest", manifest);
        job.wants(BillOfMaterials.FILE);
        return SignatureLibraries.with(job, policy, "modelArtifact.trust");
    }

    @Override
    Map<String, byte[]> attachments(Path results, Report report) throws IOException {
        return ModelBill.attachments(results, report);
    }

    @Override
    boolean madeHere() {
        return madeHere;
    }
}
