package io.jenkins.plugins.modelgate.engine.attestation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.List;

/**
 * What a statement says, held against what is wanted. A signature alone says who speaks: a signed "it failed" is no pass.
 */
public final class PredicateCheck {
    /** SLSA's summary of a verification, which others make. */
    private static final String SUMMARY = "https://slsa.dev/verification_summary/v1";

    private final List<Objection> objections = new ArrayList<>();
    private final ObjectNode predicate;

    private PredicateCheck(ObjectNode predicate) {
        this.predicate = predicate;
    }

    /**
     * What speaks against it; empty when nothing does.
     *
     * @param properties that a verification result must have
     * @param builder that provenance must name, or null
     */
    public static List<Objection> of(Statement statement, List<String> properties, String builder) {
        PredicateCheck check = new PredicateCheck(statement.predicate());
        String type = statement.predicateType();
        if (type.equals(PredicateType.VERIFICATION.uri())) {
            check.verification(properties);
        } else if (!properties.isEmpty()) {
            check.object(Reason.PROPERTY, "a property was demanded, and " + SafeText.quote(type) + " has none");
        }
        if (type.equals(PredicateType.PROVENANCE.uri())) {
            check.provenance(builder);
        } else if (builder != null) {
            check.object(Reason.BUILDER, "a builder was demanded, and " + SafeText.quote(type) + " names none");
        }
        if (type.equals(PredicateType.TEST_RESULT.uri())) {
            check.testResult();
        } else if (type.equals(PredicateType.BILL_OF_MATERIALS.uri())) {
            check.must(check.text("/bomFormat").equals("CycloneDX"), "bomFormat is not CycloneDX");
        } else if (type.equals(SUMMARY)) {
            check.result("/verificationResult", List.of("PASSED"));
        } else if (!type.equals(PredicateType.VERIFICATION.uri()) && !type.equals(PredicateType.PROVENANCE.uri())) {
            check.object(
                    Reason.NOT_UNDERSTOOD,
                    "who signed it and of what it speaks was verified; what " + SafeText.quote(type)
                            + " says was not looked at");
        }
        return check.objections;
    }

    private void verification(List<String> wanted) {
        must(predicate.at("/verifier/id").isTextual(), "verifier.id is missing");
        must(predicate.at("/verifier/policies").isArray(), "verifier.policies is no list");
        must(predicate.path("timeCreated").isTextual(), "timeCreated is missing");
        List<String> has = new ArrayList<>();
        JsonNode list = predicate.path("properties");
        must(list.isArray() && !list.isEmpty(), "properties is no list, or empty: nothing was verified");
        list.forEach(each -> has.add(each.asText()));
        for (String property : wanted) {
            if (!has.contains(property)) {
                object(
                        Reason.PROPERTY,
                        "it does not say " + SafeText.quote(property) + ", but "
                                + SafeText.of(String.join(", ", has), 1000));
            }
        }
    }

    private void provenance(String wanted) {
        must(predicate.at("/buildDefinition/buildType").isTextual(), "buildDefinition.buildType is missing");
        must(
                predicate.at("/buildDefinition/externalParameters").isObject(),
                "buildDefinition.externalParameters is no object");
        must(predicate.at("/runDetails/builder/id").isTextual(), "runDetails.builder.id is missing");
        String builder = text("/runDetails/builder/id");
        if (wanted != null && !wanted.equals(builder)) {
            object(
                    Reason.BUILDER,
                    "it was built by " + SafeText.quote(builder) + ", and " + SafeText.quote(wanted) + " is wanted");
        }
    }

    private void testResult() {
        must(predicate.path("configuration").isArray(), "configuration is no list");
        result("/result", List.of("PASSED", "WARNED"));
        JsonNode failed = predicate.path("failedTests");
        if (!failed.isEmpty() && text("/result").equals("PASSED")) {
            object(Reason.NOT_PASSED, "it says PASSED and lists tests that failed");
        }
    }

    private void result(String pointer, List<String> good) {
        String result = text(pointer);
        if (!good.contains(result)) {
            object(Reason.NOT_PASSED, "its " + pointer.substring(1) + " is " + SafeText.quote(result));
        }
    }

    private String text(String pointer) {
        return predicate.at(pointer).asText();
    }

    private void must(boolean right, String sentence) {
        if (!right) {
            object(Reason.MALFORMED, "not as its type has it: " + sentence);
        }
    }

    private void object(Reason reason, String sentence) {
        objections.add(new Objection(reason, sentence));
    }

    /** Kinds of objection: each has a rule of its own. */
    public enum Reason {
        /** Not what its type says it is. */
        MALFORMED,
        /** It says that something failed. */
        NOT_PASSED,
        /** A property that was demanded is not there. */
        PROPERTY,
        /** Another builder than demanded. */
        BUILDER,
        /** A type that is not known here: no fault, but nothing was learned from what it says. */
        NOT_UNDERSTOOD
    }

    /** What speaks against a statement, in a sentence. */
    public record Objection(Reason reason, String sentence) {}
}
