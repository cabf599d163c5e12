package io.jenkins.plugins.modelgate.engine.scan.safetensors;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules for safetensors files; their source is the format section of the reference implementation's README. */
public final class SafetensorsRules {
    private static final String MEND =
            "Write the file again with the safetensors library (save_file) from tensors that you trust.";

    public static final Rule HEADER_LENGTH = Rule.of(
            "safetensors/header-length",
            Severity.HIGH,
            "Header length out of bounds",
            "The first eight bytes tell the length of the header: at most 100,000,000 bytes and inside the file. Anything"
                    + " else is another kind of file, a cut one, or an attempt to exhaust or confuse a parser.",
            "Find out what the file really is. " + MEND,
            "CWE-1284",
            "CWE-789");

    public static final Rule HEADER = Rule.of(
            "safetensors/header",
            Severity.HIGH,
            "Header is not strict JSON",
            "The header must be UTF-8 JSON from its first byte, padded with spaces only. Parsers differ in what they make of"
                    + " anything else, so one may load what another has checked.",
            MEND,
            "CWE-436");

    public static final Rule DUPLICATE_KEY = Rule.of(
            "safetensors/duplicate-key",
            Severity.HIGH,
            "The same name twice",
            "The format forbids a name that stands twice in the header: one parser takes the first, another the last, and"
                    + " they load different tensors.",
            MEND,
            "CWE-436",
            "CWE-694");

    public static final Rule METADATA = Rule.of(
            "safetensors/metadata",
            Severity.HIGH,
            "__metadata__ is not a map of strings",
            "Metadata may be a flat map from strings to strings only; nested data is a place for other parsers to find"
                    + " something.",
            MEND,
            "CWE-20");

    public static final Rule TENSOR = Rule.of(
            "safetensors/tensor",
            Severity.HIGH,
            "Tensor description is wrong",
            "Type, shape and offsets of a tensor are missing, unknown or contradict each other. A loader that trusts them"
                    + " reads beyond the tensor.",
            MEND,
            "CWE-1284",
            "CWE-190");

    public static final Rule UNKNOWN_FIELD = Rule.of(
            "safetensors/unknown-field",
            Severity.MEDIUM,
            "Unknown field in a tensor description",
            "The format knows dtype, shape and data_offsets. Parsers skip other fields, so they can carry anything.",
            MEND,
            "CWE-20");

    public static final Rule LAYOUT = Rule.of(
            "safetensors/layout",
            Severity.HIGH,
            "Tensors do not cover the data exactly",
            "Tensors must follow one another from the first byte of the data to the last. Overlaps make one tensor change"
                    + " another; holes hide other files (polyglots).",
            MEND,
            "CWE-436",
            "AML.T0018");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL =
            List.of(HEADER_LENGTH, HEADER, DUPLICATE_KEY, METADATA, TENSOR, UNKNOWN_FIELD, LAYOUT);

    private SafetensorsRules() {}
}
