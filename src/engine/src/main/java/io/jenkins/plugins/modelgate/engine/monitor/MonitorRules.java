package io.jenkins.plugins.modelgate.engine.monitor;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** What monitoring a model can find, besides the rules of drift. */
public final class MonitorRules {
    private static final String RETRAIN =
            "Find out what changed in front of the model; retrain and approve a new one, or take this one out of production.";

    static final Rule NOT_EXAMINED = Rule.of(
            "monitor/not-examined",
            Severity.MEDIUM,
            "Part of the window that was not examined",
            "What was not examined is never a pass.",
            "The detail says what stood in the way; mend that and check again.");
    static final Rule NO_ROWS = Rule.of(
            "monitor/no-rows",
            Severity.HIGH,
            "Window without an answer of the model",
            "Nobody asked, the model is down, or what it answers is no longer written down. None of these is a pass.",
            "Check the service, and the step that writes the log of its answers.");
    static final Rule STALE = Rule.of(
            "monitor/stale",
            Severity.HIGH,
            "The newest answer is old",
            "Whatever the model did since then nobody has looked at. The limit is the policy's monitoring.staleHours.",
            "Check the service, and the step that writes the log of its answers.");
    static final Rule HOLE = Rule.of(
            "monitor/hole",
            Severity.HIGH,
            "A long time without an answer",
            "The model was down, or part of the log is missing: whoever removes a part of it hides what happened then.",
            "Compare with the service's own counts of requests.");
    static final Rule CLOCK = Rule.of(
            "monitor/clock",
            Severity.MEDIUM,
            "Answers whose time cannot be",
            "Rows from the future, from before 2000 or without a time belong to no window. A clock jumped, or somebody writes times that"
                    + " keep rows out of every window.",
            "Set the clocks, and correct the times from the service's own log.",
            "CWE-345");
    static final Rule BASELINE = Rule.of(
            "monitor/baseline",
            Severity.HIGH,
            "The baseline is not this model's",
            "A baseline that somebody exchanged shows no drift: everything is compared with what it has become.",
            "Take the profile.json that was recorded when this model was approved, and give its digest.",
            "AML.T0031",
            "CWE-345");
    static final Rule HISTORY = Rule.of(
            "monitor/history",
            Severity.MEDIUM,
            "The history cannot be used",
            "Without the windows before, nobody can tell whether this one is unusual, and performance has nothing to be compared with.",
            "Restore the history from where it is kept; never edit it.",
            "CWE-345");
    static final Rule ORDER = Rule.of(
            "monitor/window-order",
            Severity.MEDIUM,
            "The window does not follow the history",
            "It begins before the last window ends: rows would count twice, or an older state would be shown as the newest.",
            "Name a window that begins where the last one ended, or exactly one that was measured before.");
    static final Rule SCHEMA = Rule.of(
            "monitor/schema-changed",
            Severity.MEDIUM,
            "The columns changed",
            "A column that came, went or became something else is not compared with anything.",
            "Write the same columns as before, or record a new baseline and approve it.");
    static final Rule PREDICTION = Rule.of(
            "monitor/prediction-drift",
            Severity.HIGH,
            "The model answers otherwise than in the baseline",
            "Either it is asked other things, or it is another model; both were not what was approved.",
            RETRAIN,
            "AML.T0031");
    static final Rule UNSEEN = Rule.of(
            "monitor/unseen-values",
            Severity.HIGH,
            "Many values that the baseline did not have",
            "The model has never seen these categories; what it answers to them is a guess.",
            RETRAIN);
    static final Rule OUTPUT = Rule.of(
            "monitor/unusual-output",
            Severity.HIGH,
            "Answers that no model in order gives",
            "Empty answers, NaN, scores outside of 0 to 1 or numbers far outside of the baseline's range come from broken inputs or broken"
                    + " weights.",
            "Look at the rows, and verify the digest of the model that is served.");
    static final Rule CONSTANT = Rule.of(
            "monitor/constant-output",
            Severity.HIGH,
            "The model always answers the same",
            "A feature that became constant, a fallback that hides an error, or exchanged weights.",
            "Look at the service's errors, and verify the digest of the model that is served.");
    static final Rule TAKEOVER = Rule.of(
            "monitor/class-takeover",
            Severity.HIGH,
            "One class takes over",
            "One answer holds far more of all answers than in the baseline.",
            RETRAIN);
    static final Rule LATENCY = Rule.of(
            "monitor/latency",
            Severity.HIGH,
            "Slow answers",
            "Slow answers are lost users; inputs that are made to be slow (sponge examples) are an attack on availability. The limit is the"
                    + " policy's monitoring.latencyP95, in milliseconds.",
            "Look at the slowest requests, and at who sent them.",
            "AML.T0029");
    static final Rule PERFORMANCE = Rule.of(
            "monitor/performance",
            Severity.HIGH,
            "The model is worse than it was",
            "Against labels that have come. The limit is the policy's monitoring.performanceDrop.",
            RETRAIN,
            "AML.T0031");
    static final Rule ESTIMATE = Rule.of(
            "monitor/performance-estimate",
            Severity.MEDIUM,
            "The model is probably worse than it was",
            "An estimate from the model's own scores, without labels: right as far as the scores are calibrated.",
            "Get labels for this window first.");
    static final Rule CALIBRATION = Rule.of(
            "monitor/calibration",
            Severity.HIGH,
            "Scores are not what they say",
            "Of answers with a score of 0.9 nine in ten should be right. Whoever decides by a score decides wrongly otherwise.",
            "Calibrate the model on new labels and approve it again.");
    static final Rule LABELS_LATE = Rule.of(
            "monitor/labels-late",
            Severity.MEDIUM,
            "Labels have not come yet",
            "Without labels the performance is an estimate at best. How many answers may be without is the policy's"
                    + " monitoring.unlabelledShare.",
            "Check the window again when its labels have come.");
    static final Rule LABELS = Rule.of(
            "monitor/labels-contradict",
            Severity.MEDIUM,
            "Late labels that contradict each other",
            "One key has several labels: whoever can add rows to that table chooses how good the model looks.",
            "Make keys unique, and find out who writes to the table of labels.",
            "AML.T0031");
    static final Rule FEW_LABELS = Rule.of(
            "monitor/few-labels",
            Severity.LOW,
            "Too few labels to see the limit",
            "A drop as small as the policy's limit cannot be told from chance with so few labels.",
            "Make the windows longer, or label more answers.");
    static final Rule NO_REFERENCE = Rule.of(
            "monitor/no-reference",
            Severity.LOW,
            "Nothing to compare the performance with",
            "The figure is kept: windows that pass become what later ones are compared with.",
            "Say with --expected what the figure was when the model was approved.");
    static final Rule FLOOD = Rule.of(
            "monitor/flood",
            Severity.HIGH,
            "One client asks far more than all others",
            "Floods exhaust the service, and copying a model takes many queries. The limit is the policy's monitoring.clientShare of all"
                    + " queries; a share that clients like the others would have is no flood.",
            "Find out who the client is; limit its rate.",
            "AML.T0029",
            "AML.T0024");
    static final Rule EXTRACTION = Rule.of(
            "monitor/extraction",
            Severity.MEDIUM,
            "Queries that look like copying the model or searching its weak points",
            "Evenly spread values, rows one step apart, rows close to each other and rows at the decision boundary are how models are"
                    + " copied and how inputs that fool them are found. Two of these signs together are HIGH.",
            "Find out who the client is and what it is for; limit its rate and the precision of the scores it gets.",
            "AML.T0024",
            "AML.T0043");
    static final Rule INJECTION = Rule.of(
            "monitor/prompt-injection",
            Severity.HIGH,
            "Texts with marks of prompt injection",
            "Somebody tries to make a language model forget what it was told. The limit is the policy's monitoring.injectionShare of all"
                    + " texts.",
            "Look at these texts and at what the model answered to them.",
            "AML.T0051",
            "AML.T0054");
    static final Rule ANOMALY = Rule.of(
            "monitor/anomaly",
            Severity.MEDIUM,
            "A figure does not fit the history",
            "No limit of the policy is crossed, but the windows of this model that passed before were otherwise.",
            "Find out what was different in this window.");

    static final Rule DRIFT_LEFT_OUT = Rule.of(
            "monitor/drift-left-out",
            Severity.MEDIUM,
            "Slow drift was not looked for in every column",
            "A line of the history has room for 900 figures of columns; what drifts slowly in another one is not seen. As severe as"
                    + " monitoring.anomalies says, and MEDIUM at least. The limits of a window hold for all columns.",
            "Watch the columns that the model reads, in several series if need be.");

    /** Every rule of this room. */
    public static final List<Rule> ALL = List.of(
            NOT_EXAMINED,
            NO_ROWS,
            STALE,
            HOLE,
            CLOCK,
            BASELINE,
            HISTORY,
            ORDER,
            SCHEMA,
            PREDICTION,
            UNSEEN,
            OUTPUT,
            CONSTANT,
            TAKEOVER,
            LATENCY,
            PERFORMANCE,
            ESTIMATE,
            CALIBRATION,
            LABELS_LATE,
            LABELS,
            FEW_LABELS,
            NO_REFERENCE,
            FLOOD,
            EXTRACTION,
            INJECTION,
            ANOMALY,
            DRIFT_LEFT_OUT);

    private MonitorRules() {}
}
