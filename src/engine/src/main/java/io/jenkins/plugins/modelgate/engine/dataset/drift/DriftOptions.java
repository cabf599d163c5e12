package io.jenkins.plugins.modelgate.engine.dataset.drift;

import io.jenkins.plugins.modelgate.engine.dataset.measure.DriftLimits;
import io.jenkins.plugins.modelgate.engine.dataset.measure.Limit;
import io.jenkins.plugins.modelgate.engine.policy.Policy;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.Set;

/**
 * What the check on drift asks for.
 *
 * @param limits thresholds, gating measures, floors
 * @param newCategory severity of values that the baseline did not have
 * @param critical names of columns whose drift counts alone, the label besides; the others then count by their drifted share. Empty:
 *     every column counts alone
 */
public record DriftOptions(DriftLimits limits, Severity newCategory, Set<String> critical) {
    /** A threshold of 0 means that everything above the noise floor counts. */
    private static final double LEAST = 1e-12;

    public DriftOptions {
        critical = Set.copyOf(critical);
    }

    /** As the policy says: its thresholds are failures, half of them warnings. */
    public static DriftOptions of(Policy policy, Set<String> critical) {
        DriftLimits limits = DriftLimits.defaults()
                .with("psi.ln.refbins", limit(policy, "dataset.drift.psi"))
                .with("jsdist.bits", limit(policy, "dataset.drift.js"));
        return new DriftOptions(limits, Severity.valueOf(policy.text("dataset.drift.newCategory")), critical);
    }

    private static Limit limit(Policy policy, String field) {
        double fail = Math.max(LEAST, policy.decimal(field).doubleValue());
        return new Limit(fail / 2, fail);
    }
}
