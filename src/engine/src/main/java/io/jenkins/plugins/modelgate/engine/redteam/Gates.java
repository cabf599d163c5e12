package io.jenkins.plugins.modelgate.engine.redteam;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.check.AdvisoryInputs;
import io.jenkins.plugins.modelgate.engine.check.MonitorModel;
import io.jenkins.plugins.modelgate.engine.check.MonitorModelRequest;
import io.jenkins.plugins.modelgate.engine.check.Progress;
import io.jenkins.plugins.modelgate.engine.check.ScanDependencies;
import io.jenkins.plugins.modelgate.engine.check.ScanDependenciesRequest;
import io.jenkins.plugins.modelgate.engine.check.ValidateDataset;
import io.jenkins.plugins.modelgate.engine.check.ValidateDatasetRequest;
import io.jenkins.plugins.modelgate.engine.check.VerifyAuditTrail;
import io.jenkins.plugins.modelgate.engine.check.VerifyAuditTrailRequest;
import io.jenkins.plugins.modelgate.engine.check.VerifyConfiguration;
import io.jenkins.plugins.modelgate.engine.check.VerifyConfigurationRequest;
import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImage;
import io.jenkins.plugins.modelgate.engine.check.VerifyContainerImageRequest;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifact;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelArtifactRequest;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelQuality;
import io.jenkins.plugins.modelgate.engine.check.VerifyModelQualityRequest;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetOptions;
import io.jenkins.plugins.modelgate.engine.dataset.part.ProfilePart;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EngineChoice;
import io.jenkins.plugins.modelgate.engine.monitor.MonitorOptions;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The real gates, as a build asks them. */
public final class Gates {
    private Gates() {}

    /** {@code verifyModelArtifact}. */
    public static Report model(Path model, Policy policy) throws IOException, InterruptedException {
        return new VerifyModelArtifact().run(VerifyModelArtifactRequest.of(model, policy), Progress.SILENT);
    }

    /** {@code validateDataset} of one file, by its path in the workspace. */
    public static Report dataset(String path, Path workspace, DatasetOptions options, Path report, Policy policy)
            throws IOException, InterruptedException {
        return new ValidateDataset()
                .run(
                        ValidateDatasetRequest.of(List.of(path), workspace, options, policy)
                                .withReport(report),
                        Progress.SILENT);
    }

    /** {@code scanDependencies} with a directory of OSV records. */
    public static Report dependencies(Path tree, Path osv, Policy policy) throws IOException, InterruptedException {
        return new ScanDependencies()
                .run(
                        new ScanDependenciesRequest(
                                tree,
                                null,
                                policy,
                                AdvisoryInputs.of(List.of(osv), null, null, null),
                                null,
                                null,
                                null,
                                Runtime.getRuntime().availableProcessors()),
                        Progress.SILENT);
    }

    /** {@code verifyConfiguration}. */
    public static Report configuration(Path tree, Policy policy) throws IOException, InterruptedException {
        return new VerifyConfiguration().run(new VerifyConfigurationRequest(tree, policy), Progress.SILENT);
    }

    /** {@code verifyAuditTrail} with the log's key and a checkpoint that somebody kept. */
    public static Report auditTrail(Path log, String key, Path checkpoint, Policy policy)
            throws IOException, InterruptedException {
        return new VerifyAuditTrail()
                .run(new VerifyAuditTrailRequest(log, key, checkpoint, null, policy, 1), Progress.SILENT);
    }

    /** {@code verifyContainerImage}. */
    public static Report image(Path layout, Policy policy) throws IOException, InterruptedException {
        return new VerifyContainerImage().run(VerifyContainerImageRequest.of(layout, policy), Progress.SILENT);
    }

    /** {@code verifyModelQuality} with the approved version's record, or null. */
    public static Report quality(Path metrics, Path model, Path baseline, Path report, Policy policy)
            throws IOException, InterruptedException {
        return new VerifyModelQuality()
                .run(new VerifyModelQualityRequest(List.of(metrics), model, baseline, policy, report), Progress.SILENT);
    }

    /** What {@code validateDataset} records of one file for {@code monitorModel} to compare with: its profile, which it writes into a directory. */
    public static void profile(String path, Path workspace, Path report, Policy policy)
            throws IOException, InterruptedException {
        new ValidateDataset(Clock.systemUTC(), List.of(new ProfilePart()))
                .run(
                        ValidateDatasetRequest.of(List.of(path), workspace, DatasetOptions.none(), policy)
                                .withReport(report),
                        Progress.SILENT);
    }

    /** {@code monitorModel} of one file, by its path in the workspace; labels stand in its rows. */
    public static Report monitoring(
            String path, Path workspace, MonitorOptions options, @CheckForNull Path report, Policy policy)
            throws IOException, InterruptedException {
        return new MonitorModel()
                .run(
                        new MonitorModelRequest(
                                List.of(path),
                                List.of(),
                                null,
                                workspace,
                                EngineChoice.embedded(),
                                options,
                                report,
                                policy,
                                Runtime.getRuntime().availableProcessors()),
                        Progress.SILENT);
    }
}
