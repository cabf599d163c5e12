package io.jenkins.plugins.modelgate.engine.policy;

/** Yes or no; yes is stricter. */
record Flag() implements FieldKind {
    @Override
    public Object read(String field, Object raw) throws PolicyException {
        if (!(raw instanceof Boolean)) {
            throw FieldKind.wrong(field, raw, "true or false");
        }
        return raw;
    }

    @Override
    public Object tighten(String field, Object inForce, Object later) throws PolicyException {
        if ((Boolean) inForce && !(Boolean) later) {
            throw FieldKind.loosened(field, inForce, later, "true is stricter");
        }
        return later;
    }
}
