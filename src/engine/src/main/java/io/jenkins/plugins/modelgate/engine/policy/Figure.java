package io.jenkins.plugins.modelgate.engine.policy;

import java.math.BigDecimal;

/**
 * Any finite number that an IEEE double holds.
 *
 * @param growing whether larger is stricter
 */
record Figure(boolean growing) implements FieldKind {
    private static final Bound RANGE = Bound.number("-1e300", "1e300");

    @Override
    public Object read(String field, Object raw) throws PolicyException {
        return RANGE.read(field, raw);
    }

    @Override
    public Object tighten(String field, Object inForce, Object later) throws PolicyException {
        int order = new BigDecimal(later.toString()).compareTo(new BigDecimal(inForce.toString()));
        if (growing ? order < 0 : order > 0) {
            throw FieldKind.loosened(field, inForce, later, growing ? "larger is stricter" : "smaller is stricter");
        }
        return later;
    }
}
