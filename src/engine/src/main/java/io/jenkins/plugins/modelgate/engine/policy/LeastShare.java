package io.jenkins.plugins.modelgate.engine.policy;

import java.math.BigDecimal;

/**
 * A share, larger being stricter.
 *
 * @param least smallest sensible value
 */
record LeastShare(String least) implements FieldKind {
    @Override
    public Object read(String field, Object raw) throws PolicyException {
        return Bound.number(least, "1").read(field, raw);
    }

    @Override
    public Object tighten(String field, Object inForce, Object later) throws PolicyException {
        if (new BigDecimal(later.toString()).compareTo(new BigDecimal(inForce.toString())) < 0) {
            throw FieldKind.loosened(field, inForce, later, "larger is stricter");
        }
        return later;
    }
}
