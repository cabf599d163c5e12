package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.attestation.PredicateCheck;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import java.util.List;

/**
 * Rules about attestations and bills of material. All that void them are critical: no {@code failOn} makes an attestation hold
 * that does not.
 */
final class AttestationRules {
    private static final String GET_AGAIN =
            "Get the attestation again from whoever made it, over a way that cannot be interfered with.";

    static final Rule MALFORMED = critical(
            "attestation/malformed",
            "Attestation is not well formed",
            "It is no envelope with exactly one signature around an in-toto statement, or the statement is not built as its"
                    + " type demands. Two readers could see two things in it.",
            GET_AGAIN);
    static final Rule UNSUPPORTED = critical(
            "attestation/unsupported",
            "Attestation of a form that is not read",
            "Its payload is no in-toto statement of version 1.",
            "Have it made again in this form.");
    static final Rule ALTERED = critical(
            "attestation/altered",
            "Attestation was altered",
            "It names a key that is trusted here, and the signature is not this key's over this content.",
            GET_AGAIN);
    static final Rule STRANGER = critical(
            "attestation/stranger",
            "Attestation is not signed by anybody who is trusted",
            "Anybody can write and sign a statement; it is worth what its signer is worth.",
            "Trust the public key of its signer only after checking it on another way, or refuse the artifact.");
    static final Rule EXPIRED = critical(
            "attestation/expired",
            "The signer's key does not count today",
            "The trust entry has days on which the key counts, and today is not one of them.",
            "Have it made again with the key that counts now, or correct the days of the trust entry.");
    static final Rule TYPE = critical(
            "attestation/other-type",
            "Attestation of another type than demanded",
            "A statement of one kind proves nothing of another kind.",
            "Give the attestation of the demanded type.");
    static final Rule SUBJECT = critical(
            "attestation/other-subject",
            "Attestation is about something else",
            "None of its subjects has the digest of the artifact: it was changed since, or it is another one.",
            "Deploy exactly what was attested, or have what is there attested.");
    static final Rule NOT_PASSED = critical(
            "attestation/not-passed",
            "Attestation says that it failed",
            "The signature holds, and what is signed is a failure.",
            "Mend what failed and let the gate run again.");
    static final Rule PROPERTY = critical(
            "attestation/property-missing",
            "Demanded property is not attested",
            "The verification did not say that the artifact has this property.",
            "Run the gate that attests it.");
    static final Rule BUILDER = critical(
            "attestation/other-builder",
            "Built by another builder than demanded",
            "Provenance of a builder that is not expected says nothing about the expected one.",
            "Build it where it has to be built.");
    static final Rule NOT_UNDERSTOOD = Rule.of(
            "attestation/not-understood",
            Severity.INFO,
            "What the attestation says was not looked at",
            "Its type is not among those that are understood; who signed it and of which artifact it speaks was verified.",
            "Look into it with a tool for its type.");
    static final Rule BOM_MALFORMED = critical(
            "bom/malformed",
            "Bill of material is not well formed",
            "It is no CycloneDX 1.6 document about a machine-learning model, or lists something twice.",
            "Make it again from the model.");
    static final Rule BOM_DIFFERS = critical(
            "bom/differs",
            "Bill of material and files differ",
            "A file was changed, added or removed after the bill was made, or the bill was changed.",
            "Deploy exactly what the bill lists, or let the gate make a new one of what is there.");
    static final Rule BOM_NOT_ATTESTED = critical(
            "bom/not-attested",
            "Bill of material is not the one that is attested",
            "The attestation has another bill, or none: this one may have been changed after it was made.",
            "Use the bill that is in the attestation.");
    static final Rule BOM_UNSIGNED = Rule.of(
            "bom/unsigned",
            Severity.LOW,
            "Nobody vouches for the bill of material",
            "The hashes of the files were compared. Everything else in it, licences and datasets among it, is an unsigned claim.",
            "Give the attestation that has it.");
    static final Rule BOM_INCOMPLETE = Rule.of(
            "bom/incomplete",
            Severity.LOW,
            "Bill of material does not list every file",
            "What it does not list was not compared with it.",
            "Compare the digest of the whole by an attestation as well.");

    static final List<Rule> ALL = List.of(
            MALFORMED,
            UNSUPPORTED,
            ALTERED,
            STRANGER,
            EXPIRED,
            TYPE,
            SUBJECT,
            NOT_PASSED,
            PROPERTY,
            BUILDER,
            NOT_UNDERSTOOD,
            BOM_MALFORMED,
            BOM_DIFFERS,
            BOM_NOT_ATTESTED,
            BOM_UNSIGNED,
            BOM_INCOMPLETE);

    private AttestationRules() {}

    private static Rule critical(String id, String title, String meaning, String remediation) {
        return Rule.of(id, Severity.CRITICAL, title, meaning, remediation, "AML.T0010", "CWE-345");
    }

    static Rule of(SignatureException.Kind kind) {
        return switch (kind) {
            case MALFORMED -> MALFORMED;
            case UNSUPPORTED -> UNSUPPORTED;
            case INVALID -> ALTERED;
            case EXPIRED, REVOKED -> EXPIRED;
            case STRANGER, TRUST, KEY -> STRANGER;
        };
    }

    static Rule of(PredicateCheck.Reason reason) {
        return switch (reason) {
            case MALFORMED -> MALFORMED;
            case NOT_PASSED -> NOT_PASSED;
            case PROPERTY -> PROPERTY;
            case BUILDER -> BUILDER;
            case NOT_UNDERSTOOD -> NOT_UNDERSTOOD;
        };
    }
}
