package io.jenkins.plugins.modelgate.engine.quality;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.List;

/** Rules about what a model's own metrics and tests say, and about what they do not say. */
public final class QualityRules {
    static final Rule LIMIT = Rule.of(
            "quality/limit",
            Severity.HIGH,
            "Metric beyond its limit",
            "The value is below min or above max of quality.metrics. LOW where it is a slice that the policy does not list.",
            "Mend the model, or decide with reasons that the limit was wrong and change it in the administrator's policy.");

    static final Rule REGRESSION = Rule.of(
            "quality/regression",
            Severity.HIGH,
            "Worse than the last approved version",
            "The metric lost more than drop allows, and more than chance explains: the 95 % interval of the loss lies above drop,"
                    + " or nobody tells a sample size and the value itself lost more.",
            "Find out what the new version lost, or give reasons and allow a larger drop in the administrator's policy.");

    static final Rule SLICE = Rule.of(
            "quality/slice-regression",
            Severity.MEDIUM,
            "A slice got worse",
            "A slice that the policy does not list lost more than chance explains, whatever the average did. HIGH where"
                    + " the metric has a drop, LOW where it is only worse in value and may be chance.",
            "Look at the examples of this slice. List it in the metric's slices to make it count like the average.");

    static final Rule UNDECIDED = Rule.of(
            "quality/undecided",
            Severity.MEDIUM,
            "Comparison that the samples do not decide",
            "The value lost more than drop allows without being proven worse, or the samples are so few that a loss could"
                    + " hide in chance. The gate stays closed.",
            "Evaluate on more examples; the detail says about how many. What noise is accepted stands in the metric's noise.");

    static final Rule MISSING = Rule.of(
            "quality/missing",
            Severity.MEDIUM,
            "Metric or slice that is not there",
            "The policy demands it, or the last approved version had it. The gate stays closed.",
            "Evaluate it and give the file to the step. Names count to the letter; the detail names what was there.");

    static final Rule UNUSABLE = Rule.of(
            "quality/unusable",
            Severity.MEDIUM,
            "Metric that cannot be used",
            "It is no finite number, two places disagree about it, its name fits several figures, or its samples are fewer than"
                    + " the policy demands. The gate stays closed; LOW, and it does not, where it is a slice that the policy does not list.",
            "Write one finite number under one name, with its number of samples.");

    static final Rule TEST_FAILED = Rule.of(
            "quality/test-failed",
            Severity.HIGH,
            "Test that failed",
            "A test of the model failed, or ended with an error. MEDIUM where quality.tests does not demand it.",
            "Mend what the test says.");

    static final Rule TEST_OPEN = Rule.of(
            "quality/test-not-passed",
            Severity.MEDIUM,
            "Demanded test that did not pass",
            "It was not there, was skipped, or passed only after failing; or the last approved version had passed it and it is"
                    + " gone. The gate stays closed.",
            "Run it. A test that may be skipped does not belong in quality.tests.");

    public static final Rule OTHER_MODEL = Rule.of(
            "quality/other-model",
            Severity.MEDIUM,
            "Evaluation of another model",
            "The file names the digest of another model than the one that was given: nothing in it counts.",
            "Evaluate the very model that is to be released, or give the model that was evaluated.",
            "AML.T0018");

    static final Rule UNBOUND = Rule.of(
            "quality/unbound",
            Severity.INFO,
            "Evaluation that names no model",
            "Nothing says that these figures are of this model and not of another. MEDIUM, and the gate stays closed, where"
                    + " quality.binding is REQUIRED.",
            "Write the model's digest into the file as the page of the step shows.");

    static final Rule DIRECTION = Rule.of(
            "quality/direction",
            Severity.LOW,
            "Limit on the wrong side",
            "The evaluation says that larger values are better and the policy has a maximum, or the other way round.",
            "Look at the metric's definition; one of the two is mistaken.");

    static final Rule NO_DEMANDS = Rule.of(
            "quality/no-demands",
            Severity.MEDIUM,
            "Policy that demands nothing",
            "Neither quality.metrics nor quality.tests names anything: there is nothing to hold. The gate stays closed.",
            "Name metrics with their limits, or tests, in the policy.");

    static final Rule NO_BASELINE = Rule.of(
            "quality/no-baseline",
            Severity.INFO,
            "Nothing to compare with",
            "A metric has a drop, and there is no earlier version, or it lacks the metric. MEDIUM, and the gate stays closed,"
                    + " where quality.baseline is REQUIRED.",
            "Give the quality.json of the last approved version. In Jenkins the controller does so itself.");

    static final Rule NO_NOISE = Rule.of(
            "quality/noise-unknown",
            Severity.INFO,
            "Comparison without a sample size",
            "Neither version tells samples or standard error: the values were compared as they are.",
            "Write the number of samples beside the metric; samples in the policy demands it.");

    /** For what could not be read at all. */
    public static final Rule UNREADABLE = Rule.of(
            "quality/unreadable",
            Severity.MEDIUM,
            "Metrics file that was not read to its end",
            "What it says does not count. The gate stays closed.",
            "Give a file in one of the formats that the page of the step names.");

    /** For metrics that come with the model. */
    public static final Rule SELF = Rule.of(
            "quality/self-reported",
            Severity.INFO,
            "Metrics from the model's own directory",
            "Whoever made the model can have written them.",
            "Evaluate the model in the pipeline, and write the result outside of the model's directory.");

    public static final List<Rule> ALL = List.of(
            LIMIT,
            REGRESSION,
            SLICE,
            UNDECIDED,
            MISSING,
            UNUSABLE,
            TEST_FAILED,
            TEST_OPEN,
            OTHER_MODEL,
            UNBOUND,
            DIRECTION,
            NO_DEMANDS,
            NO_BASELINE,
            NO_NOISE,
            UNREADABLE,
            SELF);

    private QualityRules() {}
}
