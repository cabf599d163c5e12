package io.jenkins.plugins.modelgate.engine.policy;

/**
 * What values a policy field takes and which way is stricter. Values are plain Java: {@code String}, {@code Long},
 * {@code BigDecimal}, {@code Boolean}, {@code List}, {@code Map}.
 */
interface FieldKind {
    /**
     * Checks a value as it comes from YAML, JSON or a form and brings it to its normal form.
     *
     * @throws PolicyException when it is no value of this kind; {@code field} is its path, for the message
     */
    Object read(String field, Object raw) throws PolicyException;

    /**
     * Combines what is in force with what a later layer wants.
     *
     * @throws PolicyException when the later layer would loosen the field
     */
    Object tighten(String field, Object inForce, Object later) throws PolicyException;

    /** The refusal, the same for every kind. */
    static PolicyException loosened(String field, Object inForce, Object later, String stricter) {
        return new PolicyException("policy field " + field + ": " + later + " would loosen " + inForce
                + "; a later layer may only tighten (" + stricter + ")");
    }

    /** The complaint about a value of the wrong kind. */
    static PolicyException wrong(String field, Object raw, String wanted) {
        return new PolicyException("policy field " + field + ": " + raw + " is not " + wanted);
    }
}
