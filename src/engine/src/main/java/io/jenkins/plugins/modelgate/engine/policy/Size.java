package io.jenkins.plugins.modelgate.engine.policy;

import java.util.OptionalLong;

/** A number of bytes, smaller being stricter: {@code 200GiB}, {@code 512 MiB}, {@code 1000000}. */
record Size() implements FieldKind {
    @Override
    public Object read(String field, Object raw) throws PolicyException {
        try {
            OptionalLong bytes = ByteSize.of(String.valueOf(raw));
            if (bytes.isEmpty()) {
                throw FieldKind.wrong(field, raw, "a size such as 200GiB or 500MB");
            }
            return bytes.getAsLong();
        } catch (ArithmeticException e) {
            throw FieldKind.wrong(field, raw, "a size below 8 EiB");
        }
    }

    @Override
    public Object tighten(String field, Object inForce, Object later) throws PolicyException {
        if ((Long) later > (Long) inForce) {
            throw FieldKind.loosened(field, inForce + " bytes", later + " bytes", "smaller is stricter");
        }
        return later;
    }
}
