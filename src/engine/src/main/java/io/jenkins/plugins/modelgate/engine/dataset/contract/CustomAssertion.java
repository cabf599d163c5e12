package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;

/** A rule that some engine must evaluate: this one's drift and poisoning checks, or nobody here. */
record CustomAssertion(
        Target target, QualityRule quality, @CheckForNull CustomRules rules) implements Assertion {
    @Override
    @CheckForNull
    public String aggregate() {
        return null;
    }

    @Override
    public void judge(long measured, Judging judging) throws DatasetException, InterruptedException {
        String name = Verdicts.named(quality, target);
        if (!"modelgate".equals(quality.engine())) {
            judging.notEvaluated(
                    target,
                    name + " is a rule for the engine " + SafeText.of(String.valueOf(quality.engine()))
                            + ", which does not run here");
            return;
        }
        String column = target.column().isEmpty() ? null : target.column();
        if (rules == null || !rules.evaluate(quality, column, judging.table(), judging.findings())) {
            judging.notEvaluated(
                    target,
                    name + " asks for the check "
                            + SafeText.of(
                                    String.valueOf(quality.implementation().get("check")))
                            + ", which is not known here or lacks its baseline");
        }
    }
}
