package io.jenkins.plugins.modelgate.engine.dataset.contract;

import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.math.BigDecimal;
import java.math.MathContext;

/** Compares a measured count with a rule of a quality list. */
final class Verdicts {
    private Verdicts() {}

    static void judge(
            Rule rule, Target target, QualityRule quality, long count, Judging judging, Exemplars.Asking examples)
            throws InterruptedException {
        BigDecimal value = BigDecimal.valueOf(count);
        if (quality.percent()) {
            value = judging.rows() == 0
                    ? BigDecimal.ZERO
                    : value.multiply(BigDecimal.valueOf(100))
                            .divide(BigDecimal.valueOf(judging.rows()), MathContext.DECIMAL64);
        }
        if (!quality.condition().holds(value)) {
            String measured = quality.metric() == QualityRule.Metric.rowCount ? count + " rows" : judging.share(count);
            judging.violated(
                    rule,
                    severity(quality),
                    target,
                    named(quality, target) + " " + quality.condition() + (quality.percent() ? " percent" : " rows")
                            + "; measured " + measured + judging.examples(examples));
        }
    }

    static String named(QualityRule quality, Target target) {
        String name = SafeText.of(quality.name());
        return target.column().isEmpty() ? name : name + " of " + target.column();
    }

    static Severity severity(QualityRule quality) {
        return switch (quality.weight()) {
            case ERROR -> Severity.HIGH;
            case WARNING -> Severity.MEDIUM;
            case INFO -> Severity.LOW;
        };
    }
}
