package io.jenkins.plugins.modelgate.engine.scan.onnx;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules for ONNX models. */
public final class OnnxRules {
    private static final String EXPORT = "Export the model again from its source with a released version of onnx.";

    public static final Rule DATA_ESCAPE = Rule.of(
            "onnx/external-data-escape",
            Severity.HIGH,
            "Tensor data outside the model's directory",
            "The loader opens the named path and maps its bytes as weights: any file of the host can be read into the"
                    + " model, or a pointer be followed.",
            "Keep external data in a plain file beside the model: onnx.save_model(..., save_as_external_data=True,"
                    + " location=\"model.onnx.data\").",
            "CVE-2022-25882",
            "CVE-2024-27318",
            "CWE-22");

    public static final Rule DATA_LINK = Rule.of(
            "onnx/external-data-link",
            Severity.HIGH,
            "Tensor data behind a link",
            "A symbolic link, a second hard link or a special file stands where the weights should be: what is read can"
                    + " be any file, and can change after the check.",
            "Replace the link by a copy of the data beside the model.",
            "CVE-2024-27318",
            "CWE-59");

    public static final Rule DATA_TARGET = Rule.of(
            "onnx/external-data-target",
            Severity.HIGH,
            "Tensor data in a file of a loadable type",
            "External data are raw numbers. A file whose name makes other loaders open it does not belong there.",
            "Rename the data to a neutral name such as model.onnx.data and save the model with that location.",
            "AML.T0018",
            "CWE-434");

    public static final Rule DATA_RANGE = Rule.of(
            "onnx/external-data-range",
            Severity.HIGH,
            "Tensor data outside the file",
            "Offset and length must be decimal numbers within the data file; a loader that trusts them reads beyond it.",
            EXPORT,
            "CWE-125");

    public static final Rule DATA_KEY = Rule.of(
            "onnx/external-data-key",
            Severity.HIGH,
            "External data with a key that the format does not have",
            "Releases of onnx before the fix set any key as an attribute of a Python object of the loader.",
            EXPORT,
            "GHSA-538c-55jv-c5g9",
            "CWE-915");

    public static final Rule DATA_MISMATCH = Rule.of(
            "onnx/external-data-mismatch",
            Severity.MEDIUM,
            "Tensor contradicts itself about where its data are",
            "One loader takes the data in the file, another those beside it: they run different models.",
            EXPORT,
            "AML.T0018",
            "CWE-436");

    public static final Rule DATA_MISSING = Rule.of(
            "onnx/external-data-missing",
            Severity.LOW,
            "External data are not there",
            "The model names a data file that is not beside it. The model is not whole and the data were not examined.",
            "Put the data file beside the model and check them together.");

    public static final Rule EXTENSION_OPERATOR = Rule.of(
            "onnx/extension-operator",
            Severity.HIGH,
            "Operator that runs code outside the model",
            "Operators of onnxruntime-extensions and Python operators call functions that the serving process has"
                    + " registered; PyOp runs Python.",
            "Move this step out of the model, or compose it from standard operators.",
            "AML.T0011",
            "CWE-94");

    public static final Rule OPAQUE_OPERATOR = Rule.of(
            "onnx/opaque-operator",
            Severity.MEDIUM,
            "Operator with a precompiled program",
            "The node carries or names a binary for one accelerator; it is handed to that vendor's native loader and"
                    + " cannot be examined here.",
            "Ship the portable model and compile it on the target.",
            "AML.T0018");

    public static final Rule VENDOR_OPERATOR = Rule.of(
            "onnx/vendor-operator",
            Severity.LOW,
            "Operator of ONNX Runtime",
            "Not part of the ONNX standard; ONNX Runtime has it built in, other runtimes refuse the model.",
            "Nothing to do if ONNX Runtime serves the model.");

    public static final Rule UNKNOWN_OPERATOR = Rule.of(
            "onnx/unknown-operator",
            Severity.MEDIUM,
            "Operator that nobody registered",
            "Neither ONNX nor ONNX Runtime nor a function in the model defines it: it needs native code from elsewhere,"
                    + " and what that does cannot be told.",
            "Export the model with standard operators, or with the operator's body as a local function.",
            "AML.T0018");

    public static final Rule OPSET_IMPORT = Rule.of(
            "onnx/opset-import",
            Severity.MEDIUM,
            "Operator sets are not declared consistently",
            "A node's domain must be imported exactly once; else loaders choose a version each, or refuse the model.",
            EXPORT);

    public static final Rule NO_GRAPH = Rule.of(
            "onnx/no-graph",
            Severity.MEDIUM,
            "No graph",
            "The file parses as an ONNX model but holds neither a graph nor a function.",
            EXPORT);

    public static final Rule ORT_FORMAT = Rule.of(
            "onnx/ort-format",
            Severity.MEDIUM,
            "ONNX Runtime's own format",
            "The .ort format is recognised but not examined.",
            "Check the .onnx model that it was converted from and convert it behind the gate.");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(
            DATA_ESCAPE,
            DATA_LINK,
            DATA_TARGET,
            DATA_RANGE,
            DATA_KEY,
            DATA_MISMATCH,
            DATA_MISSING,
            EXTENSION_OPERATOR,
            OPAQUE_OPERATOR,
            VENDOR_OPERATOR,
            UNKNOWN_OPERATOR,
            OPSET_IMPORT,
            NO_GRAPH,
            ORT_FORMAT);

    private OnnxRules() {}
}
