package io.jenkins.plugins.modelgate.engine.quality;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.math.BigDecimal;

/** Which way a metric gets worse. */
enum Direction {
    HIGHER,
    LOWER,
    /** Nobody says, or both ends are bounded: every change counts as a loss. */
    EITHER;

    /** How much worse {@code now} is than {@code before}; negative where it is better. */
    BigDecimal loss(BigDecimal before, BigDecimal now) {
        BigDecimal fall = before.subtract(now);
        return switch (this) {
            case HIGHER -> fall;
            case LOWER -> fall.negate();
            case EITHER -> fall.abs();
        };
    }

    /** Whether an evaluation says that the other way is better; null where it says nothing. */
    boolean contradicts(@CheckForNull Boolean higherIsBetter) {
        return higherIsBetter != null && this == (higherIsBetter ? LOWER : HIGHER);
    }

    /** The interval of the loss, from that of {@code before - now}. */
    Interval loss(Interval fall) {
        return switch (this) {
            case HIGHER -> fall;
            case LOWER -> new Interval(-fall.high(), -fall.low());
            case EITHER ->
                new Interval(
                        fall.low() <= 0 && fall.high() >= 0 ? 0 : Math.min(Math.abs(fall.low()), Math.abs(fall.high())),
                        Math.max(Math.abs(fall.low()), Math.abs(fall.high())));
        };
    }
}
