package io.jenkins.plugins.modelgate.engine.redteam.robustness;

import static io.jenkins.plugins.modelgate.engine.redteam.robustness.Threat.FIELDS;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.quality.Interval;
import io.jenkins.plugins.modelgate.engine.report.Finding;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Holds what attacks on a model found against the policy. The same code runs in the engine and again on the controller. */
public final class RobustnessJudge {
    private static final Location PLACE = Location.ofFile(Robustness.FILE);

    /** 95 %. */
    private static final double Z = 1.959964;

    private final Policy policy;

    public RobustnessJudge(Policy policy) {
        this.policy = policy;
    }

    /** Whether the policy wants these attacks, whatever the build asks for. */
    public static boolean required(Policy policy) {
        return "REQUIRED".equals(policy.text(FIELDS + "mode"));
    }

    /** The 95 % interval of a share, by Wilson's score. */
    public static Interval interval(double share, long examples) {
        return examples == 0 ? new Interval(0, 1) : Interval.wilson(share, examples, Z);
    }

    /**
     * Why nothing is decided, or null: also what was not played by this policy's own limits decides nothing.
     *
     * @param played null where no attack on the model was asked for
     */
    @CheckForNull
    public String gap(@CheckForNull Robustness played) {
        if (played == null) {
            return required(policy)
                    ? "the policy demands attacks on the model, and no examples were given; give robustnessInputs"
                    : null;
        }
        if (played.fault() != null) {
            return played.fault();
        }
        if (!played.threat().equals(Threat.of(policy))) {
            return "the attacks were not played by the policy in force";
        }
        if (!played.attacks().stream().map(Played::attack).toList().equals(Robustness.ATTACKS)) {
            return "not all attacks were played";
        }
        long least = policy.number(FIELDS + "examples");
        return played.right() < least
                ? "the model answers " + played.right() + " of " + played.distinct()
                        + " different examples rightly; the policy demands at least " + least + " that can be attacked"
                : null;
    }

    /** What the policy says. */
    public List<Finding> judge(@CheckForNull Robustness played) {
        List<Finding> findings = new ArrayList<>();
        String gap = gap(played);
        if (gap != null) {
            findings.add(Finding.of(RobustnessRules.UNDECIDED, PLACE, SafeText.of(gap, 600)));
        }
        if (gap != null || played == null) {
            return findings;
        }
        BigDecimal least = policy.decimal(FIELDS + "minAccuracy");
        if (below(played.right() - played.turned(), played.distinct(), least)) {
            findings.add(Finding.of(
                    RobustnessRules.ACCURACY,
                    PLACE,
                    "accuracy under attack is " + figure(played.robustAccuracy(), played.distinct()) + ", "
                            + percent(played.cleanAccuracy()) + " without; the policy demands at least "
                            + least.toPlainString()
                            + within(played)));
        }
        BigDecimal most = policy.decimal(FIELDS + "successRate");
        BigDecimal half = most.divide(BigDecimal.valueOf(2));
        boolean crossed = above(played.turned(), played.right(), most);
        if (crossed || played.turned() > 0 && above(played.turned(), played.right(), half)) {
            findings.add(Finding.of(
                    RobustnessRules.SUCCESS_RATE,
                    crossed ? Severity.HIGH : Severity.LOW,
                    PLACE,
                    "attacks turn " + played.turned() + " of " + played.right() + " right answers, "
                            + figure(played.successRate(), played.right()) + "; the policy permits "
                            + most.toPlainString() + within(played)));
        }
        return findings;
    }

    private static boolean below(long count, long of, BigDecimal share) {
        return BigDecimal.valueOf(count).compareTo(share.multiply(BigDecimal.valueOf(of))) < 0;
    }

    private static boolean above(long count, long of, BigDecimal share) {
        return BigDecimal.valueOf(count).compareTo(share.multiply(BigDecimal.valueOf(of))) > 0;
    }

    private static String within(Robustness played) {
        return " (within " + played.threat().epsilon().toPlainString() + " of each feature's range, "
                + played.threat().norm() + ", " + played.threat().queries() + " queries)";
    }

    /** A share with its interval. */
    static String figure(double share, long examples) {
        Interval interval = interval(share, examples);
        return percent(share) + " (95 % interval " + percent(interval.low()) + " to " + percent(interval.high()) + ")";
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
