package io.jenkins.plugins.modelgate.engine.quality;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for people. */
final class Numbers {
    private static final MathContext SHORT = new MathContext(6);
    private static final int DIGITS = 12;

    private Numbers() {}

    /** All digits, with an exponent only where there would be many zeros. */
    static String exact(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return Math.abs(plain.scale()) > DIGITS + SHORT.getPrecision() ? plain.toString() : plain.toPlainString();
    }

    /** Six digits. */
    static String brief(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number).round(SHORT).stripTrailingZeros();
        return Math.abs(rounded.scale()) > DIGITS ? rounded.toString() : rounded.toPlainString();
    }
}
