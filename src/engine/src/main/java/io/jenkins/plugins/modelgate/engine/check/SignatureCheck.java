package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.artifact.ContentSink;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.check.FileExamination.Examined;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.oms.OmsSignature;
import io.jenkins.plugins.modelgate.engine.signature.proof.Proof;
import io.jenkins.plugins.modelgate.engine.signature.proof.ReadTree;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustedSigners;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The signature half of {@link VerifyModelArtifact}: finds the signature and verifies it before the model is read, gives
 * the reading what it needs, and compares afterwards. Nothing of the signature is believed before it has been verified.
 */
final class SignatureCheck {
    private static final int MESSAGE = 2000;

    private final VerifyModelArtifactRequest request;
    private final List<Finding> findings = new ArrayList<>();
    private final SignatureOutcome outcome;
    private final String only;
    private String inTree;
    private Proof signature;
    private Proof manifest;

    private SignatureCheck(VerifyModelArtifactRequest request, @CheckForNull String only) {
        this.request = request;
        this.only = only;
        this.outcome = new SignatureOutcome(request.policy(), findings);
    }

    /**
     * Finds and verifies what there is.
     *
     * @param subject absolute
     * @param entries of the walk over it
     * @param now time that counts for certificates and trust entries
     * @throws IOException when a file that the caller named is not there
     */
    static SignatureCheck begin(
            VerifyModelArtifactRequest request, Path subject, boolean directory, List<TreeEntry> entries, Instant now)
            throws IOException {
        String only = directory || entries.isEmpty() ? null : entries.get(0).path();
        SignatureCheck check = new SignatureCheck(request, only);
        check.openSignature(subject, directory, entries, now);
        if (request.signature().manifest() != null) {
            check.openManifest(entries);
        }
        return check;
    }

    private void openSignature(Path subject, boolean directory, List<TreeEntry> entries, Instant now)
            throws IOException {
        SignatureRequest asked = request.signature();
        Optional<SignatureLocation> location = SignatureLocation.of(subject, directory, entries, asked.signature());
        inTree = location.map(SignatureLocation::inTree).orElse(null);
        try {
            TrustedSigners trusted = new TrustedSigners(policyTrust(request.policy()), asked.trust(), now);
            if (required() && trusted.policy().isEmpty() && (asked.trust().isEmpty() || !asked.callerDecides())) {
                add(
                        SignatureRules.NOBODY_TRUSTED,
                        "",
                        "modelArtifact.signature is REQUIRED, modelArtifact.trust is empty");
                if (location.isPresent()) {
                    // Whoever the caller names must not be taken for somebody whom the policy trusts.
                    outcome.notChecked();
                    return;
                }
            }
            if (location.isEmpty()) {
                outcome.unsigned();
                unsigned(trusted);
            } else if (trusted.nobody()) {
                outcome.notChecked();
                add(SignatureRules.NOT_CHECKED, place(), location.get().name() + " is there; nobody is trusted here");
            } else {
                signature = KnownSignatures.open(
                        location.get().read("the signature " + location.get().name(), only), trusted);
            }
        } catch (SignatureException e) {
            outcome.failed();
            add(SignatureRules.of(e.kind()), place(), e.getMessage());
        }
    }

    private void unsigned(TrustedSigners trusted) {
        boolean demanded = required() || !trusted.caller().isEmpty();
        if (!demanded && trusted.policy().isEmpty()) {
            // Nobody asked: the report says UNSIGNED, and that is all there is to say.
            return;
        }
        Severity severity = demanded ? Severity.HIGH : Severity.LOW;
        String detail = only == null
                ? "no " + String.join(" or ", KnownSignatures.NAMES) + " in the directory"
                : "no " + only + KnownSignatures.EXTENSIONS.get(0) + " and no "
                        + String.join(" or ", KnownSignatures.NAMES) + " beside the file";
        findings.add(Finding.of(SignatureRules.UNSIGNED, severity, Location.ofFile(""), SafeText.of(detail, MESSAGE)));
    }

    private void openManifest(List<TreeEntry> entries) throws IOException {
        SignatureLocation location = SignatureLocation.named(request.signature().manifest(), "manifest", entries);
        try {
            manifest = OmsSignature.digests(location.read("the manifest " + location.name(), only));
        } catch (SignatureException e) {
            outcome.manifestFailed();
            add(SignatureRules.of(e.kind()), "", e.getMessage());
        }
    }

    private static List<TrustEntry> policyTrust(Policy policy) throws SignatureException {
        return TrustEntry.list("modelArtifact.trust", policy.entries("modelArtifact.trust"));
    }

    private boolean required() {
        return request.policy().text("modelArtifact.signature").equals("REQUIRED");
    }

    private String place() {
        return inTree == null ? "" : inTree;
    }

    private void add(Rule rule, String path, String detail) {
        findings.add(Finding.of(rule, Location.ofFile(path), SafeText.of(detail, MESSAGE)));
    }

    /** Who wants to see an entry's bytes. */
    List<ContentSink> sinks(TreeEntry entry) {
        List<ContentSink> sinks = new ArrayList<>();
        for (Proof proof : new Proof[] {signature, manifest}) {
            if (proof != null) {
                sinks.addAll(proof.sinks(entry));
            }
        }
        return sinks;
    }

    /** Compares what was read with what was signed; call once. */
    void finish(List<Examined> examined) {
        ReadTree tree = new ReadTree(examined.stream().map(Examined::readFile).toList(), only, inTree);
        if (signature != null) {
            try {
                outcome.concluded(signature.conclude(tree));
            } catch (SignatureException e) {
                outcome.failed();
                add(SignatureRules.of(e.kind()), place(), e.getMessage());
            }
        }
        if (manifest != null) {
            try {
                outcome.manifestConcluded(manifest.conclude(tree));
            } catch (SignatureException e) {
                outcome.manifestFailed();
                add(SignatureRules.of(e.kind()), "", e.getMessage());
            }
        }
    }

    /** What follows, after {@link #finish}. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** For the report, after {@link #finish}. */
    Map<String, Object> metrics() {
        return outcome.metrics();
    }
}
