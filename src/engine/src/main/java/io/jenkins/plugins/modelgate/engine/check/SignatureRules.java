package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.proof.Difference;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rules about who vouches for a model, and about whether it is what was signed. */
final class SignatureRules {
    static final Rule UNSIGNED = Rule.of(
            "signature/unsigned",
            Severity.HIGH,
            "No signature",
            "Nobody vouches for this model: whoever could write to where it was kept could have replaced it.",
            "Sign it where it is made (sign-model-artifact, or model_signing sign) and keep model.sig with it.",
            "CWE-345",
            "AML.T0010");

    static final Rule REQUIRED = Rule.of(
            "signature/required",
            Severity.CRITICAL,
            "A signature is demanded, and none was verified",
            "The finding that says why is accepted, or below failOn. Neither of them makes a signature.",
            "Have the subject signed by a trusted signer, or demand none.",
            "CWE-345");

    static final Rule NOT_CHECKED = Rule.of(
            "signature/not-checked",
            Severity.INFO,
            "Signature that nobody was asked to check",
            "There is a signature, and neither the policy nor the caller says who is trusted: it proves nothing.",
            "Name the signers in modelArtifact.trust of the policy.",
            "CWE-347");

    static final Rule NOBODY_TRUSTED = Rule.of(
            "signature/nobody-trusted",
            Severity.HIGH,
            "The policy requires a signature and trusts nobody",
            "No signature can satisfy such a policy. Who is trusted is the policy's to say: a pipeline cannot choose whom its"
                    + " administrator trusts.",
            "Name the signers in modelArtifact.trust of the policy.",
            "CWE-347");

    static final Rule TRUST = Rule.of(
            "signature/trust-unusable",
            Severity.HIGH,
            "Trust entry that cannot be used",
            "A key, a root or a list in the policy or in the parameters is not what it should be, so nothing can be"
                    + " compared with it.",
            "Mend the entry that the message names.",
            "CWE-347");

    static final Rule MALFORMED = Rule.of(
            "signature/malformed",
            Severity.CRITICAL,
            "Signature that is damaged, ambiguous or hostile",
            "The file is not what its format allows. Where two programs could read it differently, one of them could be made"
                    + " to accept what nobody signed.",
            "Get the signature again from the signer; if it still is like this, ask how it came to be.",
            "CWE-347",
            "CWE-20");

    static final Rule UNSUPPORTED = Rule.of(
            "signature/unsupported",
            Severity.HIGH,
            "Signature in a form that is not accepted",
            "The form is known and refused, or not known at all, such as the old format v0.2 of model signing.",
            "Sign again with a current tool.",
            "CWE-347");

    static final Rule INVALID = Rule.of(
            "signature/invalid",
            Severity.CRITICAL,
            "Signature that does not verify",
            "The statement or its signature has been altered since it was signed.",
            "Do not use the model. Get it again from where it was signed, and find out who could write to it on the way.",
            "CWE-347",
            "AML.T0010");

    static final Rule STRANGER = Rule.of(
            "signature/stranger",
            Severity.CRITICAL,
            "Signed by somebody who is not trusted",
            "The signature is not by a signer of the policy or of the parameters. Who replaces a model signs it anew.",
            "Find out who signed. If the signer changed on purpose, add the new one to modelArtifact.trust.",
            "CWE-345",
            "AML.T0010");

    static final Rule EXPIRED = Rule.of(
            "signature/expired",
            Severity.HIGH,
            "Signer's certificate is not valid at the time that counts",
            "A key whose certificate has run out is watched by nobody any more, and nothing proves that the signature is older.",
            "Sign again with a current certificate, or sign with a time stamp and accept it with validity: SIGNING_TIME.",
            "CWE-298");

    static final Rule REVOKED = Rule.of(
            "signature/revoked",
            Severity.CRITICAL,
            "Signer's certificate is revoked",
            "The authority has withdrawn the certificate; its key may be in other hands.",
            "Do not use the model until it has been examined and signed anew.",
            "CWE-299",
            "AML.T0010");

    static final Rule CHANGED = Rule.of(
            "signature/changed-file",
            Severity.CRITICAL,
            "File is not the one that was signed",
            "The content differs from what the signer vouched for.",
            "Do not use the model. Get it again, and find out who could write to it on the way.",
            "CWE-354",
            "AML.T0018");

