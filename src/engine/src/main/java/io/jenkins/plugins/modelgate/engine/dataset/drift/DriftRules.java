package io.jenkins.plugins.modelgate.engine.dataset.drift;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules about data that differ from their baseline. */
public final class DriftRules {
    private static final String LOOK =
            "Find out what changed at the source. If the change is meant, approve this dataset as the new baseline.";

    static final Rule DISTRIBUTION = Rule.of(
            "drift/distribution",
            Severity.HIGH,
            "A column's values are distributed differently than in the baseline",
            "A model learns the distribution it is given. A shift that nobody planned is a changed sensor or unit, a filtered or"
                    + " doubled source, or rows that somebody added; the model will be wrong where the data moved to.",
            LOOK,
            "AML.T0020");
    static final Rule LABEL = Rule.of(
            "drift/label",
            Severity.HIGH,
            "The classes of the label are mixed differently than in the baseline",
            "The share of each class is what a model takes for normal. It moves when labels are flipped, when rows of one class are"
                    + " added or lost, or when annotators work to other rules.",
            LOOK,
            "AML.T0020");
    static final Rule NEW_CATEGORY = Rule.of(
            "drift/new-category",
            Severity.HIGH,
            "A column has values that the baseline did not have",
            "A model has never seen these values. They are typing errors, a new encoding, or the mark of planted rows; distances"
                    + " between distributions do not show them while they are rare.",
            "Check the new values. If they are right, approve this dataset as the new baseline.",
            "AML.T0020");
    static final Rule VANISHED = Rule.of(
            "drift/vanished-category",
            Severity.LOW,
            "Values of the baseline no longer occur",
            "At their former share they would occur many times in these rows. A source may be missing.",
            LOOK);
    static final Rule MISSING = Rule.of(
            "drift/missing-values",
            Severity.HIGH,
            "More or fewer rows than before lack a value",
            "Rows without a value, or with NaN or an infinity, take no part in any distance between distributions: a column could"
                    + " empty itself unnoticed.",
            "Find out why values are missing, or why they no longer are.");
    static final Rule RANGE = Rule.of(
            "drift/out-of-range",
            Severity.LOW,
            "Values lie outside of the baseline's range",
            "The model never saw such values, and outermost bins hide how far out they are.",
            "Look at the extreme values; state the column's range in the contract if there is one.");
    static final Rule CONSTANT = Rule.of(
            "drift/constant-changed",
            Severity.MEDIUM,
            "A column that always had one value has others",
            "The model could not learn what this column means.",
            LOOK);
    static final Rule ADDED = Rule.of(
            "drift/column-added",
            Severity.MEDIUM,
            "There is a column that the baseline does not have",
            "Nothing is known about it, so nothing was compared.",
            "Remove it, or approve this dataset as the new baseline.");
    static final Rule REMOVED = Rule.of(
            "drift/column-removed",
            Severity.HIGH,
            "A column of the baseline is missing",
            "Whatever was trained or is served with it will fail, or run on a default value.",
            "Restore the column, or approve this dataset as the new baseline.");
    static final Rule RETYPED = Rule.of(
            "drift/column-retyped",
            Severity.HIGH,
            "A column holds another type than in the baseline",
            "Its values cannot be compared with the baseline's. One stray text in a column of numbers is enough for that.",
            "Find the values that changed the type, or approve this dataset as the new baseline.");
    static final Rule DATASET = Rule.of(
            "drift/dataset",
            Severity.HIGH,
            "A large part of the columns has drifted",
            "Each column alone may be harmless; together they say that this is another dataset.",
            LOOK,
            "AML.T0020");
    static final Rule TOO_FEW = Rule.of(
            "drift/too-few-rows",
            Severity.MEDIUM,
            "There are too few rows to tell drift from chance",
            "With few rows for each bin any two samples look different. No verdict is not a pass.",
            "Compare more rows, or a column with fewer categories.");
    static final Rule NOT_COMPARED = Rule.of(
            "drift/not-compared",
            Severity.HIGH,
            "A column could not be compared with the baseline",
            "What was not examined can hide anything.",
            "Make the profile of the current data with this baseline, by the same version of the engine.");
    static final Rule ROW_COUNT = Rule.of(
            "drift/row-count",
            Severity.MEDIUM,
            "The number of rows does not fit the history",
            "Part of a source is missing, or rows were added or read twice.",
            "Compare the files with those of earlier versions.");
    static final Rule NULL_RATE = Rule.of(
            "drift/null-rate",
            Severity.MEDIUM,
            "The share of empty values does not fit the history",
            "A source or a join has changed.",
            "Find out why values are missing, or why they no longer are.");

    /** All of them. */
    public static final List<Rule> ALL = List.of(
            DISTRIBUTION,
            LABEL,
            NEW_CATEGORY,
            VANISHED,
            MISSING,
            RANGE,
            CONSTANT,
            ADDED,
            REMOVED,
            RETYPED,
            DATASET,
            TOO_FEW,
            NOT_COMPARED,
            ROW_COUNT,
            NULL_RATE);

    private DriftRules() {}
}
