package io.jenkins.plugins.modelgate.engine.dataset.input;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules about the files of a dataset, before any row. */
public final class InputRules {
    /** A file that no entry of the allow-list covers. */
    public static final Rule SOURCE = Rule.of(
            "dataset/source-not-allowed",
            Severity.HIGH,
            "Data from a source that the policy does not list",
            "The policy names the places that training data may come from. Data from elsewhere is the simplest way to poison a"
                    + " model.",
            "Move the data to a listed place after a review, or have the source added to dataset.sources.",
            "AML.T0020");

    /** A file that the manifest does not list. */
    public static final Rule UNEXPECTED = Rule.of(
            "dataset/file-unexpected",
            Severity.HIGH,
            "File that the manifest does not list",
            "The manifest says which files make the dataset. This one was added since.",
            "Remove the file, or make a new manifest after a review.",
            "AML.T0020",
            "CWE-345");

    /** A file that the manifest lists and that is not there. */
    public static final Rule MISSING = Rule.of(
            "dataset/file-missing",
            Severity.HIGH,
            "File of the manifest that is not there",
            "Left-out rows change what a model learns just as added ones do.",
            "Fetch the file again, or make a new manifest after a review.",
            "AML.T0020",
            "CWE-345");

    /** A file with another digest than the manifest says. */
    public static final Rule MISMATCH = Rule.of(
            "dataset/digest-mismatch",
            Severity.HIGH,
            "File that is not what the manifest says",
            "Its SHA-256 is not the one in the manifest: the content was changed, or the transfer broke it.",
            "Fetch the file again and find out who changed it; make a new manifest only after a review.",
            "AML.T0020",
            "CWE-354");

    /** A file that changed while it was examined. */
    public static final Rule CHANGED = Rule.of(
            "dataset/changed",
            Severity.HIGH,
            "File changed while it was examined",
            "The digest in the report and the rows that were examined may belong to different contents.",
            "Check again when nobody writes to the data; better, check a read-only copy.",
            "CWE-367");

    /** A file whose rows cannot be examined. */
    public static final Rule UNREADABLE = Rule.of(
            "dataset/unreadable",
            Severity.MEDIUM,
            "File whose rows cannot be examined",
            "The content is not what the format demands, so that readers would disagree about its rows. What was not examined is"
                    + " never a pass.",
            "Write the file again with the tool that made it, as UTF-8, with one header line and the same columns in every row.",
            "CWE-20");

    /** Nothing to examine. */
    public static final Rule NO_ROWS = Rule.of(
            "dataset/no-rows",
            Severity.MEDIUM,
            "No rows",
            "The files hold column names at most, and nothing examined is never clean.",
            "Check the step that wrote the data: it may have failed.");

    /** A part of the check that did not come to its end. */
    public static final Rule NOT_EXAMINED = Rule.of(
            "dataset/not-examined",
            Severity.MEDIUM,
            "Part of the check that did not come to its end",
            "What was not examined is never a pass.",
            "The detail says what stopped it; mend that and check again.");

    /** Lineage that could not be delivered. */
    public static final Rule LINEAGE = Rule.of(
            "dataset/lineage-not-sent",
            Severity.LOW,
            "Lineage events were not accepted",
            "The verdict stands; but the place that collects lineage does not know of this run.",
            "Check the address and the service behind it. The events are in lineage.ndjson and can be sent again.");

    /** Every rule of this room. */
    public static final List<Rule> ALL =
            List.of(SOURCE, UNEXPECTED, MISSING, MISMATCH, CHANGED, UNREADABLE, NO_ROWS, NOT_EXAMINED, LINEAGE);

    private InputRules() {}
}
