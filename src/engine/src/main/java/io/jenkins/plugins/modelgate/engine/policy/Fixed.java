package io.jenkins.plugins.modelgate.engine.policy;

/** A text that the first layer to set it decides. */
record Fixed() implements FieldKind {
    @Override
    public Object read(String field, Object raw) throws PolicyException {
        if (!(raw instanceof String text) || text.isBlank()) {
            throw FieldKind.wrong(field, raw, "a text");
        }
        return text.trim();
    }

    @Override
    public Object tighten(String field, Object inForce, Object later) throws PolicyException {
        if (!inForce.equals(later)) {
            throw FieldKind.loosened(field, inForce, later, "what an earlier layer set stays");
        }
        return later;
    }
}
