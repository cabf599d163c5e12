package io.jenkins.plugins.modelgate.engine.scan;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules that hold for every format. */
public final class ScanRules {
    public static final Rule TRUNCATED = Rule.of(
            "scan/truncated",
            Severity.MEDIUM,
            "Content ends too early",
            "The content ends before something that its format promised. A loader may already have acted on the part that"
                    + " is there.",
            "Fetch or build the file again and compare its digest with the publisher's.",
            "CWE-1284");

    public static final Rule UNREADABLE = Rule.of(
            "scan/unreadable",
            Severity.MEDIUM,
            "Content cannot be read",
            "Reading failed, so nothing can be said about what was not read.",
            "Check permissions, the disk and the network file system, then run the check again.");

    public static final Rule TRAILING_DATA = Rule.of(
            "scan/trailing-data",
            Severity.HIGH,
            "Data after the end of the content",
            "Bytes follow the end that the format defines. Another parser may find another file there.",
            "Write the file again with the library of its format; real writers leave nothing behind the end.",
            "CWE-436");

    public static final Rule LIMIT = Rule.of(
            "scan/limit",
            Severity.MEDIUM,
            "A limit was reached",
            "The content goes beyond a limit of the policy or of the engine; what lies beyond was not examined.",
            "If the file is what it should be, raise the named limit in the policy.",
            "CWE-400");

    public static final Rule EXPANSION = Rule.of(
            "scan/expansion",
            Severity.HIGH,
            "Compressed data expands beyond all measure",
            "A small file that unpacks to a huge one exhausts memory or disk of whoever opens it.",
            "Do not open it. If the data is meant to be that sparse, raise limits.expansionRatio in the policy.",
            "CWE-409");

    public static final Rule FAILURE = Rule.of(
            "scan/failure",
            Severity.MEDIUM,
            "The scanner failed",
            "The scanner met something that it does not handle. That is a fault of Model Gate, and the file stays"
                    + " unexamined.",
            "Report the file's format and the message to the project; until then the gate stays closed.");

    public static final Rule UNKNOWN_FORMAT = Rule.of(
            "scan/unknown-format",
            Severity.MEDIUM,
            "A model file that no scanner understands",
            "The name belongs to model loaders alone, yet the content is no format that Model Gate knows.",
            "Convert the model to a known format, or leave the file out of the artifact.",
            "CWE-434");

    public static final Rule EMPTY = Rule.of(
            "scan/empty",
            Severity.MEDIUM,
            "Nothing to examine",
            "There is no model content here, and what was not examined is not a pass.",
            "Check the path: a download or a build step before this one may have failed.");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL =
            List.of(TRUNCATED, UNREADABLE, TRAILING_DATA, LIMIT, EXPANSION, FAILURE, UNKNOWN_FORMAT, EMPTY);

    private ScanRules() {}
}
