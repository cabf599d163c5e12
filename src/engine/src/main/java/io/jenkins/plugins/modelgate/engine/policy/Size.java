package io.jenkins.plugins.modelgate.engine.policy;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, smaller being stricter: {@code 200GiB}, {@code 512 MiB}, {@code 1000000}. */
record Size() implements FieldKind {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}) ?(B|KiB|MiB|GiB|TiB|KB|MB|GB|TB)?");
    private static final Map<String, Long> UNITS = Map.of(
            "B",
            1L,
            "KiB",
            1L << 10,
            "MiB",
            1L << 20,
            "GiB",
            1L << 30,
            "TiB",
            1L << 40, //
            "KB",
            1_000L,
            "MB",
            1_000_000L,
            "GB",
            1_000_000_000L,
            "TB",
            1_000_000_000_000L);

    @Override
    public Object read(String field, Object raw) throws PolicyException {
        Matcher form = FORM.matcher(String.valueOf(raw));
        if (!form.matches()) {
            throw FieldKind.wrong(field, raw, "a size such as 200GiB or 500MB");
        }
        try {
            long unit = form.group(2) == null ? 1 : UNITS.get(form.group(2));
            return Math.multiplyExact(Long.parseLong(form.group(1)), unit);
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
