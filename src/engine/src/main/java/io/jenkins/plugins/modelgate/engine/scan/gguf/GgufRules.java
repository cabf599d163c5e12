package io.jenkins.plugins.modelgate.engine.scan.gguf;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules for GGUF files; sources: ggml's docs/gguf.md and the checks of its loader, src/gguf.cpp. */
public final class GgufRules {
    private static final String MEND = "Convert the model again from its original weights with llama.cpp's own tools.";

    public static final Rule VERSION = Rule.of(
            "gguf/version",
            Severity.HIGH,
            "GGUF version that loaders refuse",
            "Loaders take versions 2 and 3. A file of another version is laid out differently and was not examined.",
            MEND,
            "CWE-20");

    public static final Rule COUNT = Rule.of(
            "gguf/count",
            Severity.HIGH,
            "A count or length larger than the file",
            "Counts and lengths in the file promise more than it holds. Loaders that trust them allocate too much or read and"
                    + " write out of bounds.",
            "Do not load the file with an old runtime. " + MEND,
            "CWE-1284",
            "CWE-789",
            "CVE-2024-21836",
            "CVE-2024-23496");

    public static final Rule KEY = Rule.of(
            "gguf/key",
            Severity.HIGH,
            "Metadata key that the format forbids",
            "Keys must be unique, not empty, ASCII and at most 65,535 bytes long. One reader takes the first of two equal keys,"
                    + " another the last, so what was checked is not what is used.",
            MEND,
            "CWE-694",
            "CWE-436");

    public static final Rule VALUE = Rule.of(
            "gguf/value",
            Severity.HIGH,
            "Metadata value of an unknown type",
            "Without knowing the type nobody can tell where the value ends; the rest of the file was not examined.",
            MEND,
            "CWE-20");

    public static final Rule BOOLEAN = Rule.of(
            "gguf/boolean",
            Severity.MEDIUM,
            "Truth value that is neither 0 nor 1",
            "The format calls such a file invalid.",
            MEND,
            "CWE-20");

    public static final Rule NESTED_ARRAY = Rule.of(
            "gguf/nested-array",
            Severity.HIGH,
            "Array of arrays",
            "The format's description allows them, its loader refuses them, and readers that follow them by recursion can be"
                    + " made to exhaust their stack.",
            MEND,
            "CWE-674");

    public static final Rule ALIGNMENT = Rule.of(
            "gguf/alignment",
            Severity.HIGH,
            "Alignment that loaders refuse",
            "general.alignment tells where the tensors lie. It must be an unsigned 32-bit power of two; readers disagree about"
                    + " anything else.",
            MEND,
            "CWE-436");

    public static final Rule TENSOR = Rule.of(
            "gguf/tensor",
            Severity.HIGH,
            "Tensor description is wrong",
            "Name, shape, type or offset of a tensor break the format. Loaders that trust them read beyond the tensor.",
            MEND,
            "CWE-1284",
            "CWE-190",
            "CVE-2025-53630");

    public static final Rule RETIRED_TYPE = Rule.of(
            "gguf/retired-type",
            Severity.MEDIUM,
            "Tensor type that was removed from the format",
            "Current loaders refuse these quantisation types, old ones still take them.",
            MEND);

    public static final Rule LAYOUT = Rule.of(
            "gguf/layout",
            Severity.HIGH,
            "Tensors do not follow one another",
            "Tensors must lie one behind the other in the order in which they are described, with padding to the alignment"
                    + " between them. Overlaps make one tensor change another, holes hide other files.",
            MEND,
            "CWE-436",
            "AML.T0018");

    public static final Rule PADDING = Rule.of(
            "gguf/padding",
            Severity.LOW,
            "Padding that is not zero",
            "Padding consists of zero bytes; other bytes are harmless to loaders, but somebody put them there.",
            MEND);

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(
            VERSION, COUNT, KEY, VALUE, BOOLEAN, NESTED_ARRAY, ALIGNMENT, TENSOR, RETIRED_TYPE, LAYOUT, PADDING);

    private GgufRules() {}
}
