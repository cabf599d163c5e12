package io.jenkins.plugins.modelgate.engine.dataset.contract;

import java.math.BigDecimal;

/**
 * The one operator of a rule and its bounds. {@code mustBeBetween} includes both bounds.
 *
 * @param high the second bound of the two operators that have one, otherwise the first again
 */
public record Condition(Operator operator, BigDecimal low, BigDecimal high) {
    /** ODCS operators, in the standard's words. */
    public enum Operator {
        mustBe,
        mustNotBe,
        mustBeGreaterThan,
        mustBeGreaterOrEqualTo,
        mustBeLessThan,
        mustBeLessOrEqualTo,
        mustBeBetween,
        mustNotBeBetween;

        boolean isRange() {
            return this == mustBeBetween || this == mustNotBeBetween;
        }
    }

    /** Whether a value meets it. */
    public boolean holds(BigDecimal value) {
        int low = value.compareTo(this.low);
        int high = value.compareTo(this.high);
        return switch (operator) {
            case mustBe -> low == 0;
            case mustNotBe -> low != 0;
            case mustBeGreaterThan -> low > 0;
            case mustBeGreaterOrEqualTo -> low >= 0;
            case mustBeLessThan -> low < 0;
            case mustBeLessOrEqualTo -> low <= 0;
            case mustBeBetween -> low >= 0 && high <= 0;
            case mustNotBeBetween -> low < 0 || high > 0;
        };
    }

    @Override
    public String toString() {
        return operator.isRange()
                ? operator + " " + low.toPlainString() + " and " + high.toPlainString() + ", both included"
                : operator + " " + low.toPlainString();
    }
}
