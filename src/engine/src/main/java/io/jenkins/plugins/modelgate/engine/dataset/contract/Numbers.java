package io.jenkins.plugins.modelgate.engine.dataset.contract;

import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Conditions on numbers. Columns of numbers are compared exactly, texts as doubles. */
final class Numbers {
    /** Digits that every database's exact numbers have. */
    private static final int EXACT_DIGITS = 30;

    private Numbers() {}

    static String literal(BigDecimal number, Operand operand) {
        boolean exact =
                !operand.isText() && number.precision() <= EXACT_DIGITS && Math.abs(number.scale()) <= EXACT_DIGITS;
        double value = number.doubleValue();
        return exact
                ? number.toPlainString()
                : operand.dialect().literal(Double.isFinite(value) ? value : Math.copySign(Double.MAX_VALUE, value));
    }

    /** Whether a value compares so with a bound, or is NaN or infinite. */
    static String outside(Operand operand, String operator, BigDecimal bound) {
        String condition = operand.number() + " " + operator + " " + literal(bound, operand);
        return operand.isFloating() || operand.isText()
                ? "(" + condition + " OR NOT " + operand.dialect().isFinite(operand.number()) + ")"
                : condition;
    }

    /**
     * Whether a value is no multiple. Exact for integers by integers and for decimals; floating numbers may miss a multiple by what
     * their own precision misses.
     */
    static String noMultiple(Operand operand, BigDecimal of) {
        BigDecimal plain = of.stripTrailingZeros();
        boolean small = plain.precision() <= EXACT_DIGITS && Math.abs(plain.scale()) <= EXACT_DIGITS;
        boolean exact = operand.type() == ColumnType.INTEGER && plain.scale() <= 0
                || operand.type() == ColumnType.NUMBER && !operand.isFloating();
        if (exact && small) {
            return operand.sql() + " % " + plain.toPlainString() + " <> 0";
        }
        String value = operand.isText() ? operand.number() : operand.dialect().asDouble(operand.sql());
        String quotient = value + " / " + operand.dialect().literal(of.doubleValue());
        return "(NOT " + operand.dialect().isFinite(value) + " OR abs(" + quotient + " - round(" + quotient
                + ")) > greatest(1e-9, abs(" + quotient + ") * 1e-15))";
    }

    /** Whether a value does not fit into a type such as {@code i32}; empty when everything fits. */
    static String outOf(String format, Operand operand) {
        int bits = Integer.parseInt(format.substring(1));
        if (format.charAt(0) == 'f') {
            // Only single precision has values that a double has and it has not.
            return bits == 32
                    ? "abs(" + operand.dialect().asDouble(operand.number()) + ") > "
                            + operand.dialect().literal(Float.MAX_VALUE) + " AND "
                            + operand.dialect().isFinite(operand.number())
                    : "";
        }
        BigInteger high = BigInteger.TWO.pow(format.charAt(0) == 'i' ? bits - 1 : bits);
        BigInteger low = format.charAt(0) == 'i' ? high.negate() : BigInteger.ZERO;
        if (operand.isText() && format.equals("i64")) {
            return operand.sql() + " IS NOT NULL AND " + operand.dialect().tryLong(operand.sql()) + " IS NULL";
        }
        BigDecimal least = new BigDecimal(low);
        BigDecimal most = new BigDecimal(high.subtract(BigInteger.ONE));
        return "(" + outside(operand, "<", least) + " OR " + outside(operand, ">", most) + ")";
    }
}
