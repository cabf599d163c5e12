package io.jenkins.plugins.modelgate.attestation;

import io.jenkins.plugins.modelgate.engine.attestation.PredicateType;

/** The files that attestations lie in, beside the report that they are about. */
enum AttestationFile {
    VERIFICATION("verification.intoto.json", PredicateType.VERIFICATION),
    TEST_RESULT("test-result.intoto.json", PredicateType.TEST_RESULT),
    PROVENANCE("provenance.intoto.json", PredicateType.PROVENANCE),
    BILL_OF_MATERIALS("bom.intoto.json", PredicateType.BILL_OF_MATERIALS);

    private final String fileName;
    private final PredicateType type;

    AttestationFile(String fileName, PredicateType type) {
        this.fileName = fileName;
        this.type = type;
    }

    String fileName() {
        return fileName;
    }

    PredicateType type() {
        return type;
    }

    /** What it says, in words. */
    String label() {
        return switch (this) {
            case VERIFICATION -> Messages.AttestationFile_Verification();
            case TEST_RESULT -> Messages.AttestationFile_TestResult();
            case PROVENANCE -> Messages.AttestationFile_Provenance();
            case BILL_OF_MATERIALS -> Messages.AttestationFile_BillOfMaterials();
        };
    }
}
