package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Rule;

/**
 * A library metric that counts rows.
 *
 * @param counted SQL that is true for a row that counts; null to count every row
 */
record CountAssertion(
        Rule rule, Target target, @CheckForNull String counted, QualityRule quality) implements Assertion {
    @Override
    public String aggregate() {
        return counted == null ? "count(*)" : target.operand().dialect().countIf(counted);
    }

    @Override
    public void judge(long measured, Judging judging) throws InterruptedException {
        Verdicts.judge(
                rule,
                target,
                quality,
                measured,
                judging,
                () -> counted == null || measured == 0 ? "" : Exemplars.where(counted, target, judging.table()));
    }
}
