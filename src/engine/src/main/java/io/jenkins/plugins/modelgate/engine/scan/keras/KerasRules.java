package io.jenkins.plugins.modelgate.engine.scan.keras;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules for Keras configurations. */
public final class KerasRules {
    private static final String BUILT_IN = "Build the model from Keras' own layers and functions and save it again.";

    public static final Rule LAMBDA_CODE = Rule.of(
            "keras/lambda-code",
            Severity.CRITICAL,
            "Python byte code in the configuration",
            "The loader unmarshals the code of a lambda and runs it when the model is built or called. Safe mode stops it"
                    + " only in releases that apply safe mode to this file format.",
            BUILT_IN,
            "AML.T0011",
            "CVE-2024-3660",
            "CVE-2025-9905",
            "CWE-502");

    public static final Rule LAMBDA_LAYER = Rule.of(
            "keras/lambda-layer",
            Severity.HIGH,
            "Lambda layer",
            "A Lambda layer calls a function that is not part of the model: loading needs code from elsewhere.",
            BUILT_IN,
            "AML.T0011",
            "CVE-2024-3660");

    public static final Rule FOREIGN_MODULE = Rule.of(
            "keras/foreign-module",
            Severity.CRITICAL,
            "Object from a module that is not Keras",
            "Releases before the fix import any module that the configuration names and call what they find there with"
                    + " arguments from the file.",
            BUILT_IN,
            "AML.T0011",
            "CVE-2025-1550",
            "CWE-470");

    public static final Rule REFUSED = Rule.of(
            "keras/refused-name",
            Severity.CRITICAL,
            "Keras function that no model needs",
            "Functions of Keras that download, load or switch off safe mode do not belong in a model: called by a"
                    + " configuration they are a way around safe mode.",
            BUILT_IN,
            "AML.T0011",
            "CVE-2025-8747",
            "CVE-2025-9906",
            "CWE-470");

    public static final Rule EXTERNAL_CODE = Rule.of(
            "keras/external-code",
            Severity.HIGH,
            "Layer that wraps foreign code",
            "The layer holds a pickled module of another framework, or loads a graph or functions that are not in this"
                    + " file.",
            "Convert the wrapped part to Keras layers.",
            "AML.T0011",
            "CVE-2025-49655",
            "CWE-502");

    public static final Rule CUSTOM = Rule.of(
            "keras/custom-object",
            Severity.HIGH,
            "Object of a registered package",
            "The object needs code that is not in the file; which code that is depends on the loading process.",
            BUILT_IN,
            "AML.T0011");

    public static final Rule REGISTERED_NAME = Rule.of(
            "keras/registered-name",
            Severity.HIGH,
            "Registered name differs from the class",
            "The loader looks for the registered name first: another class than the one shown here may be built.",
            BUILT_IN,
            "CWE-436");

    public static final Rule UNKNOWN = Rule.of(
            "keras/unknown-name",
            Severity.MEDIUM,
            "Name that Keras does not have",
            "Neither Keras 3 nor Keras 2 has a class or function of this name, so what is built cannot be told.",
            BUILT_IN,
            "AML.T0018");

    public static final Rule OPERATOR = Rule.of(
            "keras/tensorflow-function",
            Severity.HIGH,
            "TensorFlow function with an effect",
            "The layer calls a function of TensorFlow by name, with arguments from the file, and this one reads, writes or"
                    + " calls Python.",
            BUILT_IN,
            "AML.T0011",
            "CWE-470");

    public static final Rule EXTERNAL_FILE = Rule.of(
            "keras/external-file",
            Severity.HIGH,
            "Vocabulary from a path",
            "The layer reads its vocabulary from a path or URL of the file's choice: any file of the host ends up in the"
                    + " model.",
            "Save the model with its vocabulary in it.",
            "AML.T0024",
            "CVE-2025-12058",
            "CWE-73");

    public static final Rule DUPLICATE_KEY = Rule.of(
            "keras/duplicate-key",
            Severity.HIGH,
            "A key occurs twice",
            "Parsers take the first or the last value: a checker and a loader see different objects.",
            "Save the model again with Keras.",
            "CWE-436");

    public static final Rule MALFORMED = Rule.of(
            "keras/malformed-config",
            Severity.MEDIUM,
            "Configuration cannot be read",
            "The configuration is no JSON, so the model it describes was not examined.",
            "Save the model again with Keras.",
            "CWE-1286");

    public static final Rule NO_CONFIG = Rule.of(
            "keras/no-config",
            Severity.MEDIUM,
            "No configuration",
            "A .keras archive without config.json at its top is no Keras model, or hides it.",
            "Save the model again with Keras.");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(
            LAMBDA_CODE,
            LAMBDA_LAYER,
            FOREIGN_MODULE,
            REFUSED,
            EXTERNAL_CODE,
            CUSTOM,
            REGISTERED_NAME,
            UNKNOWN,
            OPERATOR,
            EXTERNAL_FILE,
            DUPLICATE_KEY,
            MALFORMED,
            NO_CONFIG);

    private KerasRules() {}
}
