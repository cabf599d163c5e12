package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** Forms of text that are no accident when every value has them. */
enum KnownForm {
    UUID("^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$", null),
    SHA256("^[0-9A-Fa-f]{64}$", null),
    DATE(null, LogicalType.DATE),
    TIMESTAMP(null, LogicalType.TIMESTAMP),
    EMAIL("^[^@ ]+@[^@ ]+\\.[^@ ]+$", null),
    URL("^https?://[^ ]+$", null);

    private final String pattern;
    private final LogicalType type;

    KnownForm(@CheckForNull String pattern, @CheckForNull LogicalType type) {
        this.pattern = pattern;
        this.type = type;
    }

    /** As a contract writes it (ECMA-262); null when a type says it. */
    @CheckForNull
    String pattern() {
        return pattern;
    }

    /** The type that texts of this form have; null for a string. */
    @CheckForNull
    LogicalType type() {
        return type;
    }

    /** SQL that is true for a value of another form. */
    String differs(Operand operand) {
        if (pattern != null) {
            try {
                return operand.mismatches(EcmaPattern.of(pattern, "").re2());
            } catch (ContractException e) {
                throw new IllegalStateException(e);
            }
        }
        Times times = Times.of(type, null, null, operand);
        if (times == null) {
            throw new IllegalStateException(name());
        }
        return times.wrong();
    }
}
