package io.jenkins.plugins.modelgate.attestation;

import hudson.Util;
import io.jenkins.plugins.modelgate.engine.attestation.BillOfMaterials;
import io.jenkins.plugins.modelgate.engine.attestation.ResourceDescriptor;
import io.jenkins.plugins.modelgate.engine.attestation.Statement;
import io.jenkins.plugins.modelgate.engine.attestation.Subjects;
import io.jenkins.plugins.modelgate.engine.attestation.TestResult;
import io.jenkins.plugins.modelgate.engine.attestation.VerificationResult;
import io.jenkins.plugins.modelgate.engine.quality.QualityRecord;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import io.jenkins.plugins.modelgate.engine.report.Verdict;
import io.jenkins.plugins.modelgate.report.ReportEntry;
import io.jenkins.plugins.modelgate.report.SignedChecks;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jenkins.model.JenkinsLocationConfiguration;

/**
 * The statements about what a gate decided. A model that did not pass gets none; a dataset gets its result whatever it is; what
 * could not be examined to its end gets none.
 */
final class GateStatements {
    private static final String PREFIX = "MODELGATE_";

    private final Attestable gate;
    private final Report report;
    private final String identity;
    private final Instant now;

    GateStatements(Attestable gate, String identity, Instant now) {
        this.gate = gate;
        this.report = gate.report();
        this.identity = identity;
        this.now = now;
    }

    /** Those that are to be signed, by the file that they belong in. */
    Map<AttestationFile, Statement> all() throws IOException {
        Map<AttestationFile, Statement> statements = new EnumMap<>(AttestationFile.class);
        boolean nothingToSay = report.verdict() == Verdict.INCOMPLETE
                || report.subject().sha256() == null
                || report.check().equals(SignedChecks.SIGNING);
        if (nothingToSay) {
            return statements;
        }
        List<ResourceDescriptor> subjects = subjects();
        if (report.check().equals(QualityRecord.CHECK)) {
            // Without a model it is about nothing that anybody could deploy.
            if (isAboutAModel()) {
                statements.put(AttestationFile.TEST_RESULT, testResult().of(subjects));
            }
            return statements;
        }
        if (report.check().equals(ReportEntry.DATASET)) {
            statements.put(AttestationFile.TEST_RESULT, testResult().of(subjects));
            return statements;
        }
        if (report.verdict() != Verdict.PASSED) {
            return statements;
        }
        statements.put(AttestationFile.VERIFICATION, verification().of(subjects));
        BillOfMaterials bill = gate.bill();
        if (bill != null) {
            statements.put(AttestationFile.BILL_OF_MATERIALS, bill.about(subjects));
        }
        if (gate.madeHere()) {
            statements.put(
                    AttestationFile.PROVENANCE,
                    new BuildProvenance(gate, identity).provenance().of(subjects));
        }
        return statements;
    }

    private List<ResourceDescriptor> subjects() {
        Subject subject = report.subject();
        if (report.check().equals(SignedChecks.MODEL)) {
            return Subjects.of(subject, isOnly(report.artifacts()));
        }
        if (report.check().equals(ReportEntry.DATASET) || report.check().equals(QualityRecord.CHECK)) {
            List<Artifact> read = report.artifacts().stream()
                    .filter(artifact -> !artifact.format().startsWith(Artifact.BESIDE))
                    .toList();
            return Subjects.of(subject, isOnly(read));
        }
        return List.of(ResourceDescriptor.of(subject.name(), subject.sha256()));
    }

    /** Metrics stand beside a model; without one they are the subject themselves, which has no root digest. */
    private boolean isAboutAModel() {
        return report.subject().omsRoot() != null;
    }

    private boolean isOnly(List<Artifact> artifacts) {
        String sha256 = report.subject().sha256();
        return sha256 != null
                && artifacts.size() == 1
                && sha256.equals(artifacts.get(0).sha256());
    }

    private ResourceDescriptor policy() {
        return ResourceDescriptor.of(
                report.policyName(), "modelgate:policy:" + Util.rawEncode(report.policyName()), report.policyDigest());
    }

    private VerificationResult verification() {
        List<String> properties = new ArrayList<>();
        properties.add(PREFIX + words(report.check()) + "_PASSED");
        properties.add(PREFIX + "NO_FINDING_FROM_" + gate.policy().text("failOn"));
        if (isSignedByTrusted()) {
            properties.add(PREFIX + "SIGNATURE_VERIFIED");
        }
        return new VerificationResult(identity, List.of(policy()), now, properties);
    }

    /** By somebody whom the policy trusts: a signer of the Pipeline's own choice proves nothing to others. */
    private boolean isSignedByTrusted() {
        String section = SignedChecks.section(report.check());
        return section != null
                && !gate.policy().entries(section + ".trust").isEmpty()
                && "VERIFIED".equals(report.metrics().get("signature"));
    }

    /** {@code verifyModelArtifact} as {@code VERIFY_MODEL_ARTIFACT}. */
    private static String words(String check) {
        return check.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    private TestResult testResult() {
        Severity failOn = Severity.valueOf(gate.policy().text("failOn"));
        List<String> failed = rules(failOn, true);
        List<String> warned = rules(failOn, false);
        boolean passed = report.verdict() == Verdict.PASSED;
        TestResult.Result result = !passed
                ? TestResult.Result.FAILED
                : warned.isEmpty() ? TestResult.Result.PASSED : TestResult.Result.WARNED;
        String url = JenkinsLocationConfiguration.get().getUrl();
        return new TestResult(
                result,
                List.of(policy()),
                url == null ? null : url + gate.run().getUrl(),
                passed ? List.of(report.check()) : List.of(),
                warned,
                failed);
    }

    /** Of quality the metric or test counts, not the rule alone. */
    private String name(Finding finding) {
        String member = finding.location().member();
        return member == null || !report.check().equals(QualityRecord.CHECK)
                ? finding.rule()
                : finding.rule() + ":" + member;
    }

    /** Rules that fired, at or above {@code failOn} or below it; remarks do not count. */
    private List<String> rules(Severity failOn, boolean failing) {
        return report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .filter(finding -> finding.severity().atLeast(failOn) == failing)
                .map(this::name)
                .distinct()
                .sorted()
                .toList();
    }
}
