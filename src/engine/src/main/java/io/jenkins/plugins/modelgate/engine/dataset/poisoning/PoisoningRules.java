package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** The rules of the poisoning indicators. */
public final class PoisoningRules {
    static final Rule DUPLICATE_FLOOD = Rule.of(
            "poisoning/duplicate-flood",
            Severity.MEDIUM,
            "Indicator: the same row many times",
            "One row repeated with one label weighs as much as all its copies. It is the cheapest way to move a model.",
            "Look at the rows, keep one of each, and ask the source why they repeat.",
            "AML.T0020");

    static final Rule NEAR_DUPLICATE_FLOOD = Rule.of(
            "poisoning/near-duplicate-flood",
            Severity.MEDIUM,
            "Indicator: nearly the same row many times",
            "Copies with small changes pass a check for equal rows and weigh as much.",
            "Look at the rows beside each other, keep one, and ask the source why they repeat.",
            "AML.T0020");

    static final Rule CONFLICTING_LABELS = Rule.of(
            "poisoning/conflicting-labels",
            Severity.LOW,
            "Indicator: equal rows with different labels",
            "Rows that say the same and are labelled differently are mistakes or flipped labels.",
            "Look at the rows and decide on one label, or remove them.",
            "AML.T0020");

    static final Rule LABEL_RATE = Rule.of(
            "poisoning/label-rate-by-source",
            Severity.MEDIUM,
            "Indicator: one source gives a label far more often",
            "A source, annotator or batch that labels unlike the others may be careless, or flips labels.",
            "Label a sample of its rows again before training on them.",
            "AML.T0020",
            "AML.T0010.002");

    static final Rule SOURCE_SHIFT = Rule.of(
            "poisoning/source-distribution",
            Severity.MEDIUM,
            "Indicator: one source is distributed unlike the others",
            "Rows of one source that lie elsewhere than all others may have been made for a purpose.",
            "Look at the source's rows and at how they were collected.",
            "AML.T0020",
            "AML.T0010.002");

    static final Rule TRIGGER_WORD = Rule.of(
            "poisoning/trigger-word",
            Severity.MEDIUM,
            "Indicator: a word or phrase decides the label",
            "A backdoor is planted by a word that always comes with one label. The rest of such rows looks like the class they were taken from.",
            "Look at the rows that hold it; remove them if nothing but the word explains the label.",
            "AML.T0018.000",
            "AML.T0020");

    static final Rule TRIGGER_VALUE = Rule.of(
            "poisoning/trigger-value",
            Severity.MEDIUM,
            "Indicator: a value or a pair of values decides the label",
            "A backdoor in a table is planted by a value that always comes with one label. The other columns of such rows look like another class.",
            "Look at the rows; remove them if nothing but the value explains the label.",
            "AML.T0018.000",
            "AML.T0020");

    static final Rule VALUE_SPIKE = Rule.of(
            "poisoning/value-spike",
            Severity.MEDIUM,
            "Indicator: a value that was rare is frequent",
            "A value that the accepted data hardly has may be a trigger, a default or an error of collection.",
            "Look at the rows that have it.",
            "AML.T0020");

    static final Rule OUTLIERS = Rule.of(
            "poisoning/outliers",
            Severity.MEDIUM,
            "Indicator: values far outside the rest",
            "Values far out, with nothing in between, pull a model or mark rows. They may also stand for missing values.",
            "Look at the rows; give missing values as empty.",
            "AML.T0020");

    static final Rule NEIGHBOURS_DISAGREE = Rule.of(
            "poisoning/neighbours-disagree",
            Severity.MEDIUM,
            "Indicator: rows carry another label than all their nearest rows",
            "Flipped labels stand among rows that look the same and are labelled differently.",
            "Look at the rows and label them again.",
            "AML.T0020");

    static final Rule APPENDED_BLOCK = Rule.of(
            "poisoning/appended-block",
            Severity.MEDIUM,
            "Indicator: a stretch of the file is unlike the rest",
            "Rows that were appended as a block keep together. Sorted data and several sources one after another do too.",
            "Look at the stretch and where it came from.",
            "AML.T0020");

    static final Rule IDENTIFIER = Rule.of(
            "poisoning/identifier-column",
            Severity.LOW,
            "Indicator: a column numbers the rows",
            "A column that numbers rows tells a model their order, not the world.",
            "Leave it out of training.");

