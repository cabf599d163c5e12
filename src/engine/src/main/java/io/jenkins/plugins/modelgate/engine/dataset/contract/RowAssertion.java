package io.jenkins.plugins.modelgate.engine.dataset.contract;

import io.jenkins.plugins.modelgate.engine.report.Rule;

/**
 * No row may meet a condition.
 *
 * @param condition SQL that is true for a violation
 * @param claim what the contract says: "must not be NULL"
 */
record RowAssertion(Rule rule, Target target, String condition, String claim) implements Assertion {
    @Override
    public String aggregate() {
        return target.operand().dialect().countIf(condition);
    }

    @Override
    public void judge(long measured, Judging judging) throws InterruptedException {
        if (measured > 0) {
            judging.violated(
                    rule,
                    rule.severity(),
                    target,
                    target.column() + " " + claim + "; broken in " + judging.share(measured)
                            + judging.examples(() -> Exemplars.where(condition, target, judging.table())));
        }
    }
}
