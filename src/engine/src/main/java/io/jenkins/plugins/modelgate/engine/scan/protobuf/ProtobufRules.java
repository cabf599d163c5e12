package io.jenkins.plugins.modelgate.engine.scan.protobuf;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules for everything that is written in protobuf. */
public final class ProtobufRules {
    public static final Rule MALFORMED = Rule.of(
            "protobuf/malformed",
            Severity.MEDIUM,
            "Not a readable protobuf message",
            "The bytes break the protobuf encoding, so what follows was not examined. A lenient parser may go on.",
            "Fetch or export the model again and compare its digest with the publisher's.",
            "CWE-1286");

    public static final Rule UNKNOWN_FIELD = Rule.of(
            "protobuf/unknown-field",
            Severity.MEDIUM,
            "A field that the format does not define",
            "Parsers skip unknown fields in silence, newer loaders may act on them. What is in it was not examined.",
            "Write the model again with a released version of its library; if the field belongs to a newer format"
                    + " version, update Model Gate.",
            "CWE-436");

    public static final Rule WIRE_TYPE = Rule.of(
            "protobuf/wire-type",
            Severity.HIGH,
            "A field in an encoding that is not its own",
            "Real writers never do this. Some parsers skip such a field, others read it: they see different models.",
            "Write the model again with a released version of its library.",
            "AML.T0018",
            "CWE-436");

    public static final Rule DUPLICATE_FIELD = Rule.of(
            "protobuf/duplicate-field",
            Severity.HIGH,
            "A field occurs twice where one is allowed",
            "Some parsers keep the first value, some the last, some merge both: a checker and a loader see different"
                    + " models.",
            "Write the model again with a released version of its library.",
            "AML.T0018",
            "CWE-436");

    public static final Rule OVERLONG = Rule.of(
            "protobuf/overlong-number",
            Severity.MEDIUM,
            "A number with more bytes than it needs",
            "Padded numbers are not what serialisers write; parsers differ in how many bytes they follow.",
            "Write the model again with a released version of its library.",
            "CWE-436");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(MALFORMED, UNKNOWN_FIELD, WIRE_TYPE, DUPLICATE_FIELD, OVERLONG);

    private ProtobufRules() {}
}
