package io.jenkins.plugins.modelgate;

import io.jenkins.plugins.modelgate.advisory.AdvisoryConfiguration;
import io.jenkins.plugins.modelgate.approval.RequireApprovalStep;
import io.jenkins.plugins.modelgate.approval.WithApprovedModelStep;
import io.jenkins.plugins.modelgate.attestation.AttestationConfiguration;
import io.jenkins.plugins.modelgate.audit.WitnessPeer;
import io.jenkins.plugins.modelgate.audit.forward.SyslogForwarder;
import io.jenkins.plugins.modelgate.audit.forward.WebhookForwarder;
import io.jenkins.plugins.modelgate.config.AcceptedFinding;
import io.jenkins.plugins.modelgate.config.ApprovalRole;
import io.jenkins.plugins.modelgate.config.ApprovalRuleEntry;
import io.jenkins.plugins.modelgate.config.ApprovalSection;
import io.jenkins.plugins.modelgate.config.ConfigurationSection;
import io.jenkins.plugins.modelgate.config.ContainerImageSection;
import io.jenkins.plugins.modelgate.config.DatasetEngine;
import io.jenkins.plugins.modelgate.config.DatasetSection;
import io.jenkins.plugins.modelgate.config.DatasetSource;
import io.jenkins.plugins.modelgate.config.DependenciesSection;
import io.jenkins.plugins.modelgate.config.DriftSection;
import io.jenkins.plugins.modelgate.config.ExecutionSection;
import io.jenkins.plugins.modelgate.config.FolderPolicy;
import io.jenkins.plugins.modelgate.config.FolderRole;
import io.jenkins.plugins.modelgate.config.LimitsSection;
import io.jenkins.plugins.modelgate.config.ModelArtifactSection;
import io.jenkins.plugins.modelgate.config.ModelGateConfiguration;
import io.jenkins.plugins.modelgate.config.ModelGatePolicy;
import io.jenkins.plugins.modelgate.config.MonitoringSection;
import io.jenkins.plugins.modelgate.config.PoisoningSection;
import io.jenkins.plugins.modelgate.config.QualityMetric;
import io.jenkins.plugins.modelgate.config.QualitySection;
import io.jenkins.plugins.modelgate.config.RobustnessSection;
import io.jenkins.plugins.modelgate.config.TrustedCertificate;
import io.jenkins.plugins.modelgate.config.TrustedIdentity;
import io.jenkins.plugins.modelgate.config.TrustedKey;
import io.jenkins.plugins.modelgate.config.TrustedOpenPgpKey;
import io.jenkins.plugins.modelgate.monitor.MonitorModelStep;
import io.jenkins.plugins.modelgate.monitor.MonitoringConfiguration;
import io.jenkins.plugins.modelgate.steps.RedTeamPipelineStep;
import io.jenkins.plugins.modelgate.steps.ScanDependenciesStep;
import io.jenkins.plugins.modelgate.steps.SignModelArtifactStep;
import io.jenkins.plugins.modelgate.steps.ValidateDatasetStep;
import io.jenkins.plugins.modelgate.steps.VerifyConfigurationStep;
import io.jenkins.plugins.modelgate.steps.VerifyContainerImageStep;
import io.jenkins.plugins.modelgate.steps.VerifyModelArtifactStep;
import io.jenkins.plugins.modelgate.steps.VerifyModelQualityStep;
import java.util.List;

/** Every web method of a descriptor, with a value that it has an answer for. */
final class Endpoints {
    private Endpoints() {}

    /** A web method with a value that has an answer for those who may have one. */
    record Endpoint(Class<?> owner, String method, String value, String answer, boolean jobs) {
        String path() {
            String name = method.startsWith("doFill")
                    ? "fill" + method.substring("doFill".length())
                    : "check" + method.substring("doCheck".length());
            return "descriptorByName/" + owner.getName() + "/" + name;
        }
    }