    static final Rule MISSING = Rule.of(
            "signature/missing-file",
            Severity.HIGH,
            "Signed file is missing",
            "What is there is not the whole of what was signed; a loader may fall back to something else.",
            "Supply the file, or sign the model as it is meant to be.",
            "CWE-354");

    static final Rule EXTRA = Rule.of(
            "signature/extra-file",
            Severity.HIGH,
            "File that nobody signed",
            "It was added after the model was signed. A loader may prefer it to a signed file, or run it.",
            "Remove it, or have the signer look at it and sign again.",
            "CWE-345",
            "AML.T0018");

    static final Rule EMPTY = Rule.of(
            "signature/unsigned-empty-file",
            Severity.HIGH,
            "Empty file that the signature cannot cover",
            "A signature of shards says nothing about empty files, and an empty __init__.py can change what is imported.",
            "Remove it, or sign with the method files.",
            "CWE-345");

    static final Rule IGNORED = Rule.of(
            "signature/ignored-file",
            Severity.HIGH,
            "File that the signature leaves out, and that loading may open",
            "Whoever can replace it can change what the model does, and the signature still holds.",
            "Sign again without ignoring it, or remove it.",
            "CWE-345",
            "AML.T0018");

    static final Rule LINK = Rule.of(
            "signature/link",
            Severity.HIGH,
            "Symbolic link in a model that was signed without any",
            "The signer saw files where there are links now: what is behind them can be exchanged without touching the model.",
            "Replace the link by the file.",
            "CWE-59");

    static final Rule LINKS_ALLOWED = Rule.of(
            "signature/links-signed",
            Severity.HIGH,
            "Signature that allows symbolic links",
            "What is signed under a link's name can lie elsewhere and be exchanged there after the check.",
            "Sign the files themselves, or set modelArtifact.signedLinks to INSIDE, as the Hugging Face cache needs it.",
            "CWE-59");

    static final Rule UNREAD = Rule.of(
            "signature/unread-file",
            Severity.HIGH,
            "Signed file that could not be compared",
            "It was not read to its end, so nobody knows whether it is what was signed.",
            "See the other finding about the file; mend it and check again.");

    static final Rule TOLERATED = Rule.of(
            "signature/tolerated",
            Severity.INFO,
            "Deviation from the signature's format that was tolerated",
            "Nothing that weakens the signature; other programs may be stricter or more lenient here.",
            "Nothing, or sign again with a current tool.");

    static final List<Rule> ALL = List.of(
            UNSIGNED,
            REQUIRED,
            NOT_CHECKED,
            NOBODY_TRUSTED,
            TRUST,
            MALFORMED,
            UNSUPPORTED,
            INVALID,
            STRANGER,
            EXPIRED,
            REVOKED,
            CHANGED,
            MISSING,
            EXTRA,
            EMPTY,
            IGNORED,
            LINK,
            LINKS_ALLOWED,
            UNREAD,
            TOLERATED);

    private static final Map<Difference.Kind, Rule> DIFFERENCES = new EnumMap<>(Map.of(
            Difference.Kind.CHANGED, CHANGED,
            Difference.Kind.MISSING, MISSING,
            Difference.Kind.UNSIGNED, EXTRA,
            Difference.Kind.EMPTY, EMPTY,
            Difference.Kind.IGNORED, IGNORED,
            Difference.Kind.LINK, LINK,
            Difference.Kind.LINKS_ALLOWED, LINKS_ALLOWED,
            Difference.Kind.UNREAD, UNREAD));

    private SignatureRules() {}

    static Rule of(Difference.Kind kind) {
        return DIFFERENCES.get(kind);
    }

    static Rule of(SignatureException.Kind kind) {
        return switch (kind) {
            case MALFORMED -> MALFORMED;
            case UNSUPPORTED -> UNSUPPORTED;
            case INVALID -> INVALID;
            case STRANGER -> STRANGER;
            case EXPIRED -> EXPIRED;
            case REVOKED -> REVOKED;
            case TRUST, KEY -> TRUST;
        };
    }
}
