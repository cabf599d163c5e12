package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.attestation.AttestationVerifier;
import io.jenkins.plugins.modelgate.engine.attestation.AttestationVerifier.Verified;
import io.jenkins.plugins.modelgate.engine.attestation.BillOfMaterials;
import io.jenkins.plugins.modelgate.engine.attestation.PredicateCheck;
import io.jenkins.plugins.modelgate.engine.attestation.ResourceDescriptor;
import io.jenkins.plugins.modelgate.engine.attestation.Statement;
import io.jenkins.plugins.modelgate.engine.attestation.Subjects;
import io.jenkins.plugins.modelgate.engine.policy.Judge;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Report;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Does somebody who is trusted say this of exactly this artifact? An attestation that does not hold is never counted as
 * examined, so that no policy lets it pass.
 */
public final class VerifyAttestation implements Check<VerifyAttestationRequest> {
    private static final int MOST_DIFFERENCES = 1000;

    private final Clock clock;

    public VerifyAttestation() {
        this(Clock.systemUTC());
    }

    /** @param clock for time stamps and the days on which keys count */
    public VerifyAttestation(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "verifyAttestation";
    }

    @Override
    public Report run(VerifyAttestationRequest request, Progress progress) throws IOException, InterruptedException {
        Instant started = clock.instant();
        Run run = new Run(request, started);
        DocumentFile envelope = request.attestation() == null
                ? null
                : DocumentFile.read(request.attestation(), AttestationVerifier.MAX_BYTES);
        DocumentFile bom = request.bom() == null ? null : DocumentFile.read(request.bom(), BillOfMaterials.MAX_BYTES);
        SubjectDigests digests = request.subjects().isEmpty() ? null : SubjectDigests.of(request.subjects(), progress);
        Subject subject = digests == null ? named(request.digest()) : digests.subject();
        Statement statement = envelope == null ? null : run.attestation(envelope, subject, digests);
        if (bom != null) {
            run.bill(bom, statement, envelope != null, digests);
        }
        if (digests != null) {
            run.links(digests);
        }
        Judge judge = new Judge(request.policy(), LocalDate.ofInstant(started, clock.getZone()));
        Judge.Sorted sorted = judge.sort(run.findings);
        List<Artifact> artifacts = new ArrayList<>();
        boolean holds = run.findings.stream()
                .noneMatch(finding -> finding.rule().startsWith("attestation/")
                        && !finding.rule().equals(AttestationRules.NOT_UNDERSTOOD.id()));
        boolean billHolds = run.findings.stream()
                .noneMatch(finding -> finding.rule().startsWith("bom/")
                        && finding.severity() == AttestationRules.BOM_DIFFERS.severity());
        add(artifacts, envelope, "in-toto attestation", holds);
        add(artifacts, bom, "CycloneDX bill of material", billHolds);
        if (digests != null) {
            artifacts.addAll(digests.artifacts());
        }
        run.metrics.put("milliseconds", ChronoUnit.MILLIS.between(started, clock.instant()));
        return new Report(
                name(),
                judge.verdict(sorted.counting(), artifacts),
                subject,
                sorted.counting(),
                sorted.suppressed(),
                artifacts,
                run.metrics,
                request.policy().name(),
                request.policy().digest(),
                EngineVersion.get(),
                started.truncatedTo(ChronoUnit.MILLIS).toString(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static Subject named(String digest) {
        return new Subject("sha256:" + digest, digest, null, 0, 0);
    }

    private static void add(List<Artifact> artifacts, DocumentFile file, String format, boolean holds) {
        if (file != null) {
            artifacts.add(new Artifact(
                    file.name(),
                    file.bytes().length,
                    file.sha256(),
                    Artifact.BESIDE + format,
                    holds ? Coverage.FULL : Coverage.PARTIAL,
                    true));
        }
    }

    /** One run: what was found and learned. */
    private static final class Run {
        private final VerifyAttestationRequest request;
        private final Instant now;
        private final List<Finding> findings = new ArrayList<>();
        private final Map<String, Object> metrics = new TreeMap<>();

        Run(VerifyAttestationRequest request, Instant now) {
            this.request = request;
            this.now = now;
        }

        /** The statement, or null when it does not hold. */
        /** No listing names a link to a directory, so whoever attested has said nothing of it. */
        void links(SubjectDigests digests) {
            for (Artifact artifact : digests.artifacts()) {
                if (artifact.format().equals(Artifact.LINK)) {
                    findings.add(Finding.of(
                            ArtifactRules.DIRECTORY_LINK,
                            Location.ofFile(artifact.path()),
                            "the attested digest says nothing of links to directories"));
                }
            }
        }

        Statement attestation(DocumentFile file, Subject subject, SubjectDigests digests) throws IOException {
            AttestationVerifier verifier;
            try {
                verifier = new AttestationVerifier(request.trust(), now);
            } catch (SignatureException e) {
                throw new IOException(e.getMessage(), e);
            }
            Verified verified;
            try {
                verified = verifier.verify(file.bytes());
            } catch (SignatureException e) {
                find(AttestationRules.of(e.kind()), file.name(), e.getMessage());
                return null;
            }
            Statement statement = verified.statement();
            metrics.put("signer", verified.signer().name());
            metrics.put("signerFingerprint", verified.signer().fingerprint());
            metrics.put("predicateType", SafeText.of(statement.predicateType()));
            if (request.type() != null && !request.type().equals(statement.predicateType())) {
                find(
                        AttestationRules.TYPE,
                        file.name(),
                        "it is of type " + SafeText.quote(statement.predicateType()) + ", and "
                                + SafeText.quote(request.type()) + " is demanded");
            }
            if (subject.sha256() != null && !matches(statement.subjects(), subject, digests)) {
                find(
                        AttestationRules.SUBJECT,
                        file.name(),
                        SafeText.quote(subject.name()) + " has the SHA-256 " + subject.sha256()
                                + "; the attestation is about " + about(statement.subjects()));
            }
            for (PredicateCheck.Objection objection :
                    PredicateCheck.of(statement, request.properties(), request.builder())) {
                find(AttestationRules.of(objection.reason()), file.name(), objection.sentence());
            }
            return statement;
        }

        /** Not by the root digest of a directory, in which the names of the files do not count. */
        private static boolean matches(List<ResourceDescriptor> subjects, Subject subject, SubjectDigests digests) {
            String kind = digests == null ? null : digests.isSingle() ? Subjects.FILE : Subjects.LISTING;
            return Subjects.match(subjects, subject.sha256(), kind);
        }

        private static String about(List<ResourceDescriptor> subjects) {
            ResourceDescriptor first = subjects.get(0);
            String name = first.name() == null ? "something" : SafeText.quote(first.name());
            String more = subjects.size() == 1 ? "" : " and " + (subjects.size() - 1) + " more";
            return name + " of " + SafeText.of(first.digest().toString()) + more;
        }

        /** @param signed whether there is an attestation at all */
        void bill(DocumentFile file, Statement statement, boolean signed, SubjectDigests digests) {
            BillOfMaterials bill;
            try {
                bill = BillOfMaterials.read(file.bytes());
            } catch (SignatureException e) {
                find(AttestationRules.BOM_MALFORMED, file.name(), e.getMessage());
                return;
            }
            if (!signed) {
                find(AttestationRules.BOM_UNSIGNED, file.name(), "no attestation was given");
            } else if (!isAttested(bill, statement)) {
                find(
                        AttestationRules.BOM_NOT_ATTESTED,
                        file.name(),
                        statement == null
                                ? "the attestation does not hold"
                                : "the attestation of type " + SafeText.quote(statement.predicateType())
                                        + " has no bill that says the same");
            }
            if (digests == null) {
                return;
            }
            List<String> differences = bill.differences(digests.files());
            differences.stream()
                    .limit(MOST_DIFFERENCES)
                    .forEach(difference -> find(AttestationRules.BOM_DIFFERS, file.name(), difference));
            if (!bill.isComplete()) {
                find(AttestationRules.BOM_INCOMPLETE, file.name(), bill.files().size() + " files are listed");
            }
            metrics.put("filesCompared", bill.files().size());
        }

        private static boolean isAttested(BillOfMaterials bill, Statement statement) {
            try {
                return statement != null && bill.isSameAs(BillOfMaterials.of(statement));
            } catch (SignatureException e) {
                return false;
            }
        }

        private void find(Rule rule, String file, String sentence) {
            findings.add(Finding.of(rule, Location.ofFile(file), SafeText.of(sentence, 2000)));
        }
    }
}
