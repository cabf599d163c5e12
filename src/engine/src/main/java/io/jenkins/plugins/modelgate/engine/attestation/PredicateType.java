package io.jenkins.plugins.modelgate.engine.attestation;

/** The predicates that are made and understood here, each exactly in this version. */
public enum PredicateType {
    /** Which properties an artifact was verified to have. */
    VERIFICATION("svr", "https://in-toto.io/attestation/svr/v0.2"),
    /** How a run of tests ended. */
    TEST_RESULT("test-result", "https://in-toto.io/attestation/test-result/v0.1"),
    /** How an artifact was made. */
    PROVENANCE("provenance", "https://slsa.dev/provenance/v1"),
    /** What an artifact consists of. */
    BILL_OF_MATERIALS("bom", "https://cyclonedx.org/bom");

    private final String shortName;
    private final String uri;

    PredicateType(String shortName, String uri) {
        this.shortName = shortName;
        this.uri = uri;
    }

    /** For the command line. */
    public String shortName() {
        return shortName;
    }

    /** {@code predicateType} of statements. */
    public String uri() {
        return uri;
    }

    /** The URI of a short name; anything else is a URI already. */
    public static String uriOf(String text) {
        for (PredicateType type : values()) {
            if (type.shortName.equals(text)) {
                return type.uri;
            }
        }
        return text;
    }
}
