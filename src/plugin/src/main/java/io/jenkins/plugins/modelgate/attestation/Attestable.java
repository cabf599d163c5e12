package io.jenkins.plugins.modelgate.attestation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.modelgate.engine.attestation.BillOfMaterials;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.report.DatasetLink;
import java.util.List;

/**
 * What a gate has decided, for others to know.
 *
 * @param run the build
 * @param report as the controller judged it
 * @param policy in force
 * @param datasets that the subject was made of
 * @param bill of material of the subject, or null
 * @param madeHere whether the Pipeline says that this build made the subject
 */
public record Attestable(
        Run<?, ?> run,
        Report report,
        Policy policy,
        List<DatasetLink> datasets,
        @CheckForNull BillOfMaterials bill,
        boolean madeHere) {

    public Attestable {
        datasets = List.copyOf(datasets);
    }
}
