package io.jenkins.plugins.modelgate.engine.quality;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.math.BigDecimal;
import java.util.Comparator;

/**
 * One figure that an evaluation has written.
 *
 * @param name as the evaluation calls it, {@code accuracy}
 * @param slice part of the data that it is about ({@code language=de}; the parts of a path joined by {@code /}), empty for
 *     all of it
 * @param value finite; null where what stands there cannot be used
 * @param samples number of examples that the value is a mean over, at least 1; null where nobody says
 * @param error standard error of the value, above 0; null where nobody says
 * @param better whether larger values are better, as the evaluation says; null where it does not
 * @param place file that says so, safe to show
 * @param flaw why the value cannot be used; null if it can
 */
public record Metric(
        String name,
        String slice,
        @CheckForNull Double value,
        @CheckForNull Long samples,
        @CheckForNull Double error,
        @CheckForNull Boolean better,
        String place,
        @CheckForNull String flaw) {

    /** Between a name and its slice in a policy and in messages. */
    static final char AT = '@';

    static final Comparator<Metric> ORDER = Comparator.comparing(Metric::name).thenComparing(Metric::slice);

    public Metric {
        if ((value == null) == (flaw == null)) {
            throw new IllegalArgumentException("a metric has a value or a flaw: " + name);
        }
    }

    /** A usable figure. */
    public static Metric of(String name, String slice, double value, @CheckForNull Long samples, String place) {
        return new Metric(name, slice, value, samples, null, null, place, null);
    }

    /** Name and slice in one word: {@code accuracy@language=de}. */
    @NonNull
    public String address() {
        return address(name, slice);
    }

    static String address(String name, String slice) {
        return slice.isEmpty() ? name : name + AT + slice;
    }

    /** The value as it was written in the shortest way, so that 0.95 - 0.94 is 0.01. */
    BigDecimal exact() {
        if (value == null) {
            throw new IllegalStateException(address() + " has no value");
        }
        return BigDecimal.valueOf(value);
    }

    /** Whether the value can be a share of the samples. */
    boolean isShare() {
        return samples != null && value != null && value >= 0 && value <= 1;
    }
}