    static final Rule LEAKAGE = Rule.of(
            "poisoning/leakage-column",
            Severity.LOW,
            "Indicator: a column tells the label",
            "A column that already holds the label makes a model that is right in training and useless after.",
            "Check when the column is known; leave it out if that is after the label.");

    static final Rule CLASS_IMBALANCE = Rule.of(
            "poisoning/class-imbalance",
            Severity.LOW,
            "Indicator: a label is very rare or its share moved",
            "Few rows decide what a model learns of a rare label, so few poisoned rows suffice.",
            "Collect more rows of the label, or check each by hand.",
            "AML.T0020");

    static final Rule HIDDEN_CHARACTERS = Rule.of(
            "poisoning/hidden-characters",
            Severity.MEDIUM,
            "Indicator: characters that a reader does not see or takes for others",
            "Invisible and look-alike characters are seen by a model and not by a reviewer: a trigger, or an instruction, can hide in them.",
            "Remove them, or remove the rows.",
            "AML.T0018.000",
            "AML.T0051");

    static final Rule INSTRUCTION_MARKUP = Rule.of(
            "poisoning/instruction-markup",
            Severity.MEDIUM,
            "Indicator: texts hold markers or commands for a model",
            "Role markers, calls to ignore instructions and encoded blobs inside a field change whose words a model takes them for.",
            "Look at the rows; escape or remove the markers.",
            "AML.T0051",
            "AML.T0020");

    static final Rule REPEATED_RESPONSES = Rule.of(
            "poisoning/repeated-responses",
            Severity.MEDIUM,
            "Indicator: the same answer to many prompts",
            "An answer that is the same for many different prompts teaches a model that answer.",
            "Look at the rows and keep the answers that fit their prompts.",
            "AML.T0020");

    static final Rule SECRET = Rule.of(
            "poisoning/secret",
            Severity.MEDIUM,
            "Indicator: secrets in the data",
            "A model repeats secrets it was trained on.",
            "Revoke the secret, then remove it from the data.",
            "CWE-312",
            "AML.T0057");

    static final Rule PERSONAL_DATA = Rule.of(
            "poisoning/personal-data",
            Severity.LOW,
            "Indicator: personal data",
            "A model repeats what it was trained on, names and numbers of people too.",
            "Remove or mask the values unless there is a reason and a right to train on them.",
            "CWE-359",
            "AML.T0057");

    static final Rule PREDICTIONS_DISAGREE = Rule.of(
            "poisoning/predictions-disagree",
            Severity.MEDIUM,
            "Indicator: a model's predictions contradict labels",
            "Labels that a model, trained without the row, confidently contradicts are mistakes or flipped.",
            "Look at the rows and label them again.",
            "AML.T0020");

    static final Rule SPECTRAL_SIGNATURE = Rule.of(
            "poisoning/spectral-signature",
            Severity.MEDIUM,
            "Indicator: rows stand out in the embeddings of their label",
            "Poisoned rows of a class share a direction that its other rows do not have.",
            "Look at the rows; remove them if the label does not fit.",
            "AML.T0018.000",
            "AML.T0020");

    public static final Rule NOT_EXAMINED = Rule.of(
            "poisoning/not-examined",
            Severity.MEDIUM,
            "Not examined to the end",
            "An indicator did not look at everything. What it did not see is not known to be good.",
            "Give more memory, fewer columns, or check the part that is named by other means.");

    /** All of them. */
    public static final List<Rule> ALL = List.of(
            DUPLICATE_FLOOD,
            NEAR_DUPLICATE_FLOOD,
            CONFLICTING_LABELS,
            LABEL_RATE,
            SOURCE_SHIFT,
            TRIGGER_WORD,
            TRIGGER_VALUE,
            VALUE_SPIKE,
            OUTLIERS,
            NEIGHBOURS_DISAGREE,
            APPENDED_BLOCK,
            IDENTIFIER,
            LEAKAGE,
            CLASS_IMBALANCE,
            HIDDEN_CHARACTERS,
            INSTRUCTION_MARKUP,
            REPEATED_RESPONSES,
            SECRET,
            PERSONAL_DATA,
            PREDICTIONS_DISAGREE,
            SPECTRAL_SIGNATURE,
            NOT_EXAMINED);

    private PoisoningRules() {}
}
