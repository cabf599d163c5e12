package io.jenkins.plugins.modelgate.engine.policy;

import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as people write them: {@code 200GiB}, {@code 512 MiB}, {@code 1GB}, {@code 1000000}. */
public final class ByteSize {
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

    private ByteSize() {}

    /**
     * The number, or nothing where the text is none.
     *
     * @throws ArithmeticException when it is not below 8 EiB
     */
    public static OptionalLong of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return OptionalLong.empty();
        }
        long unit = form.group(2) == null ? 1 : UNITS.get(form.group(2));
        return OptionalLong.of(Math.multiplyExact(Long.parseLong(form.group(1)), unit));
    }
}
