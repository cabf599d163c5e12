package io.jenkins.plugins.modelgate.engine.scan.joblib;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules of joblib files. */
public final class JoblibRules {
    public static final Rule ARRAY = Rule.of(
            "joblib/array",
            Severity.MEDIUM,
            "A raw array of unknown length",
            "joblib writes the bytes of an array behind its description. This description does not tell how many there"
                    + " are, so what follows cannot be examined.",
            "Write the file again with joblib.dump; if it came that way, report it to the project.",
            "CWE-1284");

    public static final Rule SIBLING_PATH = Rule.of(
            "joblib/sibling-path",
            Severity.HIGH,
            "An array is loaded from another directory",
            "Files of joblib before 0.10 name the files beside them that hold their arrays. This name leads elsewhere,"
                    + " and loading an array can run code.",
            "Do not load the file. Honest files name arrays in their own directory.",
            "AML.T0018",
            "CWE-22");

    public static final Rule SIBLING_MISSING = Rule.of(
            "joblib/sibling-missing",
            Severity.MEDIUM,
            "A file that holds an array is not there",
            "The array's file is loaded with the model, pickles included, and was not examined.",
            "Put the file back beside the model, or write the model again with a newer joblib, which keeps everything in"
                    + " one file.",
            "CWE-1284");

    /** All of them, for the rule table. */
    public static final List<Rule> ALL = List.of(ARRAY, SIBLING_PATH, SIBLING_MISSING);

    private JoblibRules() {}
}
