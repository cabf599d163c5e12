package io.jenkins.plugins.modelgate.engine.policy;

import java.math.BigDecimal;

/**
 * A number, smaller being stricter.
 *
 * @param least smallest sensible value
 * @param most largest sensible value
 * @param whole whether only whole numbers make sense
 */
record Bound(BigDecimal least, BigDecimal most, boolean whole) implements FieldKind {

    static Bound whole(long least, long most) {
        return new Bound(BigDecimal.valueOf(least), BigDecimal.valueOf(most), true);
    }

    static Bound share() {
        return new Bound(BigDecimal.ZERO, BigDecimal.ONE, false);
    }

    static Bound number(String least, String most) {
        return new Bound(new BigDecimal(least), new BigDecimal(most), false);
    }

    @Override
    public Object read(String field, Object raw) throws PolicyException {
        BigDecimal number = number(field, raw);
        boolean fits = number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
        if (!fits || whole && number.stripTrailingZeros().scale() > 0) {
            throw FieldKind.wrong(field, raw, "a " + (whole ? "whole " : "") + "number from " + least + " to " + most);
        }
        return whole ? (Object) number.longValueExact() : number.stripTrailingZeros();
    }

    @Override
    public Object tighten(String field, Object inForce, Object later) throws PolicyException {
        if (new BigDecimal(later.toString()).compareTo(new BigDecimal(inForce.toString())) > 0) {
            throw FieldKind.loosened(field, inForce, later, "smaller is stricter");
        }
        return later;
    }

    private BigDecimal number(String field, Object raw) throws PolicyException {
        if (raw instanceof Number) {
            try {
                return new BigDecimal(raw.toString());
            } catch (NumberFormatException e) {
                throw FieldKind.wrong(field, raw, "a finite number");
            }
        }
        throw FieldKind.wrong(field, raw, "a number");
    }
}
