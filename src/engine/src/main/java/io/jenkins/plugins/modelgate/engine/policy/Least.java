package io.jenkins.plugins.modelgate.engine.policy;

/**
 * A whole number, larger being stricter.
 *
 * @param least smallest sensible value
 * @param most largest sensible value
 */
record Least(long least, long most) implements FieldKind {
    @Override
    public Object read(String field, Object raw) throws PolicyException {
        return Bound.whole(least, most).read(field, raw);
    }

    @Override
    public Object tighten(String field, Object inForce, Object later) throws PolicyException {
        if ((Long) later < (Long) inForce) {
            throw FieldKind.loosened(field, inForce, later, "larger is stricter");
        }
        return later;
    }
}
