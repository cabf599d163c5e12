package io.jenkins.plugins.modelgate.engine.scan.tensorflow;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules for TensorFlow graphs. */
public final class TensorFlowRules {
    private static final String WITHOUT =
            "Export the model without this operator: do in the serving code what has to be done outside the graph.";

    public static final Rule PYTHON = Rule.of(
            "tensorflow/python-operator",
            Severity.HIGH,
            "Operator that calls Python",
            "The graph calls a Python function that the loading process has registered: it is never portable, and which"
                    + " function it is depends on the process.",
            "Rewrite the function with TensorFlow operators (AutoGraph) before the export.",
            "AML.T0011",
            "CWE-94");

    public static final Rule WRITE = Rule.of(
            "tensorflow/file-write",
            Severity.HIGH,
            "Operator that writes files",
            "Whoever runs the graph writes files with the rights of the serving process: a start script or a key file is"
                    + " as easily written as a log.",
            WITHOUT,
            "AML.T0011",
            "CWE-73");

    public static final Rule NETWORK = Rule.of(
            "tensorflow/network",
            Severity.HIGH,
            "Operator that opens connections",
            "The graph talks to an address of its own choice and can send what it is fed.",
            WITHOUT,
            "AML.T0024",
            "CWE-918");

    public static final Rule READ = Rule.of(
            "tensorflow/file-read",
            Severity.MEDIUM,
            "Operator that reads files",
            "The graph reads files by path. Vocabularies in assets/ are read this way, and so would be /etc/passwd. HIGH"
                    + " where the content itself is handed on, as by ReadFile.",
            "Look at the path; keep tables in the graph or in assets/.",
            "AML.T0024",
            "CWE-73");

    public static final Rule OPAQUE = Rule.of(
            "tensorflow/opaque-operator",
            Severity.MEDIUM,
            "Operator with a program in another form",
            "The node carries a compiled or serialised program that is not examined here.",
            "Export the model as plain TensorFlow operators.",
            "AML.T0018");

    public static final Rule UNKNOWN = Rule.of(
            "tensorflow/unknown-operator",
            Severity.HIGH,
            "Operator that TensorFlow does not have",
            "Neither TensorFlow nor a function in the model defines it: the loader needs a native library from"
                    + " elsewhere, and what that does cannot be told.",
            "Export the model with TensorFlow's own operators.",
            "AML.T0018");

    public static final Rule ASSET = Rule.of(
            "tensorflow/asset-path",
            Severity.HIGH,
            "Asset outside of assets/",
            "The loader puts the name behind assets/ and reads what is there: any file of the host.",
            "Export the model again; assets have plain names.",
            "CWE-22");

    public static final Rule NO_GRAPH = Rule.of(
            "tensorflow/no-graph",
            Severity.MEDIUM,
            "No graph",
            "The file parses as a TensorFlow model but holds no graph.",
            "Export the model again.");

    public static final Rule TEXT_FORMAT = Rule.of(
            "tensorflow/text-format",
            Severity.MEDIUM,
            "Graph in text form",
            "The text form of a graph is recognised but not examined.",
            "Save the model in its binary form: saved_model.pb.");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL =
            List.of(PYTHON, WRITE, NETWORK, READ, OPAQUE, UNKNOWN, ASSET, NO_GRAPH, TEXT_FORMAT);

    private TensorFlowRules() {}
}
