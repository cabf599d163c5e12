package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.image.BlobDigest;
import io.jenkins.plugins.modelgate.engine.image.Companions;
import io.jenkins.plugins.modelgate.engine.image.ImageException;
import io.jenkins.plugins.modelgate.engine.image.ImageRules;
import io.jenkins.plugins.modelgate.engine.image.Layout;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import io.jenkins.plugins.modelgate.engine.signature.cosign.ImageSignature;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustEntry;
import io.jenkins.plugins.modelgate.engine.signature.trust.TrustedSigners;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who vouches for an image. The policy's signers and the caller's are two demands; each may be met by another one of the
 * image's signatures, and a signature by somebody else beside them takes nothing away.
 */
final class ImageSignatureCheck {
    private static final int DETAIL = 2000;

    private final VerifyContainerImageRequest request;
    private final Instant now;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Object> metrics = new TreeMap<>();
    private String signed;

    ImageSignatureCheck(VerifyContainerImageRequest request, Instant now) {
        this.request = request;
        this.now = now;
    }

    List<Finding> findings() {
        return findings;
    }

    Map<String, Object> metrics() {
        return metrics;
    }

    /** @param images manifests of which any one may be signed, by their digests */
    void run(Layout layout, Map<BlobDigest, byte[]> images) throws IOException {
        try {
            List<TrustEntry> policy =
                    TrustEntry.list("containerImage.trust", request.policy().entries("containerImage.trust"));
            boolean required = request.policy().text("containerImage.signature").equals("REQUIRED");
            if (required && policy.isEmpty() && (request.trust().isEmpty() || !request.callerDecides())) {
                metrics.put("signature", "NOT_CHECKED");
                add(ImageRules.NO_TRUST, "containerImage.signature is REQUIRED, containerImage.trust is empty");
                return;
            }
            Companions.Found found = Companions.find(layout, layout.index(), images);
            judge(found, policy, required);
        } catch (ImageException e) {
            metrics.put("signature", "FAILED");
            add(e.rule(), e.getMessage());
        } catch (SignatureException e) {
            metrics.put("signature", "FAILED");
            add(rule(e.kind()), e.getMessage());
        }
    }

    private void judge(Companions.Found found, List<TrustEntry> policy, boolean required) throws SignatureException {
        boolean nobody = policy.isEmpty() && request.trust().isEmpty();
        if (found.signatures().isEmpty() && found.faults().isEmpty()) {
            metrics.put("signature", "UNSIGNED");
            boolean demanded = required || !request.trust().isEmpty();
            if (demanded || !policy.isEmpty()) {
                findings.add(Finding.of(
                        ImageRules.UNSIGNED,
                        demanded ? Severity.HIGH : Severity.LOW,
                        Location.ofFile(""),
                        "no signature of the image in the layout"));
            }
        } else if (nobody) {
            metrics.put("signature", "NOT_CHECKED");
            add(
                    ImageRules.NOT_CHECKED,
                    (found.signatures().size() + found.faults().size()) + " signatures are there");
        } else {
            Signer byPolicy = policy.isEmpty() ? null : signer(found, new TrustedSigners(policy, List.of(), now));
            Signer byCaller = request.trust().isEmpty()
                    ? null
                    : signer(found, new TrustedSigners(List.of(), request.trust(), now));
            verified(byPolicy == null ? byCaller : byPolicy);
        }
    }

    /** The first signature that holds; else the reason of the most telling failure. */
    private Signer signer(Companions.Found found, TrustedSigners trusted) throws SignatureException {
        List<SignatureException> failures = new ArrayList<>(found.faults());
        for (ImageSignature signature : found.signatures()) {
            try {
                Signer signer = trusted.require(entry -> signature.verify(entry, trusted.now()));
                signed = signed == null ? signature.image() : signed;
                return signer;
            } catch (SignatureException e) {
                failures.add(e);
            }
        }
        SignatureException worst = failures.get(0);
        for (SignatureException each : failures) {
            // Strangers' signatures are usual beside the wanted one; anything else is worth more to be told.
            if (worst.kind() == SignatureException.Kind.STRANGER) {
                worst = each;
            }
        }
        throw worst;
    }

    private void verified(Signer signer) {
        metrics.put("signature", "VERIFIED");
        metrics.put("signedDigest", signed);
        metrics.putAll(SignatureOutcome.of(signer));
        signer.remarks()
                .forEach(remark -> findings.add(
                        Finding.of(SignatureRules.TOLERATED, Location.ofFile(""), SafeText.of(remark, DETAIL))));
    }

    private static Rule rule(SignatureException.Kind kind) {
        return switch (kind) {
            case MALFORMED, UNSUPPORTED -> ImageRules.SIGNATURE_FORM;
            case INVALID -> ImageRules.SIGNATURE;
            case STRANGER -> ImageRules.STRANGER;
            case EXPIRED, REVOKED -> ImageRules.EXPIRED;
            case TRUST, KEY -> ImageRules.TRUST;
        };
    }

    private void add(Rule rule, String detail) {
        findings.add(Finding.of(rule, Location.ofFile(""), SafeText.of(detail, DETAIL)));
    }
}