    static final List<Endpoint> ALL = List.of(
            new Endpoint(ModelGatePolicy.class, "doCheckName", "a b", "a policy", false),
            new Endpoint(ModelGatePolicy.class, "doFillFailOnItems", "", "CRITICAL", false),
            new Endpoint(FolderPolicy.class, "doFillFailOnItems", "", "CRITICAL", true),
            new Endpoint(AcceptedFinding.class, "doCheckRule", "", "rule is missing", true),
            new Endpoint(AcceptedFinding.class, "doCheckReason", "", "reason is missing", true),
            new Endpoint(AcceptedFinding.class, "doCheckUntil", "soon", "is not a date", true),
            new Endpoint(LimitsSection.class, "doCheckFileBytes", "much", "is not a size", true),
            new Endpoint(LimitsSection.class, "doCheckArchiveDepth", "65", "from 0 to 64", true),
            new Endpoint(LimitsSection.class, "doCheckExpansionRatio", "0", "from 1 to 1000000", true),
            new Endpoint(LimitsSection.class, "doCheckSeconds", "x", "is not a number", true),
            new Endpoint(ModelArtifactSection.class, "doFillSignatureItems", "", "REQUIRED", true),
            new Endpoint(ModelArtifactSection.class, "doFillSignedLinksItems", "", "INSIDE", true),
            new Endpoint(ModelArtifactSection.class, "doFillUnsignedFilesItems", "", "LISTED", true),
            new Endpoint(ContainerImageSection.class, "doFillSignatureItems", "", "REQUIRED", true),
            new Endpoint(TrustedKey.class, "doCheckPublicKey", "no key", "BEGIN PUBLIC KEY", true),
            new Endpoint(TrustedKey.class, "doCheckSignature", "", "Paste the content", true),
            new Endpoint(TrustedCertificate.class, "doCheckSignature", "", "Paste the content", true),
            new Endpoint(TrustedCertificate.class, "doCheckTimestampRoots", "x", "timestampRoots", true),
            new Endpoint(TrustedIdentity.class, "doCheckSignature", "", "Paste the content", true),
            new Endpoint(TrustedKey.class, "doCheckNotBefore", "soon", "is not a date", true),
            new Endpoint(TrustedKey.class, "doCheckNotAfter", "soon", "is not a date", true),
            new Endpoint(TrustedOpenPgpKey.class, "doCheckPublicKey", "no key", "BEGIN PGP PUBLIC KEY", true),
            new Endpoint(TrustedOpenPgpKey.class, "doCheckNotBefore", "soon", "is not a date", true),
            new Endpoint(TrustedOpenPgpKey.class, "doCheckNotAfter", "soon", "is not a date", true),
            new Endpoint(TrustedCertificate.class, "doCheckRoots", "no-pem", "certificate.roots", true),
            new Endpoint(TrustedCertificate.class, "doCheckCrl", "no-pem", "certificate.crl", true),
            new Endpoint(TrustedCertificate.class, "doFillValidityItems", "", "SIGNING_TIME", true),
            new Endpoint(TrustedCertificate.class, "doCheckNotBefore", "soon", "is not a date", true),
            new Endpoint(TrustedCertificate.class, "doCheckNotAfter", "soon", "is not a date", true),
            new Endpoint(TrustedIdentity.class, "doCheckIdentity", "", "identity is missing", true),
            new Endpoint(TrustedIdentity.class, "doCheckIssuer", "", "issuer is missing", true),
            new Endpoint(TrustedIdentity.class, "doCheckTrustedRoot", "{", "no strict JSON", true),
            new Endpoint(TrustedIdentity.class, "doCheckNotBefore", "soon", "is not a date", true),
            new Endpoint(TrustedIdentity.class, "doCheckNotAfter", "soon", "is not a date", true),
            new Endpoint(ExecutionSection.class, "doCheckMemory", "much", "is not a size", true),
            new Endpoint(ExecutionSection.class, "doCheckScratch", "much", "is not a size", true),
            new Endpoint(DatasetSource.class, "doCheckMatch", "", "match is missing", true),
            new Endpoint(DatasetEngine.class, "doCheckMatch", "http://x", "begins with jdbc:", true),
            new Endpoint(DatasetEngine.class, "doCheckDriver", "abc", "is no SHA-256", true),
            new Endpoint(DatasetSection.class, "doFillContractSqlItems", "", "FORBIDDEN", true),
            new Endpoint(DatasetSection.class, "doCheckContractSqlSeconds", "0", "from 1 to 3600", true),
            new Endpoint(DriftSection.class, "doCheckPsi", "0,2", "is not a number", true),
            new Endpoint(DriftSection.class, "doCheckJs", "1.5", "from 0 to 1", true),
            new Endpoint(DriftSection.class, "doFillNewCategoryItems", "", "CRITICAL", true),
            new Endpoint(PoisoningSection.class, "doCheckDuplicateShare", "2", "from 0 to 1", true),
            new Endpoint(PoisoningSection.class, "doCheckConflictingLabels", "x", "is not a number", true),
            new Endpoint(PoisoningSection.class, "doCheckTriggerPurity", "-1", "from 0 to 1", true),
            new Endpoint(ModelGateConfiguration.class, "doCheckDefaultPolicy", "", "will fail", false),
            new Endpoint(WebhookForwarder.class, "doCheckUrl", "ftp://x", "http or https", false),
            new Endpoint(SyslogForwarder.class, "doCheckHost", "a b", "A name or an address", false),
            new Endpoint(SyslogForwarder.class, "doCheckCertificates", "no-pem", "certificate", false),
            new Endpoint(SyslogForwarder.class, "doFillTransportItems", "", "UDP", false),
            new Endpoint(AttestationConfiguration.class, "doCheckIdentity", "x y", "A URI", false),
            new Endpoint(WitnessPeer.class, "doCheckKey", "x", "verifier key", false),
            new Endpoint(VerifyModelArtifactStep.class, "doCheckPath", "../x", "below the workspace", true),
            new Endpoint(VerifyModelArtifactStep.class, "doFillPolicyItems", "", "secret-name", true),
            new Endpoint(VerifyModelArtifactStep.class, "doFillFailOnItems", "", "CRITICAL", true),
            new Endpoint(ScanDependenciesStep.class, "doCheckPath", "../x", "below the workspace", true),
            new Endpoint(ScanDependenciesStep.class, "doFillPolicyItems", "", "secret-name", true),
            new Endpoint(ScanDependenciesStep.class, "doFillFailOnItems", "", "CRITICAL", true),
            new Endpoint(DependenciesSection.class, "doCheckCvss", "11", "from 0 to 10", true),
            new Endpoint(DependenciesSection.class, "doCheckMaxAdvisoryAgeDays", "-1", "from 0 to 3650", true),
            new Endpoint(DependenciesSection.class, "doFillRequirePinnedChoiceItems", "", "false", true),
            new Endpoint(DependenciesSection.class, "doFillRequireHashesChoiceItems", "", "false", true),
            new Endpoint(ConfigurationSection.class, "doFillSecretsItems", "", "CRITICAL", true),
            new Endpoint(AdvisoryConfiguration.class, "doCheckNvd", "feeds", "an absolute path", false),
            new Endpoint(AdvisoryConfiguration.class, "doCheckOsv", "all.zip", "an absolute path", false),
            new Endpoint(AdvisoryConfiguration.class, "doCheckEpss", "x", "an absolute path", false),
            new Endpoint(AdvisoryConfiguration.class, "doCheckKev", "x", "an absolute path", false),
            new Endpoint(RedTeamPipelineStep.class, "doCheckPath", "../x", "below the workspace", true),
            new Endpoint(RedTeamPipelineStep.class, "doFillPolicyItems", "", "secret-name", true),
            new Endpoint(RedTeamPipelineStep.class, "doFillFailOnItems", "", "CRITICAL", true),
            new Endpoint(VerifyModelQualityStep.class, "doCheckMetrics", "a,../x", "below the workspace", true),
            new Endpoint(VerifyModelQualityStep.class, "doCheckModel", "../x", "below the workspace", true),
            new Endpoint(VerifyModelQualityStep.class, "doFillPolicyItems", "", "secret-name", true),
            new Endpoint(VerifyModelQualityStep.class, "doFillFailOnItems", "", "CRITICAL", true),
            new Endpoint(QualitySection.class, "doFillBindingItems", "", "REQUIRED", true),
            new Endpoint(QualitySection.class, "doFillBaselineItems", "", "REQUIRED", true),
            new Endpoint(QualityMetric.class, "doCheckMin", "much", "is not a number", true),
            new Endpoint(QualityMetric.class, "doCheckMax", "0,9", "is not a number", true),
            new Endpoint(QualityMetric.class, "doCheckDrop", "-1", "from 0 to", true),
            new Endpoint(QualityMetric.class, "doCheckNoise", "-1", "from 0 to", true),
            new Endpoint(QualityMetric.class, "doCheckSamples", "0", "from 1 to", true),
            new Endpoint(QualityMetric.class, "doFillOverallItems", "", "OPTIONAL", true),
            new Endpoint(QualityMetric.class, "doFillBetterItems", "", "EITHER", true),
            new Endpoint(VerifyConfigurationStep.class, "doCheckPath", "../x", "below the workspace", true),
            new Endpoint(VerifyConfigurationStep.class, "doFillPolicyItems", "", "secret-name", true),
            new Endpoint(VerifyConfigurationStep.class, "doFillFailOnItems", "", "CRITICAL", true),
            new Endpoint(VerifyContainerImageStep.class, "doCheckPath", "../x", "below the workspace", true),
            new Endpoint(VerifyContainerImageStep.class, "doFillPolicyItems", "", "secret-name", true),
            new Endpoint(VerifyContainerImageStep.class, "doFillFailOnItems", "", "CRITICAL", true),
            new Endpoint(SignModelArtifactStep.class, "doCheckPath", "../x", "below the workspace", true),
            new Endpoint(SignModelArtifactStep.class, "doFillPolicyItems", "", "secret-name", true),
            new Endpoint(SignModelArtifactStep.class, "doFillFailOnItems", "", "CRITICAL", true),
            new Endpoint(SignModelArtifactStep.class, "doFillCredentialsIdItems", "", "secret-key", true),
            new Endpoint(SignModelArtifactStep.class, "doFillPassphraseCredentialsIdItems", "", "secret-word", true),
            new Endpoint(ValidateDatasetStep.class, "doCheckPaths", "../x", "below the workspace", true),
            new Endpoint(ValidateDatasetStep.class, "doFillPolicyItems", "", "secret-name", true),
            new Endpoint(ValidateDatasetStep.class, "doFillFailOnItems", "", "CRITICAL", true),
            new Endpoint(MonitoringSection.class, "doCheckPsi", "x", "is not a number", true),
            new Endpoint(MonitoringSection.class, "doCheckPerformanceDrop", "x", "is not a number", true),
            new Endpoint(MonitoringSection.class, "doCheckUnseenShare", "x", "is not a number", true),
            new Endpoint(MonitoringSection.class, "doCheckInvalidShare", "x", "is not a number", true),
            new Endpoint(MonitoringSection.class, "doCheckCalibration", "x", "is not a number", true),
            new Endpoint(MonitoringSection.class, "doCheckUnlabelledShare", "x", "is not a number", true),
            new Endpoint(MonitoringSection.class, "doCheckClientShare", "x", "is not a number", true),
            new Endpoint(MonitoringSection.class, "doCheckInjectionShare", "x", "is not a number", true),
            new Endpoint(MonitoringSection.class, "doCheckStaleHours", "0", "from 1 to 8760", true),
            new Endpoint(MonitoringSection.class, "doCheckLatencyP95", "0", "from 1 to 3600000", true),
            new Endpoint(MonitoringSection.class, "doFillAnomaliesItems", "", "MEDIUM", true),
            new Endpoint(RobustnessSection.class, "doFillModeItems", "", "REQUIRED", true),
            new Endpoint(RobustnessSection.class, "doFillNormItems", "", "LINF", true),
            new Endpoint(RobustnessSection.class, "doCheckEpsilon", "x", "is not a number", true),
            new Endpoint(RobustnessSection.class, "doCheckMinAccuracy", "x", "is not a number", true),
            new Endpoint(RobustnessSection.class, "doCheckSuccessRate", "x", "is not a number", true),
            new Endpoint(RobustnessSection.class, "doCheckDeviation", "x", "is not a number", true),
            new Endpoint(RobustnessSection.class, "doCheckQueries", "0", "from 1 to", true),
            new Endpoint(RobustnessSection.class, "doCheckExamples", "0", "from 1 to", true),
            new Endpoint(RobustnessSection.class, "doCheckSeconds", "0", "from 1 to", true),
            new Endpoint(MonitoringConfiguration.class, "doCheckKeepWindows", "29", "from 30 to", false),
            new Endpoint(MonitoringConfiguration.class, "doCheckKeepDays", "0", "from 1 to", false),
            new Endpoint(MonitorModelStep.class, "doCheckCurrent", "../x", "below the workspace", true),
            new Endpoint(MonitorModelStep.class, "doCheckModel", "model", "64 hexadecimal digits", true),
            new Endpoint(MonitorModelStep.class, "doFillOnBreachItems", "", "REVOKE", true),
            new Endpoint(MonitorModelStep.class, "doFillPolicyItems", "", "secret-name", true),
            new Endpoint(MonitorModelStep.class, "doFillFailOnItems", "", "CRITICAL", true),
            new Endpoint(ApprovalRole.class, "doCheckName", "", "a role", false),
            new Endpoint(FolderRole.class, "doCheckName", "nobody", "no role of this name", true),
            new Endpoint(ApprovalRuleEntry.class, "doCheckRole", "nobody", "no role of this name", true),
            new Endpoint(ApprovalRuleEntry.class, "doCheckCount", "0", "from 1 to 1000", true),
            new Endpoint(ApprovalSection.class, "doFillSeparationOfDutiesChoiceItems", "", "false", true),
            new Endpoint(ApprovalSection.class, "doFillReauthenticateChoiceItems", "", "false", true),
            new Endpoint(ApprovalSection.class, "doFillUnknownInitiatorsItems", "", "REFUSED", true),
            new Endpoint(ApprovalSection.class, "doFillOverrideItems", "", "NOBODY", true),
            new Endpoint(ApprovalSection.class, "doCheckExpiresHours", "0", "from 1 to 8760", true),
            new Endpoint(ApprovalSection.class, "doCheckValidHours", "0", "from 1 to 8760", true),
            new Endpoint(ApprovalSection.class, "doCheckReauthenticateMinutes", "0", "from 1 to 1440", true),
            new Endpoint(ApprovalSection.class, "doCheckMaxDelegationDays", "91", "from 0 to 90", true),
            new Endpoint(RequireApprovalStep.class, "doFillPolicyItems", "", "secret-name", true),
            new Endpoint(WithApprovedModelStep.class, "doFillPolicyItems", "", "secret-name", true),
            new Endpoint(WithApprovedModelStep.class, "doCheckArtifact", "../x", "below the workspace", true));
}
