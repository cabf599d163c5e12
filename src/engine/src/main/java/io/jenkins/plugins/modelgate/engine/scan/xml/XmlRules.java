package io.jenkins.plugins.modelgate.engine.scan.xml;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules for XML. */
public final class XmlRules {
    public static final Rule DOCTYPE = Rule.of(
            "xml/doctype",
            Severity.HIGH,
            "Document type declaration",
            "Entities of a document type make a parser read files, open URLs or fill its memory. No model format needs"
                    + " one.",
            "Remove the DOCTYPE and write entities out.",
            "CWE-611",
            "CWE-776");

    public static final Rule EXTERNAL = Rule.of(
            "xml/external-reference",
            Severity.HIGH,
            "Reference to another document",
            "XInclude and style sheets make a processor fetch what they name.",
            "Put the content into the file itself.",
            "CWE-611");

    public static final Rule ENCODING = Rule.of(
            "xml/encoding",
            Severity.HIGH,
            "Encoding contradicts the bytes",
            "The declaration names another encoding than the bytes are in: parsers that believe one or the other read"
                    + " different documents.",
            "Save the file as UTF-8.",
            "CWE-436");

    public static final Rule UNSUPPORTED = Rule.of(
            "xml/unsupported-encoding",
            Severity.MEDIUM,
            "Encoding that is not known here",
            "The document was not examined.",
            "Save the file as UTF-8.");

    public static final Rule MALFORMED = Rule.of(
            "xml/malformed",
            Severity.MEDIUM,
            "Not well-formed XML",
            "The document breaks off or breaks the rules of XML; a lenient parser may go on.",
            "Export the model again.",
            "CWE-1286");

    public static final Rule SCRIPT = Rule.of(
            "xml/script-like-extension",
            Severity.LOW,
            "Extension that looks like a script",
            "Extension elements of PMML may hold anything. Evaluators ignore them; other tools may show or run them.",
            "Look at it; remove it if no tool of yours needs it.");

    public static final Rule FUNCTION = Rule.of(
            "xml/pmml-class-function",
            Severity.MEDIUM,
            "Function named like a class",
            "JPMML loads a class of this name from its class path and calls it; PMML's own functions have no dots.",
            "Use PMML's functions, or define the function in the model.",
            "AML.T0018",
            "CWE-470");

    public static final Rule PATH = Rule.of(
            "xml/openvino-path",
            Severity.HIGH,
            "Extension from outside the model's directory",
            "The model names a library or configuration of custom layers by a path that leaves its directory.",
            "Keep extensions out of the model; name them where the model is loaded.",
            "AML.T0011",
            "CWE-426");

    public static final Rule CUSTOM_LAYER = Rule.of(
            "xml/openvino-custom-layer",
            Severity.MEDIUM,
            "Layer that OpenVINO does not have",
            "The layer belongs to no operator set of OpenVINO: it needs a native library from elsewhere.",
            "Convert the model with OpenVINO's own operators.",
            "AML.T0018");

    public static final Rule WEIGHTS = Rule.of(
            "xml/openvino-weights-range",
            Severity.HIGH,
            "Weights outside the file",
            "Offset and size must lie within the .bin file beside the model; a loader that trusts them reads beyond it.",
            "Convert the model again and keep both files together.",
            "CWE-125");

    public static final Rule JAVA = Rule.of(
            "xml/java-object",
            Severity.CRITICAL,
            "Java objects in XML",
            "java.beans.XMLDecoder calls the constructors and methods that the document names.",
            "Do not load it.",
            "AML.T0011",
            "CWE-502");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(
            DOCTYPE, EXTERNAL, ENCODING, UNSUPPORTED, MALFORMED, SCRIPT, FUNCTION, PATH, CUSTOM_LAYER, WEIGHTS, JAVA);

    private XmlRules() {}
}
